import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import * as z from 'zod/mini'
import { Role } from '#domain/project/role.ts'
import type { Stored } from '#domain/sync/record.ts'
import type { Scope } from '#domain/sync/scope.ts'
import type {
  BlobRef,
  DeviceRow,
  FeedEntry,
  FeedRow,
  InvitationRow,
  OperationRow,
  Reader,
  RecordRow,
} from './store.ts'

type Row = Readonly<Record<string, unknown>>

/** All questions to the database, each prepared once. Without statistics SQLite would rather walk through a whole project
 *  along the primary key than use a second index: so those are named. */
export const sqliteReader = (database: DatabaseSync): Reader => {
  const one = <T>(sql: string, read: (row: Row) => T) => {
    const statement = database.prepare(sql)
    return (...values: SQLInputValue[]): Promise<T | undefined> => {
      const row = statement.get(...values)
      return Promise.resolve(row === undefined ? undefined : read(row))
    }
  }
  const all = <T>(sql: string, read: (row: Row) => T) => {
    const statement = database.prepare(sql)
    return (...values: SQLInputValue[]): Promise<readonly T[]> =>
      Promise.resolve(statement.all(...values).map(read))
  }
  const exists = (sql: string) => {
    const statement = database.prepare(sql)
    return (...values: SQLInputValue[]): Promise<boolean> =>
      Promise.resolve(statement.get(...values) !== undefined)
  }

  const devices = `SELECT d.*, g.role, g.area_id FROM device d
    JOIN "grant" g ON g.project_id = d.project_id AND g.device_id = d.id`
  const records = (by: string) => `SELECT * FROM record ${by} WHERE project_id = ?`
  const feedAfter = all(
    `SELECT f.*, r.body FROM feed f LEFT JOIN record r ON r.project_id = f.project_id AND r.id = f.record_id
     WHERE f.project_id = ? AND f.scope = ? AND f.number > ? ORDER BY f.number LIMIT ?`,
    toFeedEntry,
  )
  const firstFeed = all(
    `SELECT f.*, r.body FROM feed f JOIN record r ON r.project_id = f.project_id AND r.id = f.record_id
     WHERE f.project_id = ? AND f.scope = ? AND f.kind = 'put' ORDER BY f.number LIMIT ?`,
    toFeedEntry,
  )

  return {
    projects: all('SELECT project_id FROM clock', (row) => text(row, 'project_id')),
    clock: one('SELECT * FROM clock WHERE project_id = ?', (row) => ({
      epoch: text(row, 'epoch'),
      head: Number(row['head']),
    })),

    invitationBySecret: one('SELECT * FROM invitation WHERE secret_hash = ?', toInvitation),
    invitation: one('SELECT * FROM invitation WHERE project_id = ? AND id = ?', toInvitation),
    invitations: all(
      'SELECT * FROM invitation WHERE project_id = ? ORDER BY created_at DESC, id',
      toInvitation,
    ),
    device: one(`${devices} WHERE d.project_id = ? AND d.id = ?`, toDevice),
    deviceBySecret: one(`${devices} WHERE d.secret_hash = ?`, toDevice),
    devices: all(`${devices} WHERE d.project_id = ? ORDER BY d.joined_at, d.id`, toDevice),

    operation: one('SELECT * FROM operation WHERE project_id = ? AND id = ?', toOperation),
    record: one(`${records('')} AND id = ?`, toRecord),
    recordsOfType: all(
      `${records('INDEXED BY record_root')} AND type = ? AND type IN ('project', 'questionnaire', 'area') AND state = 'shown'`,
      toRecord,
    ),
    heldRecords: all(`${records('INDEXED BY record_held')} AND state = 'held'`, toRecord),
    under: all(`${records('INDEXED BY record_under')} AND under = ?`, toRecord),
    isErased: exists('SELECT 1 FROM erasure WHERE project_id = ? AND record_id = ?'),
    feedOf: all('SELECT * FROM feed INDEXED BY feed_record WHERE project_id = ? AND record_id = ?', toFeed),
    feedAfter: (project, { scope, after, limit }) =>
      after === 0 ? firstFeed(project, scope, limit) : feedAfter(project, scope, after, limit),

    withdrawals: all('SELECT * FROM withdrawal WHERE hash = ?', (row) => ({
      project: text(row, 'project_id'),
      recordId: text(row, 'record_id'),
    })),
    isWithdrawn: exists('SELECT 1 FROM unknown_withdrawal WHERE project_id = ? AND hash = ? AND until >= ?'),

    upload: one('SELECT * FROM upload WHERE project_id = ? AND sha256 = ? AND device_id = ?', (row) => ({
      sha256: text(row, 'sha256'),
      deviceId: text(row, 'device_id'),
      received: Number(row['received']),
      stored: row['stored'] === 1,
    })),
    blobRefs: all(
      'SELECT * FROM blob_ref INDEXED BY blob_ref_record WHERE project_id = ? AND record_id = ?',
      toBlobRef,
    ),
    isReferred: exists('SELECT 1 FROM blob_ref WHERE project_id = ? AND sha256 = ?'),
    orphans: all('SELECT sha256 FROM blob WHERE project_id = ? AND size < 0', (row) => text(row, 'sha256')),
    mayReadBlob: (() => {
      const visible = exists(
        `SELECT 1 FROM blob_ref b CROSS JOIN feed f INDEXED BY feed_record ON f.project_id = b.project_id AND f.record_id = b.record_id
         WHERE b.project_id = ? AND b.sha256 = ? AND b.pending = 0 AND f.kind = 'put'
           AND f.scope IN (SELECT value FROM json_each(?))`,
      )
      return (project, sha256, scopes) => visible(project, sha256, JSON.stringify(scopes))
    })(),
  }
}

/** Our own tables are STRICT, so a column of type TEXT holds text. */
const text = (row: Row, column: string): string => String(row[column])
const orNull = (row: Row, column: string): string | null =>
  row[column] === null || row[column] === undefined ? null : String(row[column])

const toInvitation = (row: Row): InvitationRow => ({
  project: text(row, 'project_id'),
  id: text(row, 'id'),
  secretHash: text(row, 'secret_hash'),
  role: z.parse(Role, row['role']),
  uses: Number(row['uses']),
  used: Number(row['used']),
  areaId: orNull(row, 'area_id'),
  expiresAt: text(row, 'expires_at'),
  endedAt: orNull(row, 'ended_at'),
  createdAt: text(row, 'created_at'),
  madeBy: z.parse(z.enum(['start', 'admin', 'coordinator']), row['made_by']),
})

const toDevice = (row: Row): DeviceRow => ({
  project: text(row, 'project_id'),
  id: text(row, 'id'),
  secretHash: text(row, 'secret_hash'),
  name: text(row, 'name'),
  role: z.parse(Role, row['role']),
  areaId: orNull(row, 'area_id'),
  invitationId: text(row, 'invitation_id'),
  joinedAt: text(row, 'joined_at'),
  lastSeenAt: orNull(row, 'last_seen_at'),
  state: z.parse(z.enum(['active', 'revoked', 'lost']), row['state']),
  keyWords: orNull(row, 'key_words'),
})

const toOperation = (row: Row): OperationRow => ({
  id: text(row, 'id'),
  hash: orNull(row, 'hash'),
  deviceId: orNull(row, 'device_id'),
  recordId: text(row, 'record_id'),
  // Written by this program from the same union.
  result: text(row, 'result') as OperationRow['result'],
  reason: orNull(row, 'reason'),
  version: orNull(row, 'version'),
})

const toRecord = (row: Row): RecordRow => ({
  // Written by this program after parsing; parsing each body again would double the cost of a push.
  stored: JSON.parse(text(row, 'body')) as Stored,
  scopes: JSON.parse(text(row, 'scopes')) as Scope[],
  state: row['state'] === 'held' ? 'held' : 'shown',
  under: orNull(row, 'under'),
  deviceId: orNull(row, 'device_id'),
})

const toFeed = (row: Row): FeedRow => ({
  // As above: only this program writes scopes and kinds.
  scope: text(row, 'scope') as Scope,
  recordId: text(row, 'record_id'),
  number: Number(row['number']),
  kind: text(row, 'kind') as FeedRow['kind'],
})

const toFeedEntry = (row: Row): FeedEntry => ({ ...toFeed(row), body: orNull(row, 'body') })

const toBlobRef = (row: Row): BlobRef => ({
  sha256: text(row, 'sha256'),
  recordId: text(row, 'record_id'),
  deviceId: orNull(row, 'device_id'),
  pending: row['pending'] === 1,
})
