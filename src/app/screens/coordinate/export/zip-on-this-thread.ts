import { type AsyncZippable, type FlateError, type Zippable, zipSync } from 'fflate'

export { strToU8, zipSync } from 'fflate'

/** Stands in for `zip` of fflate inside the workbook writer: large sheets would be packed in workers out of `blob:`
 *  addresses, which the content security policy refuses, and the export would wait for ever. */
export const zip = (
  files: AsyncZippable,
  done: (error: FlateError | null, archive: Uint8Array) => void,
): void => {
  // Async options only say how a worker is used.
  done(null, zipSync(files as Zippable))
}
