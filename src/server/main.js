import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/** What was compiled once is not compiled again: the second start is short, and the server some 30 MB smaller. This must
 *  come before anything else is loaded, and be JavaScript: for one file in TypeScript Node loads all that strips types. */
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'limonade', 'compiled'))
await import('./serve.ts')
