import type { Bucket } from './bucket.ts'
import type { ErasureLog } from './erasure-log.ts'

/** One empty object for each id: nothing can be appended to an object, and several processes write at once. */
export const s3ErasureLog = (bucket: Bucket): ErasureLog => ({
  append: async (project, ids) => {
    for (let start = 0; start < ids.length; start += atOnce)
      await Promise.all(
        ids
          .slice(start, start + atOnce)
          .map((id) => bucket.put(`${folder}${project}/${id}`, new Uint8Array())),
      )
  },
  // It does not stand on the disk of the server, and holds nothing until something is erased.
  exists: () => Promise.resolve(true),
  all: async () =>
    (await bucket.list(folder)).flatMap(({ key }) => {
      const [project, id] = key.slice(folder.length).split('/')
      return project !== undefined && id !== undefined ? [{ project, id }] : []
    }),
})

const folder = 'erasures/'
const atOnce = 16
