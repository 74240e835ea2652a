import { join } from 'node:path'
import { build } from 'vite'
import { handset } from '../support/chromium-process.ts'
import type { FirstSyncPage } from './first-sync-page.ts'
import { medianIn, mediansOf } from './rounds.ts'
import { beside, type Row } from './row.ts'
import { fill } from './sync-fill.ts'
import { startBenchServer } from './sync-server.ts'

/** From an empty phone to everything, by the phone's own code in a real Chromium; beside raw Dexie there. */
export async function* firstSync(): AsyncGenerator<Row> {
  const script = await bundle()
  yield withPhone(script, 10_000, async ({ round, floor }) => {
    const [whole = 0, least = 0] = await mediansOf(round, floor)
    return rowOf('sync.first-10k', whole, least)
  })
  // Rounds of half a minute: three of them must do, and the one before has warmed everything up.
  yield withPhone(script, 100_000, async ({ round, floor }) => {
    const times: { whole: number[]; least: number[] } = { whole: [], least: [] }
    for (let count = 0; count < 3; count++) {
      times.whole.push(await round())
      times.least.push(await floor())
    }
    return rowOf('sync.first-100k', medianIn(times.whole), medianIn(times.least))
  })
}

const rowOf = (name: string, whole: number, least: number): Row =>
  beside({ name, value: Math.round(whole), unit: 'ms' }, 'raw Dexie (floor)', Math.round(least))

interface Phone {
  /** Milliseconds of a first sync. */
  readonly round: () => Promise<number>
  readonly floor: () => Promise<number>
}

/** A Chromium that has joined a server with so many records. */
const withPhone = async (
  script: string,
  records: number,
  measure: (phone: Phone) => Promise<Row>,
): Promise<Row> => {
  const server = await startBenchServer()
  const phone = handset()
  try {
    await fill(server, records)
    const page = await phone.open()
    // On the server's own origin, as the app is, and with nothing of the app on it.
    const address = `${server.url}/first-sync`
    const body = `<!doctype html><script type="module">${script}</script>`
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }))
    await page.goto(address)
    await page.evaluate((fragment) => firstSyncPage.join(fragment), new URL(await server.link()).hash)
    return await measure({
      round: () => page.evaluate((count) => firstSyncPage.round(count), records),
      floor: () => page.evaluate(() => firstSyncPage.floor()),
    })
  } finally {
    await phone.close()
    await phone.discard()
    await server.stop()
  }
}

/** Put there by the page's own script. */
declare const firstSyncPage: FirstSyncPage

/** The page's script in one piece. */
const bundle = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { __BUILD__: JSON.stringify('bench') },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, 'first-sync-page.ts'), formats: ['es'], fileName: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk === undefined) throw new Error('nothing was built')
  return chunk.code.replaceAll('</script', '<\\/script')
}
