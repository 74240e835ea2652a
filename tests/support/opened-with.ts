import type { OpensFile } from '#app/emergency/open-file.ts'
import { openStream } from '#app/crypto/seal-file.ts'

/** Opens files with keys that stand in the test, as the key worker does with those it holds. */
export const openedWith =
  (identity: string): OpensFile =>
  (file) =>
    openStream(identity, file)
