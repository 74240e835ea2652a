import type { Facts } from '#domain/sync/admit-facts.ts'
import { belongsToTalk } from '#domain/sync/admit.ts'
import type { Address } from '#domain/sync/operation.ts'
import { membersOf } from '#domain/sync/merge.ts'
import type { Batch } from './batch.ts'
import { fieldsSent, parentsOfSent } from './facts.ts'
import { picturesIn } from './pictures.ts'

/** Keeps an operation apart, as it came. Its pictures are noted with the operation, so that they wait with it and nobody
 *  can read them; the code of its conversation, or what it is erased with, is kept, so that a withdrawal finds it. */
export const keepApart = async (
  { turn: { writer, project }, device }: Batch,
  {
    address,
    raw,
    payload,
    reason,
    facts,
  }: {
    readonly address: Address
    readonly raw: unknown
    readonly payload: string
    readonly reason: string
    readonly facts: Pick<Facts, 'record' | 'underTalk'>
  },
): Promise<void> => {
  const { id, type, recordId, withdrawalHash, erasedWith } = address
  await writer.putQuarantine(project, {
    operationId: id,
    type,
    recordId,
    parentId: parentsOfSent(address, raw)[0] ?? null,
    withdrawalHash: withdrawalHash ?? null,
    deviceId: device.id,
    reason,
    raw: payload,
    grouped: belongsToTalk(address, raw, facts),
    discardedAt: null,
  })
  if (withdrawalHash !== undefined && facts.record === undefined)
    await writer.putWithdrawal(project, withdrawalHash, recordId)
  if (erasedWith !== undefined && facts.record === undefined)
    await writer.putErasedWith(project, recordId, erasedWith)
  for (const sha256 of picturesSent(raw)) {
    const pending = (await writer.upload(project, sha256, device.id))?.stored !== true
    await writer.putBlobRef(project, { sha256, recordId: id, deviceId: device.id, pending })
  }
}

const picturesSent = (raw: unknown): ReadonlySet<string> =>
  picturesIn(['set', 'add'].flatMap((part) => membersOf(fieldsSent(raw, part)['photos'])))
