const codes: readonly unknown[] = ['ENOSPC', 'EDQUOT', '53100']
/** SQLite's own: the disk, and the index of the write-ahead log that could not grow. */
const sqliteCodes: readonly unknown[] = [13, 4_874]

/** Whether an error says that there is no room left: on a disk, in a quota, or in PostgreSQL. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && codes.includes(error.code)) ||
    ('errcode' in error && sqliteCodes.includes(error.errcode)))
