import { BlobsAway } from '../blobs/blobs.ts'

/** Result codes of SQLite that say nothing about a statement: busy, locked, out of memory, read-only, I/O, corrupt, full,
 *  cannot open, protocol. */
const sqliteCodes = new Set([5, 6, 7, 8, 10, 11, 13, 14, 15])
/** Classes of PostgreSQL: connection, resources, operator, system, rolled back. */
const postgresClasses = /^(08|40|53|57|58)/

/** Whether an error comes from the machine (disk, network, database, picture store) and not from what was to be done: then the same will
 *  work later. */
export const isMachineBroken = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if (error instanceof BlobsAway) return true
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteCodes.has(error.errcode & 0xff)
  if ('syscall' in error || 'errno' in error) return true
  const code = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return postgresClasses.test(code)
  return /connection terminated|connection timeout/i.test(error.message)
}
