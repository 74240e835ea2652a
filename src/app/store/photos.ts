import * as z from 'zod/mini'
import { Photo } from '#domain/field/photo.ts'
import type { DraftKeys, Encrypted } from '../crypto/draft-keys.ts'
import type { BlobRow, ProjectDatabase } from './database.ts'

/** Bytes of one picture, full and small, on their way into the store. ArrayBuffers, never Blobs from the camera: some
 *  browsers lose those between sessions. */
export interface PhotoBytes {
  readonly photo: Photo
  readonly full: ArrayBuffer
  readonly small: ArrayBuffer
}

const chunkBytes = 262_144

/** Stores pictures in parts; called inside the transaction that stores their record. */
export const addPhotoBytes = async (
  db: ProjectDatabase,
  recordId: string,
  photos: readonly PhotoBytes[],
): Promise<void> => {
  for (const { photo, full, small } of photos) {
    for (const [sha256, data, size] of [
      [photo.small, small, 'small'],
      [photo.sha256, full, 'full'],
    ] as const) {
      await addPicture(
        db,
        { sha256, recordId, type: photo.type, bytes: data.byteLength, size, state: 'waiting', sent: 0 },
        data,
      )
    }
  }
}

/** A picture of a conversation under the key of its operations. */
export interface LockedPicture {
  readonly picture: Pick<BlobRow, 'sha256' | 'type' | 'bytes' | 'size'>
  readonly sealed: Encrypted
}

export const lockPictures = async (
  keys: DraftKeys,
  keyId: string,
  pictures: readonly PhotoBytes[],
): Promise<readonly LockedPicture[]> => {
  const locked: LockedPicture[] = []
  for (const { photo, full, small } of pictures)
    for (const [sha256, data, size] of [
      [photo.small, small, 'small'],
      [photo.sha256, full, 'full'],
    ] as const)
      locked.push({
        picture: { sha256, type: photo.type, bytes: data.byteLength, size },
        sealed: await keys.encryptBytes(keyId, data),
      })
  return locked
}

/** Stores them as noise until the server has them; called inside the transaction that queues their conversation. */
export const addLockedPictures = async (
  db: ProjectDatabase,
  recordId: string,
  pictures: readonly LockedPicture[],
): Promise<void> => {
  for (const { picture, sealed } of pictures) {
    const { keyId, iv, data } = sealed
    await addPicture(db, { ...picture, recordId, state: 'waiting', sent: 0, locked: { keyId, iv } }, data)
  }
}

/** One that is here already is on its way already. */
const addPicture = async (db: ProjectDatabase, row: BlobRow, data: ArrayBuffer): Promise<void> => {
  if ((await db.blob.get(row.sha256)) !== undefined) return
  await db.blob.add(row)
  await addChunks(db, row.sha256, data)
}

/** Takes away the bytes of a record that goes; called inside the transaction that removes its row or its operations. The
 *  same picture at another record stays, and is asked for again: the server may have let it go with this one. */
export const dropPhotoBytes = async (db: ProjectDatabase, recordId: string): Promise<void> => {
  const blobs = await db.blob.where('recordId').equals(recordId).toArray()
  if (blobs.length === 0) return
  const others = await recordsByPicture(db, recordId)
  for (const { sha256, state } of blobs) {
    const other = others.get(sha256)
    if (other === undefined) {
      await db.blobChunk.where('sha256').equals(sha256).delete()
      await db.blob.delete(sha256)
    } else
      await db.blob.update(sha256, { recordId: other, ...(state === 'stored' ? { state: 'waiting' } : {}) })
  }
}

/** Which other records of this phone name which pictures, the waiting ones included. */
const recordsByPicture = async (
  db: ProjectDatabase,
  except: string,
): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>()
  const note = (recordId: string, photos: unknown) => {
    if (recordId === except || !Array.isArray(photos)) return
    for (const member of photos) {
      const photo = z.safeParse(Photo, member)
      if (!photo.success) continue
      found.set(photo.data.sha256, recordId)
      found.set(photo.data.small, recordId)
    }
  }
  await db.record
    .where('type')
    .equals('assetSighting')
    .each(({ id, fields }) => note(id, fields['photos']))
  await db.outbox
    .where('type')
    .equals('assetSighting')
    .each(({ body, recordId }) => {
      if (body.kind === 'clear')
        note(recordId, [...photosIn(body.operation.set), ...photosIn(body.operation.add ?? {})])
    })
  return found
}

const photosIn = (fields: Readonly<Record<string, unknown>>): readonly unknown[] => {
  const photos = fields['photos']
  return Array.isArray(photos) ? photos : []
}

/** Keeps a picture that came from the server, so that it shows without network. */
export const keepPicture = async (
  db: ProjectDatabase,
  picture: { readonly sha256: string; readonly recordId: string; readonly type: string },
  data: ArrayBuffer,
): Promise<void> => {
  await db.transaction('rw', [db.blob, db.blobChunk], async () => {
    const bytes = data.byteLength
    await addPicture(db, { ...picture, bytes, size: 'small', state: 'stored', sent: bytes }, data)
  })
}

const addChunks = (db: ProjectDatabase, sha256: string, data: ArrayBuffer) =>
  db.blobChunk.bulkAdd(partsOf(data).map((part, index) => ({ sha256, index, data: part })))

/** Bytes in the parts in which they are stored and sent. */
export const partsOf = (data: ArrayBuffer): readonly ArrayBuffer[] =>
  Array.from({ length: Math.ceil(data.byteLength / chunkBytes) }, (_, index) =>
    data.slice(index * chunkBytes, (index + 1) * chunkBytes),
  )

/** The bytes of a picture on this phone, or nothing when they are not here or locked. */
export const pictureBytes = async (db: ProjectDatabase, sha256: string): Promise<Blob | undefined> => {
  const row = await db.blob.get(sha256)
  if (row === undefined || row.locked !== undefined) return undefined
  const chunks = await db.blobChunk.where('sha256').equals(sha256).sortBy('index')
  const blob = new Blob(
    chunks.map((chunk) => chunk.data),
    { type: row.type },
  )
  return blob.size === row.bytes ? blob : undefined
}
