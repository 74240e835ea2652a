import { type EmergencyHeader, type EmergencyPhoto, thingOf } from '#domain/sync/emergency-file.ts'
import { inBatches } from '#domain/sync/batches.ts'
import type { Address } from '#domain/sync/operation.ts'
import type { PushResult } from '#domain/sync/wire.ts'
import { partsOf } from '../store/photos.ts'
import type { Reply } from '../sync/call.ts'
import type { HandIn } from '../sync/client.ts'
import { sendPicture } from '../sync/send-picture.ts'
import { openEmergencyFile, type OpensFile } from './open-file.ts'

/** What became of a thing, the most serious last: of one with several changes that one counts. */
export const fates = ['known', 'new', 'gone', 'conflict', 'unknown', 'quarantined', 'refused'] as const
export type Fate = (typeof fates)[number]

export interface Imported {
  /** `away`: the server did not answer; `refused`: it takes nothing of this. What is in stays in: doing it again goes on. */
  readonly ended: 'done' | 'cancelled' | 'away' | 'refused'
  readonly things: Readonly<Partial<Record<Fate, number>>>
  readonly photos: number
  /** Photos that the server would not take. */
  readonly photosRefused: number
}

export interface ImportDeps {
  /** The calls in the name of the device that made the file. */
  readonly to: HandIn
  /** Highest number that the server had given out before this began: what stands at or below it was there already. */
  readonly headBefore: number
  readonly signal: AbortSignal
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Steps that are done, and all of them. */
  readonly onProgress: (done: number, total: number) => void
}

/** Hands in a file that was checked from beginning to end. Everything keeps its id and its exact contents, so that what
 *  the phone sends later gets the same answer. */
export const importEmergencyFile = async (
  {
    file,
    opens,
    header,
  }: { readonly file: Blob; readonly opens: OpensFile; readonly header: EmergencyHeader },
  deps: ImportDeps,
): Promise<Imported> => {
  const { signal, onProgress, to } = deps
  const total = header.operations.length + header.photos.length
  const fateOf = new Map<string, Fate>()
  let [done, photos, photosRefused] = [0, 0, 0]
  const end = (ended: Imported['ended']): Imported => ({
    ended,
    things: counted(fateOf),
    photos,
    photosRefused,
  })
  const step = (count: number) => {
    done += count
    onProgress(done, total)
  }
  step(0)

  const answers = new Map<string, PushResult['result']>()
  for (const batch of inBatches(header.operations)) {
    if (signal.aborted) return end('cancelled')
    const reply = await patiently(deps, () => to.push(batch))
    if (!reply.ok && !isAboutOne(reply, batch)) return end(endOf(reply, signal))
    for (const operation of batch) {
      const result = reply.ok ? reply.value.results.find(({ id }) => id === operation.id) : refused(operation)
      if (result === undefined) return end('away')
      answers.set(operation.id, result.result)
      note(fateOf, operation, result, deps.headBefore)
    }
    step(batch.length)
  }

  const without = recordsWithout(header.operations, answers)
  const opened = await openEmergencyFile(file, opens)
  if (!opened.ok) return end('refused')
  try {
    for await (const { photo, data } of opened.file.photos()) {
      if (signal.aborted) return end('cancelled')
      const fate = without.has(photo.recordId) ? 'skipped' : await handInPhoto(deps, photo, data)
      if (typeof fate === 'object') return end(endOf(fate, signal))
      if (photo.size === 'full' && fate === 'stored') photos += 1
      if (photo.size === 'full' && fate === 'refused') photosRefused += 1
      step(1)
    }
  } finally {
    await opened.file.close()
  }
  return end('done')
}

const refused = ({ id }: Address): PushResult => ({ id, result: 'refused' })

/** One operation that is too large or not understood as a request: the rest can go on without it. */
const isAboutOne = <T>(reply: Extract<Reply<T>, { ok: false }>, batch: readonly Address[]): boolean =>
  reply.kind === 'problem' && [400, 413, 422].includes(reply.status) && batch.length === 1

const note = (
  fateOf: Map<string, Fate>,
  operation: Address,
  { result, number }: PushResult,
  headBefore: number,
): void => {
  const fate =
    result === 'applied' ? (number !== undefined && number <= headBefore ? 'known' : 'new') : result
  const thing = thingOf(operation)
  const before = fateOf.get(thing)
  if (before === undefined || fates.indexOf(fate) > fates.indexOf(before)) fateOf.set(thing, fate)
}

const counted = (fateOf: ReadonlyMap<string, Fate>): Imported['things'] => {
  const counts: Partial<Record<Fate, number>> = {}
  for (const fate of fateOf.values()) counts[fate] = (counts[fate] ?? 0) + 1
  return counts
}

/** Records that the server would not take, or that are erased: it gets their photos neither. */
const recordsWithout = (
  operations: readonly Address[],
  answers: ReadonlyMap<string, PushResult['result']>,
): ReadonlySet<string> => {
  const taken = new Set<string>()
  const not = new Set<string>()
  for (const { id, recordId } of operations) {
    const answer = answers.get(id)
    if (answer === 'refused' || answer === 'gone') not.add(recordId)
    else taken.add(recordId)
  }
  return new Set([...not].filter((id) => !taken.has(id)))
}

const handInPhoto = async (
  deps: ImportDeps,
  { sha256 }: EmergencyPhoto,
  data: Uint8Array<ArrayBuffer>,
): Promise<'stored' | 'refused' | 'skipped' | Extract<Reply<undefined>, { ok: false }>> => {
  const picture = { sha256, parts: partsOf(data.buffer) }
  for (let tries = 0; ; tries++) {
    const reply = await patiently(deps, () => sendPicture(deps.to, picture, () => Promise.resolve()))
    if (reply.ok) return 'stored'
    if (reply.kind === 'away') return reply
    if (reply.status === 410) return 'skipped'
    // The phone is there again and sends the same at the same moment: go on where both are now.
    if (reply.status === 409 && tries < 3) continue
    return [413, 415, 422].includes(reply.status) ? 'refused' : reply
  }
}

/** Waits as long as the server asks. */
const patiently = async <T>(
  { pause, signal }: ImportDeps,
  call: () => Promise<Reply<T>>,
): Promise<Reply<T>> => {
  for (let tries = 0; ; tries++) {
    const reply = await call()
    const wait = !reply.ok && reply.kind === 'problem' && [429, 503].includes(reply.status)
    if (!wait || signal.aborted || tries === 5) return reply
    await pause((reply.retryAfter ?? 5) * 1_000, signal)
  }
}

const endOf = <T>(reply: Extract<Reply<T>, { ok: false }>, signal: AbortSignal): Imported['ended'] =>
  signal.aborted
    ? 'cancelled'
    : reply.kind === 'away' || [429, 503].includes(reply.status)
      ? 'away'
      : 'refused'
