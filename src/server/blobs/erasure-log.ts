import { access, open, readFile } from 'node:fs/promises'

/** The ids of what was erased, outside the database: a restored backup is purged with it before it serves. */
export interface ErasureLog {
  /** On disk when it resolves. */
  readonly append: (project: string, ids: readonly string[]) => Promise<void>
  /** False: there was none, or it is lost. */
  readonly exists: () => Promise<boolean>
  readonly all: () => Promise<readonly { readonly project: string; readonly id: string }[]>
}

export const fileErasureLog = (path: string): ErasureLog => ({
  append: async (project, ids) => {
    const file = await open(path, 'a')
    try {
      // The empty line ends a line that a fall cut off, so that it never swallows this one.
      await file.appendFile(`\n${ids.map((id) => `${project} ${id}\n`).join('')}`)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  exists: () =>
    access(path).then(
      () => true,
      () => false,
    ),
  all: async () => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    return text.split('\n').flatMap((line) => {
      const [project, id] = line.split(' ')
      return project !== undefined && id !== undefined ? [{ project, id }] : []
    })
  },
})
