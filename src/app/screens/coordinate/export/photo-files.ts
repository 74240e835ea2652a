import { photoFile, photosIn } from '#domain/export/photo-file.ts'
import type { Stored } from '#domain/sync/record.ts'
import { pictureBytes } from '#app/store/photos.ts'
import type { Store } from '#app/store/store.ts'
import type { Client } from '#app/sync/client.ts'

export interface PhotoFile {
  readonly name: string
  readonly bytes: Blob
}

/** The full pictures of all sightings and conversations, from this device or from the server, one after another. `missing`: how many
 *  could not be had. */
export const photoFiles = async (
  records: readonly Stored[],
  { store, client }: { readonly store: Pick<Store, 'db'>; readonly client: Pick<Client, 'picture'> },
  onPhoto: (done: number, total: number) => void,
): Promise<{ readonly files: readonly PhotoFile[]; readonly missing: number }> => {
  const photos = photosIn(records)
  const files: PhotoFile[] = []
  let missing = 0
  for (const photo of photos) {
    const here = await pictureBytes(store.db, photo.sha256)
    const reply =
      here === undefined ? await client.picture(photo.sha256) : ({ ok: true, value: here } as const)
    if (reply.ok) files.push({ name: photoFile(photo), bytes: reply.value })
    else missing += 1
    onPhoto(files.length + missing, photos.length)
  }
  return { files, missing }
}
