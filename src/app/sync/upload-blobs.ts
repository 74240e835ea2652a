import type { ProjectDatabase } from '../store/database.ts'
import type { Client, Reply } from './client.ts'

/** Uploads waiting pictures, small ones first, in parts that can be resumed after any cut. A picture counts as received
 *  only when the server has verified the whole of it. */
export const uploadBlobs = async (
  db: ProjectDatabase,
  client: Client,
  onPart: () => void,
): Promise<Reply<{ readonly uploaded: number }>> => {
  const refused = await refusedRecords(db)
  const waiting = await db.blob
    .where('state')
    .equals('waiting')
    .filter(({ recordId }) => !refused.has(recordId))
    .toArray()
  waiting.sort((a, b) => (a.size === b.size ? 0 : a.size === 'small' ? -1 : 1))
  let uploaded = 0
  for (const { sha256 } of waiting) {
    const reply = await uploadOne(db, client, { sha256, onPart })
    if (!reply.ok) {
      // What is said about this phone, or about nothing in particular, is no reason to set a picture apart.
      const isAboutIt = reply.kind === 'problem' && reply.code !== 'revoked' && reply.code !== 'unknown'
      const final = isAboutIt && [403, 413, 415, 422].includes(reply.status)
      if (!final) return reply
      await db.blob.update(sha256, { state: 'held', heldFor: reply.code })
      continue
    }
    uploaded += 1
  }
  return { ok: true, value: { uploaded } }
}

/** Records that the server would not take and stored nowhere: then it gets their pictures neither. */
const refusedRecords = async (db: ProjectDatabase): Promise<ReadonlySet<string>> => {
  const held = await db.outbox.where('state').equals('held').toArray()
  const ids = held.filter(({ answer }) => answer === 'refused').map(({ recordId }) => recordId)
  const known = await db.record.bulkGet(ids)
  return new Set(ids.filter((_, index) => known[index] === undefined))
}

const uploadOne = async (
  db: ProjectDatabase,
  client: Client,
  { sha256, onPart }: { readonly sha256: string; readonly onPart: () => void },
): Promise<Reply<undefined>> => {
  const state = await client.uploadState(sha256)
  if (!state.ok) return state
  let offset = state.value?.offset ?? 0
  let complete = state.value?.complete ?? false
  const chunks = await db.blobChunk.where('sha256').equals(sha256).sortBy('index')
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.data.byteLength, 0)
  let start = 0
  for (const [index, { data }] of chunks.entries()) {
    const end = start + data.byteLength
    if (!complete && end > offset) {
      const part = data.slice(Math.max(0, offset - start))
      const sent = await client.uploadPart(sha256, { data: part, offset, last: index === chunks.length - 1 })
      if (!sent.ok) return sent
      offset += part.byteLength
      complete = sent.value.complete
      await db.blob.update(sha256, { sent: offset })
      onPart()
    }
    start = end
  }
  if (!complete) return { ok: false, kind: 'problem', status: 422, code: 'incomplete' }
  await db.blob.update(sha256, { state: 'stored', sent: bytes })
  return { ok: true, value: undefined }
}
