import type { Reader } from '../store/store.ts'
import { feedErasure } from './feed.ts'
import type { Turn } from './turn.ts'

/** Erases a record and everything under it, at any depth; also one that has not arrived yet. */
export const eraseRecord = async (turn: Turn, recordId: string): Promise<void> => {
  const { writer, project } = turn
  const waiting = [recordId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (turn.erased.has(id)) continue
    waiting.push(...(await writer.under(project, id)).map(({ stored }) => stored.id))
    const pictures = await writer.blobRefs(project, id)
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
