import { monthOf } from '#domain/project/calendar.ts'
import type { Deps } from '../deps.ts'
import type { Reader } from '../store/store.ts'
import { dropOrphans } from './orphans.ts'

/** How long a picture that no record names stays, after the month in which it was last named or uploaded: a phone may be
 *  in a drawer for a season with the record that names it. */
const graceDays = 90
const dayMs = 86_400_000

/** Removes pictures that nobody refers to, and parts of uploads that never ended. Waits while a backup copies them. */
export const collect = async (
  { store, blobs, clock }: Pick<Deps, 'store' | 'blobs' | 'clock'>,
  project: string,
): Promise<void> => {
  const now = clock()
  const before = monthOf(new Date(now.getTime() - graceDays * dayMs), 'UTC')
  const isHeld = async (reader: Reader): Promise<boolean> =>
    ((await reader.collectionHeldUntil(project)) ?? '') > now.toISOString()
  if (await store.read(isHeld)) return
  for (const { sha256, deviceId } of await store.read((reader) => reader.staleUploads(project, before)))
    await store.write(async (writer) => {
      const stale = (await writer.staleUploads(project, before)).find(
        (upload) => upload.sha256 === sha256 && upload.deviceId === deviceId,
      )
      if (stale === undefined) return
      await writer.removeUploads(project, sha256, deviceId)
      // A server that fell may have given the whole its place without noting it.
      if (stale.whole) await blobs.removeParts({ project, sha256, deviceId })
      else await writer.putOrphan(project, sha256)
    })
  await store.write(async (writer) => {
    if (await isHeld(writer)) return
    for (const sha256 of await writer.unnamed(project, before)) {
      await writer.removeUploads(project, sha256)
      await writer.putOrphan(project, sha256)
    }
  })
  await dropOrphans({ store, blobs }, project)
}
