import * as z from 'zod/mini'
import { Photo } from '#domain/field/photo.ts'
import type { ProjectDatabase } from './database.ts'

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
      if ((await db.blob.get(sha256)) !== undefined) continue
      await db.blob.add({
        sha256,
        recordId,
        type: photo.type,
        bytes: data.byteLength,
        size,
        state: 'waiting',
        sent: 0,
      })
      await addChunks(db, sha256, data)
    }
  }
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
    if ((await db.blob.get(picture.sha256)) !== undefined) return
    await db.blob.add({
      ...picture,
      bytes: data.byteLength,
      size: 'small',
      state: 'stored',
      sent: data.byteLength,
    })
    await addChunks(db, picture.sha256, data)
  })
}

const addChunks = (db: ProjectDatabase, sha256: string, data: ArrayBuffer) =>
  db.blobChunk.bulkAdd(
    Array.from({ length: Math.ceil(data.byteLength / chunkBytes) }, (_, index) => ({
      sha256,
      index,
      data: data.slice(index * chunkBytes, (index + 1) * chunkBytes),
    })),
  )

/** The bytes of a picture on this phone, or nothing when they are not here. */
export const pictureBytes = async (db: ProjectDatabase, sha256: string): Promise<Blob | undefined> => {
  const row = await db.blob.get(sha256)
  if (row === undefined) return undefined
  const chunks = await db.blobChunk.where('sha256').equals(sha256).sortBy('index')
  const blob = new Blob(
    chunks.map((chunk) => chunk.data),
    { type: row.type },
  )
  return blob.size === row.bytes ? blob : undefined
}
