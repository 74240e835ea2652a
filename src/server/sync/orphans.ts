import type { Deps } from '../deps.ts'

/** Takes pictures off the disk that no record names any more. They are noted in the transaction that erases, so that a
 *  server that falls before this finds them at its next start. One that was uploaded again in between stays. */
export const dropOrphans = async (
  { store, blobs }: Pick<Deps, 'store' | 'blobs'>,
  project: string,
): Promise<void> => {
  for (const sha256 of await store.read((reader) => reader.orphans(project)))
    // A turn for each: a slow store holds up what is noted of one picture, not of all.
    await store.write(async (writer) => {
      if (!(await writer.orphans(project)).includes(sha256)) return
      await blobs.remove(project, sha256)
      await writer.removeOrphan(project, sha256)
    })
}
