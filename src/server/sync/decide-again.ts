import { type Admission, waitsForPerson } from '#domain/sync/admit.ts'
import type { QuarantineDecision, QuarantineProblem } from '#domain/sync/desk-wire.ts'
import type { Deps } from '../deps.ts'
import type { QuarantineRow } from '../store/rows.ts'
import { forgetQuarantined } from './erase.ts'
import { takeAgain } from './take-one.ts'
import { batchOf, releaseOf } from './take-batch.ts'
import { takeTurn, type Turn } from './turn.ts'

type Decision = QuarantineDecision['decision']

const dayMs = 86_400_000
/** What was discarded can be brought back for so long. */
const discardedDays = 30

/** Before anything is served: what this program understands of what an earlier one kept apart is taken, in order of
 *  arrival. What waits for a person waits on. */
export const replayQuarantine = async (deps: Deps, project: string): Promise<void> => {
  const rows = await deps.store.read((reader) => reader.quarantine(project))
  if (rows.length === 0) return
  await takeTurn(deps, project, async (turn) => {
    await dropDiscarded(deps, turn)
    for (const { operationId } of rows) {
      const row = await turn.writer.quarantined(project, operationId)
      if (row === undefined || row.discardedAt !== null || waitsForPerson(row.reason)) continue
      const again = await tryAgain(deps, turn, row)
      if (again !== undefined && again.kind === 'refused') await refuse(turn, row, again.reason)
    }
  })
}

/** Carries out what a coordinator decided about one operation. */
export const decideOn = (
  deps: Deps,
  project: string,
  { operationId, decision }: { readonly operationId: string; readonly decision: Decision },
): Promise<
  | { readonly kind: 'done'; readonly row: QuarantineRow; readonly taken: boolean }
  | { readonly kind: 'problem'; readonly code: QuarantineProblem }
  | undefined
> =>
  takeTurn(deps, project, async (turn) => {
    const { writer } = turn
    await dropDiscarded(deps, turn)
    const row = await writer.quarantined(project, operationId)
    if (row === undefined) {
      const known = await writer.operation(project, operationId)
      if (known === undefined || known.result === 'quarantined') return undefined
      return { kind: 'problem', code: known.result === 'gone' ? 'erased' : 'already-taken' }
    }
    // Nobody may pick one conversation out of a group.
    if (row.grouped) return undefined
    if (decision === 'take') {
      const waits = await tryAgain(deps, turn, row)
      return waits === undefined
        ? { kind: 'done', row, taken: true }
        : { kind: 'problem', code: problemOf(waits) }
    }
    await discard(deps, turn, row, decision)
    const changed = (await writer.quarantined(project, operationId)) ?? row
    return { kind: 'done', row: changed, taken: false }
  })

/** Carries out what a coordinator decided about all conversations and contacts of phones that take no part any more. In
 *  random order, and into the groups in which every other becomes visible. */
export const decideOnTalk = (deps: Deps, project: string, decision: Decision): Promise<void> =>
  takeTurn(deps, project, async (turn) => {
    await dropDiscarded(deps, turn)
    const rows = (await turn.writer.quarantine(project)).filter(
      ({ grouped, discardedAt }) => grouped && (discardedAt === null) !== (decision === 'undo'),
    )
    // A conversation before what came out of it, so that an edit finds what it is about.
    const inOrder = deps.random.shuffle(rows).toSorted((a, b) => depth(a) - depth(b))
    for (const row of inOrder)
      if (decision === 'take') await tryAgain(deps, turn, row)
      else await discard(deps, turn, row, decision)
  })

const depth = ({ type, raw }: QuarantineRow): number =>
  (raw.includes('"base":{}') ? 0 : 2) + (type === 'interview' || type === 'contact' ? 0 : 1)

const problemOf = (waits: Admission): QuarantineProblem => {
  if (waits.kind === 'refused') return 'not-allowed'
  const isBehind = waits.kind === 'quarantined' && waits.reason === 'after'
  return waits.kind === 'unknown' || isBehind ? 'unknown-record' : 'not-understood'
}

/** Takes it as if it came from its device in the role that it had. Undefined when that worked; else what stands in the way. */
const tryAgain = async (deps: Deps, turn: Turn, row: QuarantineRow): Promise<Admission | undefined> => {
  const device = await turn.writer.device(turn.project, row.deviceId)
  if (device === undefined) return { kind: 'unknown' }
  const role = row.reason === 'role' ? (device.formerRole ?? device.role) : device.role
  const batch = {
    ...(await batchOf(deps, turn, { ...device, role })),
    standing: 'active',
    formerRole: undefined,
  } as const
  const again = await takeAgain(batch, row)
  if ('waits' in again) return again.waits
  await answerLater(turn, row)
  await releaseOf(deps, batch)
  return undefined
}

const refuse = async (turn: Turn, row: QuarantineRow, reason: string): Promise<void> => {
  const operation = await turn.writer.operation(turn.project, row.operationId)
  if (operation !== undefined)
    await turn.writer.putOperations(turn.project, [{ ...operation, result: 'refused', reason }])
  await forgetQuarantined(turn, row, 'settled')
  await answerLater(turn, row)
}

/** What is discarded keeps the answer `quarantined`, since it can be brought back; its reason says that it was. */
const discard = async (
  { clock }: Deps,
  turn: Turn,
  row: QuarantineRow,
  decision: 'discard' | 'undo',
): Promise<void> => {
  const { writer, project } = turn
  const isDiscarded = row.discardedAt !== null
  if (isDiscarded === (decision === 'discard')) return
  await writer.discardQuarantined(project, row.operationId, isDiscarded ? null : clock().toISOString())
  const operation = await writer.operation(project, row.operationId)
  if (operation !== undefined)
    await writer.putOperations(project, [{ ...operation, reason: isDiscarded ? row.reason : 'discarded' }])
  await answerLater(turn, row)
}

/** Tells the device, if it still pulls. Not of a conversation: that would keep together which device it came from. Such a
 *  phone asks again by sending it once more. */
const answerLater = async (turn: Turn, { operationId, deviceId, grouped }: QuarantineRow): Promise<void> => {
  if (grouped) return
  await turn.writer.putAnswer(turn.project, { operationId, deviceId, number: turn.next() })
  turn.changed.add(`device:${deviceId}`)
}

const dropDiscarded = async ({ clock }: Deps, turn: Turn): Promise<void> => {
  const before = new Date(clock().getTime() - discardedDays * dayMs).toISOString()
  for (const row of await turn.writer.quarantine(turn.project))
    if (row.discardedAt !== null && row.discardedAt < before) await forgetQuarantined(turn, row, 'settled')
}
