import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Operation } from '#domain/sync/operation.ts'
import { fallUnderLoad } from '../support/kills.ts'
import { counted, times } from '../support/proof.ts'
import { phoneAt, sightingOp, startTestServer, type TestPhone } from '../support/server.ts'

/** One phone's sightings: made, and their notes written anew. Each has one writer, so nothing ever clashes. */
interface Writer {
  readonly phone: TestPhone
  /** The operations of each record, in order. */
  readonly sent: Map<string, Operation[]>
  /** The number that each operation was answered with. */
  readonly numbers: Map<string, number>
  /** Handed in, and not answered yet. */
  batch: readonly Operation[]
}

/** The real process, killed under load again and again: everything that was acknowledged is there afterwards, once, and
 *  so is what was asked again. A phone that follows the tail through all of it misses nothing. */
export const testKills = (database: string): void => {
  const kills = times('KILLS', 20)
  test(
    `No loss, exactly once: a server on ${database} that is killed again and again under load`,
    { timeout: 60_000 + kills * 5_000 },
    async () => {
      const data = mkdtempSync(join(tmpdir(), 'limonade-kills-'))
      const first = await startTestServer({ data })
      const writers: Writer[] = []
      for (let count = 0; count < 4; count++)
        writers.push({
          phone: await first.phone('volunteer'),
          sent: new Map(),
          numbers: new Map(),
          batch: [],
        })
      const reader = follower(await first.phone('volunteer'))
      const { epoch } = await (await first.phone('volunteer')).page()
      await first.stop()

      for (let kill = 0; kill < kills; kill++)
        await fallUnderLoad(data, async (url, isUp) => {
          const works = writers.map(async (writer) => {
            while (isUp()) await handIn(writer, { url, epoch })
          })
          const follows = async () => {
            while (isUp()) await reader.follow(url)
          }
          // Each is cut off in the middle, and goes on with the next server.
          await Promise.allSettled([...works, follows()])
        })

      const last = await startTestServer({ data })
      const { records } = await phoneAt(last.url, reader.phone).pull()
      let lost = 0
      let double = 0
      for (const { sent, numbers } of writers)
        for (const [recordId, ops] of sent) {
          const acknowledged = ops.flatMap(({ id }) => numbers.get(id) ?? [])
          const stands = Number(records.get(recordId)?.versions['note']?.split('.')[1] ?? 0)
          lost += acknowledged.filter((number) => number > stands).length
          if (acknowledged.length === ops.length && stands > (acknowledged.at(-1) ?? 0)) double += 1
        }
      const acknowledged = writers.reduce((sum, { numbers }) => sum + numbers.size, 0)
      await reader.follow(last.url)
      expect(reader.seen).toEqual(new Set(records.keys()))

      // All of it once more: what was answered gets the same answer, and what was not is taken now.
      for (const writer of writers) {
        const answered = new Map(writer.numbers)
        if (writer.batch.length > 0) await handIn(writer, { url: last.url, epoch })
        const all = [...writer.sent.values()].flat()
        for (let from = 0; from < all.length; from += askedAtOnce) {
          const { results } = await phoneAt(last.url, writer.phone).push(
            ...all.slice(from, from + askedAtOnce),
          )
          for (const { id, number } of results)
            if (number !== (answered.get(id) ?? writer.numbers.get(id))) double += 1
        }
      }
      const sent = writers.flatMap((writer) => [...writer.sent.values()].flat()).length
      const numbers = writers.flatMap((writer) => [...writer.numbers.values()])
      double += numbers.length - new Set(numbers).size
      counted(`kills on ${database}`, { kills, sent, acknowledged, found: acknowledged - lost, lost, double })
      await last.remove()
      rmSync(data, { recursive: true, force: true })
      expect(acknowledged).toBeGreaterThan(kills)
      expect([lost, double, numbers.length]).toEqual([0, 0, sent])
    },
  )
}

const mostAtOnce = 8
const askedAtOnce = 100

/** Hands in the batch that was not answered, or a new one; rejects when the server is gone. */
const handIn = async (
  writer: Writer,
  server: { readonly url: string; readonly epoch: string },
): Promise<void> => {
  if (writer.batch.length === 0) writer.batch = newBatch(writer, server.epoch)
  const { results } = await phoneAt(server.url, writer.phone).push(...writer.batch)
  for (const { id, result, number } of results) {
    if (result !== 'applied' || number === undefined) throw new Error(`${id} was answered ${result}`)
    writer.numbers.set(id, number)
  }
  writer.batch = []
}

const newBatch = ({ sent, numbers }: Writer, epoch: string): readonly Operation[] => {
  const known = [...sent.keys()]
  const editing = new Set<string>()
  return Array.from({ length: 1 + Math.floor(Math.random() * mostAtOnce) }, () => {
    const recordId = known[Math.floor(Math.random() * known.length * 2)]
    const op = sightingOp()
    const before = recordId === undefined ? undefined : numbers.get(sent.get(recordId)?.at(-1)?.id ?? '')
    if (recordId === undefined || before === undefined || editing.has(recordId)) {
      const made = { ...op, set: { ...op.set, note: randomUUID() } }
      sent.set(made.recordId, [made])
      return made
    }
    editing.add(recordId)
    const edit = { ...op, recordId, base: { note: `${epoch}.${before}` }, set: { note: randomUUID() } }
    sent.get(recordId)?.push(edit)
    return edit
  })
}

/** A phone that follows the tail, and remembers which records it was sent. */
const follower = (phone: TestPhone) => {
  const seen = new Set<string>()
  let cursors: Readonly<Record<string, number>> = {}
  const follow = async (url: string): Promise<void> => {
    for (let more = true; more;) {
      const page = await phoneAt(url, phone).page(cursors)
      for (const entry of page.entries) if (entry.kind === 'put') seen.add(entry.record.id)
      ;({ cursors, more } = page)
    }
  }
  return { phone, seen, follow }
}
