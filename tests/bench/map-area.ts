import { handset } from '../support/chromium-process.ts'
import { tileServer } from '../support/tile-server.ts'
import type { MapAreaPage } from './map-area-page.ts'
import { servePage } from './pages.ts'
import { mediansOf } from './rounds.ts'
import { beside, type Row } from './row.ts'

/** The map of 4 km² at zoom 12 to 18 (755 pictures of about 16 kB) from a server on this machine onto the phone, and read
 *  again once that server is gone; beside the bare calls of the browser for the same pictures, as many at once. */
export const keepArea = async (): Promise<readonly Row[]> => {
  const tiles = await tileServer()
  const served = await servePage('map-area-page.ts')
  const phone = handset()
  try {
    const page = await phone.open()
    await page.goto(served.url)
    await page.waitForFunction(() => 'mapAreaPage' in globalThis)
    const count = await page.evaluate(() => mapAreaPage.tiles)
    if (count !== 755) throw new Error(`${count} pictures instead of 755`)
    const measure = (what: Exclude<keyof MapAreaPage, 'tiles'>) => () =>
      page.evaluate(([name, template]) => mapAreaPage[name](template), [what, tiles.template] as const)
    const [keep = 0, keepBare = 0] = await mediansOf(measure('keep'), measure('keepBare'))
    await tiles.stop()
    const [read = 0, readBare = 0] = await mediansOf(measure('read'), measure('readBare'))
    return [
      rowOf('map.area', keep, 'bare fetch and cache.put (floor)', keepBare),
      rowOf('map.area-offline', read, 'bare cache.match (floor)', readBare),
    ]
  } finally {
    await phone.close()
    await phone.discard()
    await served.stop()
    await tiles.stop()
  }
}

const rowOf = (name: string, value: number, floor: string, floorValue: number): Row =>
  beside({ name, value: Math.round(value), unit: 'ms' }, floor, Math.round(floorValue))

/** Put there by the page's own script. */
declare const mapAreaPage: MapAreaPage
