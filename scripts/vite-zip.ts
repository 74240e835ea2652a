import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Gives the workbook writer a zip that needs no worker; see the module that it gives. */
export const viteZip = (): Plugin => ({
  name: 'limonade-zip-on-this-thread',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === 'fflate' && importer?.includes('write-excel-file') === true
      ? join(import.meta.dirname, '..', 'src/app/screens/coordinate/export/zip-on-this-thread.ts')
      : undefined,
})
