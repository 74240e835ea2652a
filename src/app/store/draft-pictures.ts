import * as z from 'zod/mini'
import { Photo } from '#domain/field/photo.ts'
import { attempt, type Saved } from './attempt.ts'
import type { DraftPictureRow, ProjectDatabase } from './database.ts'
import type { StoreDeps } from './deps.ts'
import type { PhotoBytes } from './photos.ts'

export interface DraftPictureCommands {
  /** Keeps a picture of a conversation under the draft's own key. Resolved only when it is on disk. */
  readonly keepDraftPicture: (draftId: string, picture: PhotoBytes) => Promise<Saved>
  /** Lets a picture go that was taken out of its answer. */
  readonly dropDraftPicture: (draftId: string, sha256: string) => Promise<Saved>
}

export const draftPictureCommands = ({ db, keys, newId }: StoreDeps): DraftPictureCommands => ({
  keepDraftPicture: (draftId, { photo, full, small }) => {
    const id = newId()
    return attempt(db, async () => {
      const row: DraftPictureRow = {
        id,
        draftId,
        about: await keys.encryptJson(draftId, photo),
        full: await keys.encryptBytes(draftId, full),
        small: await keys.encryptBytes(draftId, small),
      }
      await db.transaction('rw', [db.draft, db.draftPicture], async () => {
        // Sealed or thrown away elsewhere: nothing may come back under its name.
        if ((await db.draft.get(draftId)) === undefined) throw new Error('this draft is not here any more')
        await db.draftPicture.put(row)
      })
      return undefined
    })
  },

  dropDraftPicture: (draftId, sha256) =>
    attempt(db, async () => {
      for (const row of await db.draftPicture.where('draftId').equals(draftId).toArray()) {
        if ((await aboutOf(keys, row))?.sha256 !== sha256) continue
        // One row only: another answer may hold the same picture, in a row of its own.
        await db.draftPicture.delete(row.id)
        break
      }
      return undefined
    }),
})

/** The pictures of a draft that these answers name, out from under its key. */
export const openDraftPictures = async (
  { db, keys }: Pick<StoreDeps, 'db' | 'keys'>,
  draftId: string,
  named: readonly Photo[],
): Promise<readonly PhotoBytes[]> => {
  const wanted = new Set(named.map(({ sha256 }) => sha256))
  const opened: PhotoBytes[] = []
  for (const row of await db.draftPicture.where('draftId').equals(draftId).toArray()) {
    const photo = await aboutOf(keys, row)
    if (photo === undefined || !wanted.delete(photo.sha256)) continue
    const [full, small] = [await keys.decryptBytes(row.full), await keys.decryptBytes(row.small)]
    if (full.ok && small.ok) opened.push({ photo, full: full.bytes, small: small.bytes })
  }
  return opened
}

/** Called inside the transaction that removes the draft. */
export const dropDraftPictures = async (db: ProjectDatabase, draftId: string): Promise<void> => {
  await db.draftPicture.where('draftId').equals(draftId).delete()
}

const aboutOf = async (keys: StoreDeps['keys'], { about }: DraftPictureRow): Promise<Photo | undefined> => {
  const opened = await keys.decryptJson(about)
  return opened.ok ? z.safeParse(Photo, opened.value).data : undefined
}
