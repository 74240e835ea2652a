import * as z from 'zod/mini'
import { handset } from '../support/chromium-process.ts'
import { chromiumFlags, chromiumPath } from '../support/chromium.ts'
import { startTestServer } from '../support/server.ts'
import { installPeers, runPeer } from './peer-packages.ts'
import { medianIn, medianOf } from './rounds.ts'
import type { Row } from './row.ts'
import { slowDown, slowLine } from './slow-phone.ts'

const rounds = 5
const Seen = z.array(z.object({ performance: z.number(), accessibility: z.number() }))

/** The join screen of the built app from a cold start: 1.6 Mbit/s, 150 ms, four times slower. Usable is when
 *  its field stands there; the scores are Lighthouse's, of 100. */
export const loadOfJoin = async (): Promise<readonly Row[]> => {
  installPeers()
  const server = await startTestServer({ dist: 'dist' })
  try {
    const link = await server.link('volunteer')
    const usable = await medianOf(() => firstOpened(link))
    const args = [link, await chromiumPath(), String(rounds + 1), ...chromiumFlags]
    const seen = z.parse(Seen, await runPeer('lighthouse.js', args)).slice(1)
    return [
      { name: 'load.join', value: Math.round(usable), unit: 'ms' },
      {
        name: 'load.join-performance',
        value: medianIn(seen.map(({ performance }) => performance)),
        unit: 'of 100',
      },
      {
        name: 'load.join-accessibility',
        value: medianIn(seen.map(({ accessibility }) => accessibility)),
        unit: 'of 100',
      },
    ]
  } finally {
    await server.remove()
  }
}

/** On a phone that was never here: milliseconds from asking for the address to the frame with the field in it. The
 *  screen is made by the app itself, so what stands there answers. */
const firstOpened = async (link: string): Promise<number> => {
  const phone = handset()
  try {
    const page = await phone.open()
    await slowDown(page, 4)
    await slowLine(page)
    await page.goto(link, { waitUntil: 'commit' })
    await page.locator('input').first().waitFor()
    return await page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
      return performance.now()
    })
  } finally {
    await phone.close()
    await phone.discard()
  }
}
