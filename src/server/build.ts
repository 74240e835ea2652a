import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildHash } from '../../scripts/build-hash.ts'

/** Which program this is: the version of the package, and the hash of the sources that the settings screen shows too. */
export const readBuild = async (
  root: string,
): Promise<{ readonly version: string; readonly build: string }> => {
  // Our own file.
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  return { version, build: await buildHash(root) }
}
