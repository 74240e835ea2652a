import { holdsConversations, mayWrite } from '#domain/project/role.ts'
import { admitOffer } from '#domain/sync/admit-offer.ts'
import { parentsOf } from '#domain/sync/parent.ts'
import { Stored } from '#domain/sync/record.ts'
import { isReleasedInGroups } from '#domain/sync/scope.ts'
import type { OfferAnswer, OfferRequest, OfferResult } from '#domain/sync/wire.ts'
import type { Deps } from '../deps.ts'
import { parsedBy } from '../parsed-by.ts'
import type { DeviceRow, RecordRow } from '../store/rows.ts'
import type { Batch } from './batch.ts'
import { believeTombstones } from './believe-tombstones.ts'
import { eraseRecord } from './erase.ts'
import { keepBroughtBack } from './keep-brought-back.ts'
import { showReleased } from './release.ts'
import { batchOf, releaseOf } from './take-batch.ts'
import { idIn } from './take-one.ts'
import { takeTurn } from './turn.ts'

/** Takes what a device offers after this server lost something, in one transaction. */
export const takeOffer = (deps: Deps, device: DeviceRow, offer: OfferRequest): Promise<OfferAnswer> =>
  takeTurn(deps, device.project, async (turn) => {
    const batch = await batchOf(deps, turn, device)
    await believeTombstones(batch, offer.tombstones ?? [])
    const results: OfferResult[] = []
    for (const file of offer.files ?? []) results.push(await takeFile(batch, file))
    const pictures = new Set(offer.pictures)
    const wanted = new Set<string>()
    for (const raw of deps.random.shuffle(offer.records ?? [])) {
      const parsed = parsedBy(Stored, raw)
      if (!parsed.success) {
        results.push({ id: idIn(raw), result: 'refused', reason: 'malformed' })
        continue
      }
      results.push(await takeRecord(batch, parsed.data, offer.erasedWith?.[parsed.data.id]))
      for (const sha256 of await wantedOf(batch, parsed.data.id, pictures)) wanted.add(sha256)
    }
    await releaseOf(deps, batch)
    return { epoch: turn.epoch, head: turn.peek() - 1, results, wanted: [...wanted] }
  })

const takeRecord = async (
  batch: Batch,
  offered: Stored,
  erasedWith: string | undefined,
): Promise<OfferResult> => {
  const { turn, device, rules, scopes } = batch
  const { writer, project } = turn
  const { id } = offered
  const before = await writer.record(project, id)
  const above = [...new Set([...parentsOf(before?.stored ?? { fields: {} }), ...parentsOf(offered)])]
  const parents = await Promise.all(above.map((parent) => writer.record(project, parent)))
  const with_ = erasedWith === undefined ? [] : [erasedWith]
  const erased = await Promise.all([id, ...above, ...with_].map((one) => writer.isErased(project, one)))
  const admission = admitOffer(offered, {
    projectId: project,
    role: device.role,
    record: before?.stored,
    own: before?.deviceId === device.id,
    gone: erased.includes(true),
    underTalk: parents.some((parent) => isReleasedInGroups(parent?.scopes ?? [])),
    fictional: rules.fictional,
    sealed: rules.sealed,
    forms: rules.forms,
    version: turn.versionOf(turn.peek()),
    times: turn,
    erasedWith,
    scopes,
    recordScopes: before?.scopes ?? [],
    parentScopes: parents[0]?.scopes,
  })
  switch (admission.kind) {
    case 'refused':
      return { id, result: 'refused', reason: admission.reason }
    case 'gone':
      // A record that is there stays: only what hangs under something erased never comes in.
      if (before === undefined && !(await writer.isErased(project, id))) await eraseRecord(turn, id)
      return { id, result: 'gone' }
    case 'kept':
      return { id, result: (await showAgain(batch, before)) ? 'taken' : 'kept' }
    case 'taken':
      await keepBroughtBack(batch, before, admission.record)
      if (erasedWith !== undefined && before === undefined)
        await writer.putErasedWith(project, id, erasedWith)
      await showAgain(batch, before)
      return { id, result: 'taken' }
  }
}

/** A coordinator has what waits for its group here: it was released, and the restore forgot that. */
const showAgain = async ({ turn, device }: Batch, before: RecordRow | undefined): Promise<boolean> => {
  if (before?.state !== 'held' || device.role !== 'coordinator') return false
  const row = await turn.writer.record(turn.project, before.stored.id)
  if (row === undefined) return false
  await showReleased(turn, row)
  return true
}

/** A conversation as the file that nobody here can open, for a coordinator; its withdrawal code works at once. */
const takeFile = async (
  { turn, device, today }: Batch,
  { withdrawalHash, ...file }: NonNullable<OfferRequest['files']>[number],
): Promise<OfferResult> => {
  const { writer, project } = turn
  const { id } = file
  if (!holdsConversations(device.role)) return { id, result: 'refused', reason: 'role' }
  const withdrawn = withdrawalHash !== undefined && (await writer.isWithdrawn(project, withdrawalHash, today))
  if (withdrawn && !(await writer.isErased(project, id))) await eraseRecord(turn, id)
  if (await writer.isErased(project, id)) return { id, result: 'gone' }
  if (withdrawalHash !== undefined && (await writer.withdrawals(withdrawalHash)).length === 0)
    await writer.putWithdrawal(project, withdrawalHash, id)
  const known = (await writer.record(project, id)) ?? (await writer.keptFile(project, id))
  if (known !== undefined) return { id, result: 'kept' }
  // So that only a backup that was made after this holds it.
  turn.next()
  await writer.putKeptFile(project, file)
  return { id, result: 'taken' }
}

/** Pictures of a record that are not here, or not shown to have been with who named them: this device has the bytes. */
const wantedOf = async (
  { turn: { writer, project }, device, scopes }: Batch,
  id: string,
  pictures: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const row = await writer.record(project, id)
  if (row === undefined || pictures.size === 0 || !mayWrite(device.role, 'assetSighting')) return []
  if (!row.scopes.some((scope) => scopes.includes(scope))) return []
  const wanted: string[] = []
  for (const ref of await writer.blobRefs(project, id)) {
    if (!pictures.has(ref.sha256)) continue
    if (!ref.pending && (await writer.hasBlob(project, ref.sha256))) continue
    wanted.push(ref.sha256)
    if (ref.pending) await writer.putBlobRef(project, { ...ref, deviceId: device.id })
  }
  return wanted
}
