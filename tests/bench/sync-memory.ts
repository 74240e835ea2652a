import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Row } from './row.ts'
import { type BenchPhone, startBenchServer } from './sync-server.ts'
import { operationsOf } from './sync-work.ts'

const phones = 200
const everyMs = 10_000
const operations = 20
const forMs = 70_000

/** The most memory that the server's process held while 200 phones listened, and each pushed 20 operations every ten
 *  seconds. Read where Linux keeps it; without that there is no row. */
export const memory = async (): Promise<readonly Row[]> => {
  if (process.platform !== 'linux') return []
  const server = await startBenchServer()
  const ended = new AbortController()
  try {
    const joined = await server.phones(phones)
    const streams = joined.map((phone) => phone.live(ended.signal).catch(() => undefined))
    const pushing = joined.map((phone, at) => push(phone, (at * everyMs) / phones, ended.signal))
    let most = 0
    for (const end = performance.now() + forMs; performance.now() < end;) {
      most = Math.max(most, residentMB(server.pid))
      await pause(500)
    }
    ended.abort()
    await Promise.all([...streams, ...pushing])
    return [{ name: 'server.rss', value: most, unit: 'MB' }]
  } finally {
    await server.stop()
  }
}

const push = async (phone: BenchPhone, afterMs: number, signal: AbortSignal): Promise<void> => {
  await pause(afterMs)
  while (!signal.aborted) {
    await phone.post('push', JSON.stringify({ operations: operationsOf(operations) }))
    await pause(everyMs, undefined, { signal }).catch(() => undefined)
  }
}

/** In millions of bytes. */
const residentMB = (pid: number): number => {
  const kiB = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round((Number(kiB) * 1_024) / 1_000_000)
}
