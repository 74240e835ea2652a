import type { DatabaseSync } from 'node:sqlite'
import { withRecord } from '#domain/sync/audit.ts'
import { sha256 } from '../../hash.ts'

/** A running sum for each scope of what its feed holds, so that a phone can compare. Filled from what is there. */
export const audit = `
CREATE TABLE audit (
  project_id TEXT NOT NULL, scope TEXT NOT NULL, count INTEGER NOT NULL, xor INTEGER NOT NULL,
  PRIMARY KEY (project_id, scope)
) STRICT, WITHOUT ROWID;
INSERT INTO audit SELECT project_id, scope, count(*), xor_of_hashes(record_id || number)
  FROM feed WHERE kind = 'put' GROUP BY project_id, scope;
`

/** What the migration asks of SQLite and it does not have itself. */
export const addXorOfHashes = (database: DatabaseSync): void => {
  database.aggregate('xor_of_hashes', {
    deterministic: true,
    start: () => 0n,
    step: (xor: bigint, text) => withRecord({ count: 0, xor }, sha256(String(text))).xor,
  })
}
