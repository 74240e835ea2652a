import * as z from 'zod/mini'
import { PullAnswer, PushAnswer } from '#domain/sync/wire.ts'
import { medianOf, perSecond } from './rounds.ts'
import { rounded } from './row.ts'
import type { BenchPhone } from './sync-server.ts'
import { newBatches } from './sync-work.ts'

const idleCalls = 100

/** Operations in a second, from phones that each wait for an answer before they send the next batch. Bodies are made
 *  before the clock runs. */
export const pushRound = async (phones: readonly BenchPhone[], count: number): Promise<number> => {
  const bodies = newBatches(count).map((operations) => JSON.stringify({ operations }))
  const answers: string[] = []
  const rate = await perSecond(count, () =>
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

/** A figure for work that was refused says nothing. */
const mustBeApplied = (answer: string): void => {
  const { results } = z.parse(PushAnswer, JSON.parse(answer))
  const other = results.find(({ result }) => result !== 'applied')
  if (other !== undefined) throw new Error(`the server answered ${other.result}: ${other.reason ?? ''}`)
}

/** Records in a second, page after page from the beginning. */
export const pullRound = async (phone: BenchPhone, count: number): Promise<number> => {
  let records = 0
  let cursors: Readonly<Record<string, number>> = {}
  const start = performance.now()
  while (records < count) {
    const { entries, cursors: next, more } = pageOf(await phone.post('pull', JSON.stringify({ cursors })))
    records += entries.length
    cursors = next
    if (!more) break
  }
  return Math.round((records * 1_000) / (performance.now() - start))
}

/** One pull at the head with nothing new: how long, and what goes over the line both ways. */
export const idleSync = async (
  phone: BenchPhone,
): Promise<{ readonly ms: number; readonly bytes: number }> => {
  const body = JSON.stringify(await headOf(phone))
  let answer = ''
  const ms = await medianOf(async () => {
    const start = performance.now()
    for (let call = 0; call < idleCalls; call++) answer = await phone.post('pull', body)
    return (performance.now() - start) / idleCalls
  })
  return { ms: rounded(ms), bytes: Buffer.byteLength(body) + Buffer.byteLength(answer) }
}

/** Bytes of the bodies for one record: handed in, with its answer, and received. */
export const bytesOfRecord = async (
  phone: BenchPhone,
): Promise<{ readonly pushed: number; readonly pulled: number }> => {
  const { cursors } = await headOf(phone)
  const [operations = []] = newBatches(200)
  const body = JSON.stringify({ operations })
  const pushed = Buffer.byteLength(body) + Buffer.byteLength(await phone.post('push', body))
  const asking = JSON.stringify({ cursors })
  const answer = await phone.post('pull', asking)
  if (pageOf(answer).entries.length !== operations.length) throw new Error('other records came in between')
  const pulled = Buffer.byteLength(asking) + Buffer.byteLength(answer)
  return { pushed: Math.round(pushed / operations.length), pulled: Math.round(pulled / operations.length) }
}

const headOf = async (phone: BenchPhone) => {
  for (let cursors: Readonly<Record<string, number>> = {}; ;) {
    const page = z.parse(PullAnswer, JSON.parse(await phone.post('pull', JSON.stringify({ cursors }))))
    cursors = page.cursors
    if (!page.more) return { epoch: page.epoch, cursors }
  }
}

/** Unlike a phone it does not look into the records: the server is measured. */
const pageOf = (answer: string) => JSON.parse(answer) as PullAnswer
