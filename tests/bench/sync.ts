import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mintLink } from '#server/links.ts'
import { openParts } from '#server/open-parts.ts'
import { realRandom } from '#server/random.ts'
import { startPostgres } from '../support/postgres.ts'
import { spawnServer } from '../support/server-process.ts'
import { medianOf, perSecond } from './rounds.ts'
import type { Row } from './row.ts'
import { rawInserts } from './sync-floor.ts'
import { type BenchPhone, joinByLink, mustBeApplied, pageOf } from './sync-phone.ts'
import { newBatches } from './sync-work.ts'

const perRound = 5_000
/** Phones that push at once, each with one batch under way. */
const phonesAtOnce = 4
const idleCalls = 100

/** The server as a process of its own, asked over HTTP from this one. Bodies are made before the clock runs. */
export const sync = async (): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'limonade-bench-'))
  const floorRound = rawInserts(folder)
  const floor = await medianOf(() => floorRound(perRound))
  rmSync(folder, { recursive: true, force: true })
  const sqlite = await measure({})
  const postgres = await startPostgres({ durable: true })
  const onPostgres = await measure({ DATABASE_URL: await postgres.database() })
  await postgres.stop()
  return [
    {
      name: 'sync.push',
      value: sqlite.push,
      unit: '1/s',
      peer: 'raw node:sqlite (floor)',
      peerValue: floor,
      ratio: Math.round((sqlite.push / floor) * 100) / 100,
    },
    { name: 'sync.pull', value: sqlite.pull, unit: '1/s' },
    { name: 'sync.idle', value: sqlite.idle.ms, unit: 'ms' },
    { name: 'sync.idle-bodies', value: sqlite.idle.bytes / 1_000, unit: 'kB' },
    { name: 'sync.push-postgres', value: onPostgres.push, unit: '1/s' },
    { name: 'sync.pull-postgres', value: onPostgres.pull, unit: '1/s' },
  ]
}

const measure = async (env: Readonly<Record<string, string>>) => {
  const data = mkdtempSync(join(tmpdir(), 'limonade-bench-'))
  const running = spawnServer(['--data', data, '--port', '0'], env)
  try {
    const link = await newLink(data, { url: await running.url, databaseUrl: env['DATABASE_URL'] })
    const reader = await joinByLink(link)
    const phones = [reader]
    while (phones.length < phonesAtOnce) phones.push(await joinByLink(link))
    return {
      push: await medianOf(() => pushRound(phones)),
      pull: await medianOf(() => pullRound(reader)),
      idle: await idleSync(reader),
    }
  } finally {
    running.child.kill('SIGTERM')
    await running.exit
    rmSync(data, { recursive: true, force: true })
  }
}

/** A link as `npm run admin -- link volunteer` makes one beside the running server. */
const newLink = async (
  data: string,
  { url, databaseUrl }: { readonly url: string; readonly databaseUrl: string | undefined },
): Promise<string> => {
  const opened = await openParts(data, { databaseUrl, shared: true })
  if (!opened.ok) throw new Error(opened.sentence)
  const { store, close } = opened.parts
  const [project = ''] = await store.read((reader) => reader.projects())
  const minting = {
    project,
    base: url,
    clock: () => new Date(),
    random: realRandom,
    madeBy: 'admin',
  } as const
  const link = await store.write((writer) => mintLink(writer, 'volunteer', minting))
  await close()
  return link.url
}

/** Operations in a second, from phones that each wait for an answer before they send the next batch. */
const pushRound = async (phones: readonly BenchPhone[]): Promise<number> => {
  const bodies = newBatches(perRound).map((operations) => JSON.stringify({ operations }))
  const answers: string[] = []
  const rate = await perSecond(perRound, () =>
    Promise.all(
      phones.map(async (phone) => {
        for (let body = bodies.pop(); body !== undefined; body = bodies.pop())
          answers.push(await phone.post('push', body))
      }),
    ),
  )
  answers.forEach(mustBeApplied)
  return rate
}

/** Records in a second, page after page from the beginning, as many as a round of pushing brings. */
const pullRound = async (phone: BenchPhone): Promise<number> => {
  let records = 0
  let cursors: Readonly<Record<string, number>> = {}
  const start = performance.now()
  while (records < perRound) {
    const { entries, cursors: next, more } = JSON.parse(await phone.post('pull', JSON.stringify({ cursors })))
    records += entries.length
    cursors = next
    if (!more) break
  }
  return Math.round((records * 1_000) / (performance.now() - start))
}

/** One pull at the head with nothing new: how long, and what goes over the line both ways. */
const idleSync = async (phone: BenchPhone): Promise<{ readonly ms: number; readonly bytes: number }> => {
  const cursors = await headOf(phone)
  const body = JSON.stringify(cursors)
  let answer = ''
  const ms = await medianOf(async () => {
    const start = performance.now()
    for (let call = 0; call < idleCalls; call++) answer = await phone.post('pull', body)
    return (performance.now() - start) / idleCalls
  })
  return { ms: Math.round(ms * 100) / 100, bytes: Buffer.byteLength(body) + Buffer.byteLength(answer) }
}

const headOf = async (phone: BenchPhone) => {
  for (let cursors: Readonly<Record<string, number>> = {}; ;) {
    const page = pageOf(await phone.post('pull', JSON.stringify({ cursors })))
    cursors = page.cursors
    if (!page.more) return { epoch: page.epoch, cursors }
  }
}
