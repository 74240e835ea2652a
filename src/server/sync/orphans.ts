import type { Deps } from '../deps.ts'

/** Takes pictures off the disk that no record names any more. They are noted in the transaction that erases, so that a
 *  server that falls before this finds them at its next start. One that was uploaded again in between stays. */
export const dropOrphans = async (
  { store, blobs }: Pick<Deps, 'store' | 'blobs'>,
  project: string,
): Promise<void> => {
  await store.write(async (writer) => {
    for (const sha256 of await writer.orphans(project)) {
      await blobs.remove(project, sha256)
      await writer.removeOrphan(project, sha256)
    }
  })
}
