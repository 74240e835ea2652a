import type { Page } from 'playwright-core'
import { handset } from '../support/chromium-process.ts'
import type { MapClusterPage } from './map-cluster-page.ts'
import type { MapPage } from './map-frames.ts'
import { servePage } from './pages.ts'
import { installPeers } from './peer-packages.ts'
import { mediansOf } from './rounds.ts'
import { beside, type Row, rounded } from './row.ts'

const many = 100_000
const panned = 10_000

/** 100,000 sightings counted together for the first view, beside the bare library on the page's own thread. */
export const countPins = async (): Promise<readonly Row[]> =>
  onPhone('map-cluster-page.ts', 'mapClusterPage', async (page) => {
    const threads: number[] = []
    const [own = 0, bare = 0] = await mediansOf(
      async () => {
        const { all, thread } = await page.evaluate((count) => mapClusterPage.own(count), many)
        threads.push(thread)
        return all
      },
      () => page.evaluate((count) => mapClusterPage.bare(count), many),
    )
    const peer = 'supercluster on the main thread'
    const thread = threads.toSorted((a, b) => a - b)[Math.floor(threads.length / 2)] ?? 0
    return [
      beside({ name: 'map.cluster-100k', value: Math.round(own), unit: 'ms' }, peer, Math.round(bare)),
      beside({ name: 'map.cluster-thread', value: rounded(thread), unit: 'ms' }, peer, Math.round(bare)),
    ]
  })

/** 10,000 sightings on the map: until they are painted, and what each frame costs while it is panned; beside plain Leaflet
 *  with leaflet.markercluster. */
export const panPins = async (): Promise<readonly Row[]> => {
  installPeers()
  const peer = 'leaflet.markercluster'
  return onPhone('map-pan-page.ts', 'mapPage', (own) =>
    onPhone('peers/markercluster.js', 'mapPage', async (other) => {
      const show = (page: Page) => () => page.evaluate((count) => mapPage.show(count), panned)
      const pan = (page: Page) => async () => {
        const works = (await page.evaluate(() => mapPage.pan())).toSorted((a, b) => a - b)
        return works[Math.floor(works.length * 0.95)] ?? 0
      }
      const [painted = 0, otherPainted = 0] = await mediansOf(show(own), show(other))
      const [work = 0, otherWork = 0] = await mediansOf(pan(own), pan(other))
      return [
        beside({ name: 'map.pan-10k', value: rounded(work), unit: 'ms' }, peer, rounded(otherWork)),
        beside(
          { name: 'map.first-paint', value: Math.round(painted), unit: 'ms' },
          peer,
          Math.round(otherPainted),
        ),
      ]
    }),
  )
}

const onPhone = async <T>(script: string, name: string, measure: (page: Page) => Promise<T>): Promise<T> => {
  const served = await servePage(script)
  const phone = handset()
  try {
    const page = await phone.open()
    await page.goto(served.url)
    await page.waitForFunction((global) => global in globalThis, name)
    return await measure(page)
  } finally {
    await phone.close()
    await phone.discard()
    await served.stop()
  }
}

/** Put there by the pages' own scripts. */
declare const mapClusterPage: MapClusterPage
declare const mapPage: MapPage
