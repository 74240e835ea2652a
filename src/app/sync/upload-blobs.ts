import type { DraftKeys } from '../crypto/draft-keys.ts'
import type { BlobRow, ProjectDatabase } from '../store/database.ts'
import { shredUnused } from '../store/locked-keys.ts'
import { partsOf } from '../store/photos.ts'
import type { Reply } from './call.ts'
import type { Client } from './client.ts'
import { sendPicture } from './send-picture.ts'

interface UploadDeps {
  readonly db: ProjectDatabase
  readonly keys: DraftKeys
  readonly client: Client
  /** Asked before each large picture: the phone may leave the Wi-Fi in between. */
  readonly sendsOriginals: () => boolean
}

/** Uploads waiting pictures, small ones first, in parts that can be resumed after any cut. A picture counts as received
 *  only when the server has verified the whole of it. */
export const uploadBlobs = async (
  deps: UploadDeps,
  onPart: () => void,
): Promise<Reply<{ readonly uploaded: number }>> => {
  const { db } = deps
  const refused = await refusedRecords(db)
  const all = await db.blob.where('state').equals('waiting').toArray()
  // No withdrawal would find the picture of a conversation that the server does not have. What waits there for a
  // coordinator it has.
  const outbox = await db.outbox
    .where('recordId')
    .anyOf(all.map(({ recordId }) => recordId))
    .toArray()
  const unsent = new Set(
    outbox.flatMap(({ answer, recordId }) => (answer === 'quarantined' ? [] : [recordId])),
  )
  const waiting = all.filter(
    ({ recordId, locked }) => !(locked === undefined ? refused : unsent).has(recordId),
  )
  waiting.sort((a, b) => (a.size === b.size ? 0 : a.size === 'small' ? -1 : 1))
  let uploaded = 0
  for (const row of waiting) {
    const { sha256 } = row
    if (row.size === 'full' && !deps.sendsOriginals()) continue
    const parts = await readParts(deps, row)
    if (parts === undefined) {
      await db.blob.update(sha256, { state: 'held', heldFor: 'unreadable' })
      continue
    }
    const reply = await uploadOne(deps, { row, parts, onPart })
    if (!reply.ok) {
      // What is said about this phone, or about nothing in particular, is no reason to set a picture apart.
      const isAboutIt =
        reply.kind === 'problem' && !['revoked', 'revoked-ended', 'unknown'].includes(reply.code)
      // Erased with its record while it was on its way: the next page says so.
      if (isAboutIt && reply.status === 410) continue
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

/** The picture itself, in parts; one of a conversation is opened in memory only. Undefined when its key is gone. */
const readParts = async (
  { db, keys }: UploadDeps,
  { sha256, locked }: BlobRow,
): Promise<readonly ArrayBuffer[] | undefined> => {
  const chunks = await db.blobChunk.where('sha256').equals(sha256).sortBy('index')
  const stored = chunks.map(({ data }) => data)
  if (locked === undefined) return stored
  const opened = await keys.decryptBytes({ ...locked, data: await new Blob(stored).arrayBuffer() })
  return opened.ok ? partsOf(opened.bytes) : undefined
}

const uploadOne = async (
  deps: UploadDeps,
  {
    row: { sha256, bytes, locked },
    parts,
    onPart,
  }: {
    readonly row: BlobRow
    readonly parts: readonly ArrayBuffer[]
    readonly onPart: () => void
  },
): Promise<Reply<undefined>> => {
  const { db, client } = deps
  const reply = await sendPicture(client, { sha256, parts }, async (sent) => {
    await db.blob.update(sha256, { sent })
    onPart()
  })
  if (!reply.ok) return reply
  if (locked === undefined) await db.blob.update(sha256, { state: 'stored', sent: bytes })
  else {
    await db.transaction('rw', [db.blob, db.blobChunk], async () => {
      await db.blob.delete(sha256)
      await db.blobChunk.where('sha256').equals(sha256).delete()
    })
    await shredUnused(deps, [locked.keyId])
  }
  return { ok: true, value: undefined }
}
