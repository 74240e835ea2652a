import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Files under a folder that hold any of the words, as UTF-8 or as UTF-16 (browsers store text as either). */
export const filesWith = (folder: string, words: readonly string[]): readonly string[] => {
  const needles = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
  return filesUnder(folder).filter((path) => {
    const bytes = readFileSync(path)
    return needles.some((needle) => bytes.includes(needle))
  })
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat === undefined) return []
    if (stat.isDirectory()) return filesUnder(path)
    return stat.isFile() ? [path] : []
  })
