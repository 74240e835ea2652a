import * as z from 'zod/mini'
import { Photo } from '#domain/field/photo.ts'
import { membersOf } from '#domain/sync/merge.ts'
import type { Stored } from '#domain/sync/record.ts'
import type { Scope } from '#domain/sync/scope.ts'
import { dropUnused } from './erase.ts'
import type { Turn } from './turn.ts'

/** Keeps which pictures a record names. Naming a picture gives nobody access to it until the device that named it has
 *  uploaded the bytes, or could read them already. */
export const notePictures = async (
  turn: Turn,
  record: Stored,
  device: { readonly id: string; readonly scopes: readonly Scope[] },
  month: string,
): Promise<void> => {
  const { writer, project } = turn
  const named = picturesIn(membersOf(record.fields['photos']))
  const noted = await writer.blobRefs(project, record.id)
  for (const { sha256 } of noted.filter((ref) => !named.has(ref.sha256))) {
    await writer.removeBlobRef(project, sha256, record.id)
    await dropUnused(turn, sha256)
  }
  for (const sha256 of named) {
    const ref = noted.find((known) => known.sha256 === sha256)
    if (ref?.pending === false) continue
    const had =
      (await writer.upload(project, sha256, device.id))?.stored === true ||
      (await writer.mayReadBlob(project, sha256, device.scopes))
    // From now on nobody collects it while the reference waits for its device.
    await writer.seePicture(project, sha256, month)
    if (ref === undefined || had)
      await writer.putBlobRef(project, { sha256, recordId: record.id, deviceId: device.id, pending: !had })
  }
}

/** Both sizes of each photo. */
export const picturesIn = (members: readonly unknown[]): ReadonlySet<string> =>
  new Set(
    members.flatMap((member) => {
      const photo = z.safeParse(Photo, member)
      return photo.success ? [photo.data.sha256, photo.data.small] : []
    }),
  )
