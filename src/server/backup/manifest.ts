import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'

/** What stands in a backup, written last: a folder without it is no backup. */
const Manifest = z.looseObject({
  format: z.literal('limonade-backup'),
  version: z.literal(1),
  program: z.string(),
  /** UTC. */
  day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  database: z.enum(['sqlite', 'postgres']),
  /** SHA-256 of the file of the database. */
  databaseHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  projects: z.array(z.object({ project: z.string(), epoch: z.string(), head: z.int() })),
  pictures: z.int(),
})
export type Manifest = z.infer<typeof Manifest>

export const files = {
  sqlite: 'limonade.db',
  postgres: 'limonade.dump',
  pictures: 'blobs',
  erasures: 'erasures.log',
  manifest: 'manifest.json',
} as const

/** What was erased lives on in a backup for so long, and no longer. */
export const keptDays = 21
const dayMs = 86_400_000

export interface Backup {
  readonly path: string
  readonly manifest: Manifest
  /** From this day on it deletes itself. */
  readonly until: string
}

const prefix = 'limonade-'
export const cutSuffix = '.partial'

export const backupName = (now: Date): string => `${prefix}${now.toISOString().replaceAll(/[:.]/g, '-')}`

/** The moment in the name; undefined for a folder that is none of ours. */
export const momentOf = (name: string): Date | undefined => {
  const [, day, hour, minute, second, rest] =
    /^limonade-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z(\.partial)?$/.exec(name) ?? []
  return day === undefined ? undefined : new Date(`${day}T${hour}:${minute}:${second}.${rest}Z`)
}

export const isExpired = (name: string, now: Date): boolean => {
  const moment = momentOf(name)
  return moment !== undefined && now.getTime() - moment.getTime() >= keptDays * dayMs
}

/** Undefined when it was cut off, or is something else. */
export const readBackup = async (path: string): Promise<Backup | undefined> => {
  const text = await readFile(join(path, files.manifest), 'utf8').catch(() => undefined)
  const manifest = z.safeParse(Manifest, parsed(text ?? ''))
  if (path.endsWith(cutSuffix) || !manifest.success) return undefined
  const until = new Date(Date.parse(manifest.data.day) + keptDays * dayMs)
  return { path, manifest: manifest.data, until: until.toISOString().slice(0, 'YYYY-MM-DD'.length) }
}

/** The whole ones in a folder, newest first. */
export const listBackups = async (folder: string): Promise<readonly Backup[]> => {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names
      .filter((name) => momentOf(name) !== undefined)
      .toSorted()
      .toReversed()
      .map((name) => readBackup(join(folder, name))),
  )
  return found.filter((backup) => backup !== undefined)
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
