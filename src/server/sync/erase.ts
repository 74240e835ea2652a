import type { Reader } from '../store/store.ts'
import type { QuarantineRow } from '../store/rows.ts'
import { feedErasure } from './feed.ts'
import type { Turn } from './turn.ts'

/** Erases a record, everything under it and what was taken from it, at any depth; also one that has not arrived yet. */
export const eraseRecord = async (turn: Turn, recordId: string): Promise<void> => {
  const { writer, project } = turn
  const waiting = [recordId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (turn.erased.has(id)) continue
    waiting.push(...(await writer.under(project, id)).map(({ stored }) => stored.id))
    waiting.push(...(await writer.erasedWith(project, id)))
    for (const row of await writer.quarantinedUnder(project, id))
      if ((await writer.record(project, row.recordId)) === undefined) waiting.push(row.recordId)
      else await forgetQuarantined(turn, row, 'gone')
    const pictures = [...(await writer.blobRefs(project, id))]
    // Of what waits in quarantine the pictures are noted with the operation.
    for (const { operationId } of await writer.quarantinedOf(project, id)) {
      for (const ref of await writer.blobRefs(project, operationId)) {
        await writer.removeBlobRef(project, ref.sha256, operationId)
        pictures.push(ref)
      }
    }
    await feedErasure(turn, id)
    turn.erased.add(id)
    for (const { sha256, pending } of pictures) {
      // On its way now, and nothing would name it when it is there: then it is not taken any more.
      if (pending) await writer.eraseRecord(project, sha256)
      await dropUnused(turn, sha256)
    }
  }
}

/** Whether a picture was erased before it came, with the only record that named it. */
export const isErasedPicture = async (reader: Reader, project: string, sha256: string): Promise<boolean> =>
  (await reader.isErased(project, sha256)) && !(await reader.isReferred(project, sha256))

/** Lets a picture go when no record names it. */
export const dropUnused = async ({ writer, project, orphans }: Turn, sha256: string): Promise<void> => {
  if (await writer.isReferred(project, sha256)) return
  await writer.removeUploads(project, sha256)
  await writer.putOrphan(project, sha256)
  orphans.add(sha256)
}

/** Takes an operation out of quarantine. `gone`: what it was about is no more; its pictures go when nothing names them. */
export const forgetQuarantined = async (
  turn: Turn,
  { operationId }: QuarantineRow,
  as: 'settled' | 'gone',
): Promise<void> => {
  const { writer, project } = turn
  await writer.removeQuarantined(project, operationId)
  for (const { sha256 } of await writer.blobRefs(project, operationId)) {
    await writer.removeBlobRef(project, sha256, operationId)
    await dropUnused(turn, sha256)
  }
  const operation = await writer.operation(project, operationId)
  if (as === 'gone' && operation !== undefined)
    await writer.putOperations(project, [
      { ...operation, hash: null, deviceId: null, reason: null, version: null, result: 'gone' },
    ])
}
