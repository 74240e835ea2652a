import * as z from 'zod/mini'
import type { Figure } from '#domain/sync/audit.ts'
import type { Ended } from '#domain/sync/offer.ts'
import type { Database, Row, Value } from './database.ts'
import type { Reader } from './store.ts'
import {
  text,
  orNull,
  toInvitation,
  toDevice,
  toQuarantine,
  toOperation,
  toScopes,
  toRecord,
  toFeedEntry,
  toKeptFile,
  toBlobRef,
} from './from-row.ts'

/** All questions to the database. Without statistics SQLite would rather walk through a whole project along the primary
 *  key than use a second index: so those are named. */
export const readerOf = (database: Database): Reader => {
  const { among, list, by } = database
  const one = <T>(sql: string, read: (row: Row) => T) => {
    const ask = database.one(sql)
    return async (...values: readonly Value[]): Promise<T | undefined> => {
      const row = await ask(...values)
      return row === undefined ? undefined : read(row)
    }
  }
  const all = <T>(sql: string, read: (row: Row) => T) => {
    const ask = database.all(sql)
    return async (...values: readonly Value[]): Promise<readonly T[]> => (await ask(...values)).map(read)
  }
  const exists = (sql: string) => {
    const ask = database.one(sql)
    return async (...values: readonly Value[]): Promise<boolean> => (await ask(...values)) !== undefined
  }

  const devices = `SELECT d.*, g.role, g.area_id, g.former_role, g.changed_at FROM device d
    JOIN "grant" g ON g.project_id = d.project_id AND g.device_id = d.id`
  /** The body of a record that is shown stands in the feed, once for each scope. */
  const records = (by: string) =>
    `SELECT r.*, f.body AS shown_body FROM record r ${by}
     LEFT JOIN feed f ON f.project_id = r.project_id AND f.scope = r.scope AND f.number = r.number
     WHERE r.project_id = ?`
  const feedAfter = all(
    'SELECT * FROM feed WHERE project_id = ? AND scope = ? AND number > ? ORDER BY number LIMIT ?',
    toFeedEntry,
  )
  const firstFeed = all(
    `SELECT * FROM feed WHERE project_id = ? AND scope = ? AND kind = 'put' ORDER BY number LIMIT ?`,
    toFeedEntry,
  )

  const operations = all(`SELECT * FROM operation WHERE project_id = ? AND ${among('id')}`, toOperation)
  const recordsById = all(`${records('')} AND ${among('r.id')}`, toRecord)
  const recordsUnder = all(`${records(by('record_under'))} AND ${among('r.under')}`, toRecord)
  const erased = all(`SELECT record_id FROM erasure WHERE project_id = ? AND ${among('record_id')}`, (row) =>
    text(row, 'record_id'),
  )
  const blobRefs = all(
    `SELECT * FROM blob_ref ${by('blob_ref_record')} WHERE project_id = ? AND ${among('record_id')}`,
    toBlobRef,
  )
  const scopesNaming = all(
    `SELECT r.scopes FROM blob_ref b JOIN record r ON r.project_id = b.project_id AND r.id = b.record_id
     WHERE b.project_id = ? AND b.sha256 = ? AND b.pending = 0 AND r.state = 'shown'`,
    toScopes,
  )
  // As text: a number of 64 bits does not fit into one of JavaScript.
  const figures = all(
    'SELECT scope, count, CAST(xor AS TEXT) AS xor FROM audit WHERE project_id = ?',
    (row): [string, Figure] => [
      text(row, 'scope'),
      { count: Number(row['count']), xor: BigInt(text(row, 'xor')) },
    ],
  )
  const blobBytes = one(
    'SELECT coalesce(sum(size), 0) AS bytes FROM blob WHERE project_id = ? AND size > 0',
    (row) => Number(row['bytes']),
  )
  const confirmations = all(
    'SELECT device_id, number FROM confirmation WHERE project_id = ?',
    (row): [string, number] => [text(row, 'device_id'), Number(row['number'])],
  )
  const newConfirmation = exists(
    `SELECT 1 FROM erasure e ${by('erasure_number')} WHERE e.project_id = ? AND e.number <= ? AND e.number > coalesce(
       (SELECT c.number FROM confirmation c WHERE c.project_id = e.project_id AND c.device_id = ?), 0) LIMIT 1`,
  )
  const answersAfter = all(
    `SELECT o.*, a.number FROM answer a JOIN operation o ON o.project_id = a.project_id AND o.id = a.operation_id
     WHERE a.project_id = ? AND a.device_id = ? AND a.number > ? ORDER BY a.number LIMIT ?`,
    (row) => ({ number: Number(row['number']), operation: toOperation(row) }),
  )
  const heldUntil = one('SELECT collection_held_until FROM clock WHERE project_id = ?', (row) =>
    orNull(row, 'collection_held_until'),
  )
  const known: Reader['known'] = async (project, ids) => {
    const recordIds = list(ids.records)
    return {
      operations: await operations(project, list(ids.operations)),
      records: await recordsById(project, recordIds),
      under: await recordsUnder(project, recordIds),
      erased: await erased(project, recordIds),
      blobRefs: await blobRefs(project, recordIds),
    }
  }

  return {
    projects: all('SELECT project_id FROM clock', (row) => text(row, 'project_id')),
    clock: one('SELECT * FROM clock WHERE project_id = ?', (row) => ({
      epoch: text(row, 'epoch'),
      head: Number(row['head']),
      // Only this program writes it.
      earlier: JSON.parse(text(row, 'earlier')) as Ended[],
      backedUp: Number(row['backed_up']),
    })),

    invitationBySecret: one('SELECT * FROM invitation WHERE secret_hash = ?', toInvitation),
    invitation: one('SELECT * FROM invitation WHERE project_id = ? AND id = ?', toInvitation),
    invitations: all(
      'SELECT * FROM invitation WHERE project_id = ? ORDER BY created_at DESC, id',
      toInvitation,
    ),
    device: one(`${devices} WHERE d.project_id = ? AND d.id = ?`, toDevice),
    deviceOf: one(`${devices} WHERE d.project_id = ? AND d.secret_hash = ?`, toDevice),
    deviceBySecret: one(`${devices} WHERE d.secret_hash = ?`, toDevice),
    devices: all(`${devices} WHERE d.project_id = ? ORDER BY d.joined_at, d.id`, toDevice),

    known,
    operation: one('SELECT * FROM operation WHERE project_id = ? AND id = ?', toOperation),
    record: one(`${records('')} AND r.id = ?`, toRecord),
    isChangedByOthers: exists(
      `SELECT 1 FROM operation ${by('operation_record')} WHERE project_id = ? AND record_id = ? AND made = 0
         AND result IN ('applied', 'conflict') AND (device_id IS NULL OR device_id <> ?) LIMIT 1`,
    ),
    recordsOfType: all(
      `${records(by('record_root'))} AND r.type = ? AND r.type IN ('project', 'questionnaire', 'area') AND r.state = 'shown'`,
      toRecord,
    ),
    publications: all(
      `${records(by('record_publication'))} AND r.type = 'publication' AND r.state = 'shown'`,
      toRecord,
    ),
    heldRecords: all(`${records(by('record_held'))} AND r.state = 'held'`, toRecord),
    under: all(`${records(by('record_under'))} AND r.under = ?`, toRecord),
    ofStreet: all(`${records('')} AND r.type IN ('visit', 'address')`, toRecord),
    ofTalk: all(`${records('')} AND (r.type IN ('interview', 'contact') OR r.state = 'held')`, toRecord),
    notices: all('SELECT * FROM notice WHERE project_id = ?', (row) => ({
      kept: z.parse(z.enum(['interview', 'contact']), row['kept']),
      endsOn: text(row, 'ends_on'),
      announcedOn: text(row, 'announced_on'),
    })),
    isErased: exists('SELECT 1 FROM erasure WHERE project_id = ? AND record_id = ?'),
    erasures: all(
      `SELECT number, type, day FROM erasure ${by('erasure_number')}
       WHERE project_id = ? AND number IS NOT NULL ORDER BY number DESC`,
      (row) => ({ number: Number(row['number']), type: orNull(row, 'type'), day: orNull(row, 'day') }),
    ),
    confirmations: async (project) => new Map(await confirmations(project)),
    isNewConfirmation: (project, deviceId, number) => newConfirmation(project, number, deviceId),
    feedAfter: (project, { scope, after, limit }) =>
      after === 0 ? firstFeed(project, scope, limit) : feedAfter(project, scope, after, limit),

    figures: async (project) => new Map(await figures(project)),
    quarantine: all(
      'SELECT * FROM quarantine WHERE project_id = ? ORDER BY position, operation_id',
      toQuarantine,
    ),
    quarantined: one('SELECT * FROM quarantine WHERE project_id = ? AND operation_id = ?', toQuarantine),
    quarantinedOf: all(
      `SELECT * FROM quarantine ${by('quarantine_record')} WHERE project_id = ? AND record_id = ? ORDER BY position`,
      toQuarantine,
    ),
    quarantinedUnder: all(
      `SELECT * FROM quarantine ${by('quarantine_parent')} WHERE project_id = ? AND parent_id = ?`,
      toQuarantine,
    ),
    answersAfter: (project, { deviceId, after, limit }) => answersAfter(project, deviceId, after, limit),
    keptFiles: all('SELECT * FROM kept_file WHERE project_id = ?', toKeptFile),
    keptFile: one('SELECT * FROM kept_file WHERE project_id = ? AND id = ?', toKeptFile),
    erasedIds: all('SELECT record_id FROM erasure WHERE project_id = ?', (row) => text(row, 'record_id')),

    exports: all('SELECT id, at, what FROM export_log WHERE project_id = ? ORDER BY at DESC, id', (row) => ({
      id: text(row, 'id'),
      at: text(row, 'at'),
      what: JSON.parse(text(row, 'what')) as unknown,
    })),
    withdrawals: all('SELECT * FROM withdrawal WHERE hash = ?', (row) => ({
      project: text(row, 'project_id'),
      recordId: text(row, 'record_id'),
    })),
    erasedWith: all(
      `SELECT record_id FROM erased_with ${by('erased_with_with')} WHERE project_id = ? AND with_id = ?`,
      (row) => text(row, 'record_id'),
    ),
    isWithdrawn: exists('SELECT 1 FROM unknown_withdrawal WHERE project_id = ? AND hash = ? AND until >= ?'),

    upload: one('SELECT * FROM upload WHERE project_id = ? AND sha256 = ? AND device_id = ?', (row) => ({
      sha256: text(row, 'sha256'),
      deviceId: text(row, 'device_id'),
      received: Number(row['received']),
      stored: row['stored'] === 1,
      seen: text(row, 'seen'),
    })),
    blobRefs: all(
      `SELECT * FROM blob_ref ${by('blob_ref_record')} WHERE project_id = ? AND record_id = ?`,
      toBlobRef,
    ),
    recordsNaming: all(
      `SELECT r.*, f.body AS shown_body FROM blob_ref b
       JOIN record r ON r.project_id = b.project_id AND r.id = b.record_id
       LEFT JOIN feed f ON f.project_id = r.project_id AND f.scope = r.scope AND f.number = r.number
       WHERE b.project_id = ? AND b.sha256 = ? AND b.pending = 0 AND r.state = 'shown'`,
      toRecord,
    ),
    blobBytes: async (project) => (await blobBytes(project)) ?? 0,
    isReferred: exists('SELECT 1 FROM blob_ref WHERE project_id = ? AND sha256 = ?'),
    orphans: all('SELECT sha256 FROM blob WHERE project_id = ? AND size < 0', (row) => text(row, 'sha256')),
    unnamed: all(
      `SELECT sha256 FROM blob b WHERE b.project_id = ? AND b.size >= 0 AND b.seen < ?
         AND NOT EXISTS (SELECT 1 FROM blob_ref f WHERE f.project_id = b.project_id AND f.sha256 = b.sha256
           AND (f.pending = 0 OR EXISTS (SELECT 1 FROM record r WHERE r.project_id = f.project_id AND r.id = f.record_id
             AND r.state = 'held')))
         AND NOT EXISTS (SELECT 1 FROM quarantine q WHERE q.project_id = b.project_id
           AND q.raw LIKE '%' || b.sha256 || '%')`,
      (row) => text(row, 'sha256'),
    ),
    staleUploads: all(
      `SELECT u.sha256, u.device_id, (SELECT count(*) FROM blob b WHERE b.project_id = u.project_id
           AND b.sha256 = u.sha256 AND b.size >= 0) AS whole
         FROM upload u WHERE u.project_id = ? AND u.stored = 0 AND u.seen < ?`,
      (row) => ({
        sha256: text(row, 'sha256'),
        deviceId: text(row, 'device_id'),
        whole: Number(row['whole']) > 0,
      }),
    ),
    collectionHeldUntil: async (project) => (await heldUntil(project)) ?? undefined,
    mayReadBlob: async (project, sha256, scopes) =>
      (await scopesNaming(project, sha256)).some((of) => of.some((scope) => scopes.includes(scope))),
    hasBlob: exists('SELECT 1 FROM blob WHERE project_id = ? AND sha256 = ? AND size >= 0'),
    blobs: all('SELECT sha256 FROM blob WHERE project_id = ? AND size >= 0', (row) => text(row, 'sha256')),
  }
}
