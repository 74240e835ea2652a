import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Everything that decides what a phone gets to run. */
const sources = ['index.html', 'vite.config.ts', 'scripts/vite-text.ts', 'package-lock.json', 'public', 'src']

/** The first 12 hex digits of SHA-256 over the sources: the settings screen shows it, and whoever holds the same
 *  sources can compute it again. `root` is the folder of the project. */
export const buildHash = async (root: string): Promise<string> => {
  const hash = createHash('sha256')
  const files = (await Promise.all(sources.map((source) => filesIn(root, source)))).flat().sort()
  for (const file of files) {
    hash.update(`${file}\n`)
    hash.update(await readFile(join(root, file)))
  }
  return hash.digest('hex').slice(0, 12)
}

/** Paths relative to the root, with forward slashes; a name that is a file is itself. */
const filesIn = async (root: string, name: string): Promise<string[]> => {
  if (/\.[a-z]+$/.test(name)) return [name]
  const entries = await readdir(join(root, name), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .map((path) => path.replace(/^\//, ''))
}
