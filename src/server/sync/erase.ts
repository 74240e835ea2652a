import type { Turn } from './turn.ts'

/** Erases a record and everything under it, at any depth; also one that has not arrived yet. */
export const eraseRecord = async (turn: Turn, recordId: string): Promise<void> => {
  const { writer, project } = turn
  const waiting = [recordId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (turn.erased.has(id)) continue
    waiting.push(...(await writer.under(project, id)).map(({ stored }) => stored.id))
    const pictures = await writer.blobRefs(project, id)
    await writer.eraseRecord(project, id)
    await writer.putFeed(project, { scope: 'erased', recordId: id, number: turn.next(), kind: 'erase' })
    turn.erased.add(id)
    turn.changed.add('erased')
    for (const { sha256 } of pictures) await dropUnused(turn, sha256)
  }
}

/** Lets a picture go when no record names it. */
export const dropUnused = async ({ writer, project, orphans }: Turn, sha256: string): Promise<void> => {
  if (await writer.isReferred(project, sha256)) return
  await writer.removeUploads(project, sha256)
  await writer.putOrphan(project, sha256)
  orphans.add(sha256)
}
