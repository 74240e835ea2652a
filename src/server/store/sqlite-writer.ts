import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Reader, Writer } from './store.ts'

type Writes = Omit<Writer, keyof Reader>

/** All changes to the database, each prepared once. */
export const sqliteWriter = (database: DatabaseSync): Writes => {
  const run = (sql: string) => {
    const statement = database.prepare(sql)
    return (...values: SQLInputValue[]): Promise<void> => {
      statement.run(...values)
      return Promise.resolve()
    }
  }
  /** Inserts a row, or changes the one with the same key. The first `keys` columns are the key, after the project. */
  const put = (table: string, columns: readonly string[], keys = 1) =>
    run(
      `INSERT INTO ${table} (project_id, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})
       ON CONFLICT (project_id, ${columns.slice(0, keys).join(', ')})
       DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    )

  const clock = run(
    `INSERT INTO clock (project_id, epoch, head) VALUES (?, ?, ?)
     ON CONFLICT (project_id) DO UPDATE SET epoch = excluded.epoch, head = excluded.head`,
  )
  const invitation = put('invitation', [
    'id', 'secret_hash', 'role', 'uses', 'used', 'area_id', 'expires_at', 'ended_at', 'created_at', 'made_by',
  ]) // prettier-ignore
  const device = put('device', [
    'id', 'secret_hash', 'name', 'invitation_id', 'joined_at', 'last_seen_at', 'state', 'key_words',
  ]) // prettier-ignore
  const grant = put('"grant"', ['id', 'device_id', 'role', 'area_id'])
  const operation = put('operation', ['id', 'hash', 'device_id', 'record_id', 'result', 'reason', 'version'])
  const record = put('record', [
    'id',
    'type',
    'schema_version',
    'under',
    'scopes',
    'state',
    'device_id',
    'body',
  ])
  const feed = put('feed', ['scope', 'record_id', 'number', 'kind'], 2)
  const conflict = put('conflict', ['id', 'record_id', 'field', 'value', 'version', 'device_id'])
  const resolve = run('UPDATE conflict SET resolved_by = ? WHERE project_id = ? AND id = ?')
  const quarantine = run(
    `INSERT INTO quarantine
       (project_id, operation_id, position, type, record_id, parent_id, withdrawal_hash, device_id, reason, raw)
     SELECT ?1, ?2, coalesce(max(position), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM quarantine WHERE project_id = ?1`,
  )
  const blob = put('blob', ['sha256', 'size'])
  const upload = put('upload', ['sha256', 'device_id', 'received', 'stored'], 2)
  const blobRef = put('blob_ref', ['sha256', 'record_id', 'device_id', 'pending'], 2)
  const removeAllUploads = run('DELETE FROM upload WHERE project_id = ? AND sha256 = ?')
  const removeOrphan = run('DELETE FROM blob WHERE project_id = ? AND sha256 = ? AND size < 0')
  const removeUpload = run('DELETE FROM upload WHERE project_id = ? AND sha256 = ? AND device_id = ?')
  const exported = put('export_log', ['id', 'device_id', 'at', 'what'])

  const forget = [
    run(
      'UPDATE operation INDEXED BY operation_record SET version = ?3, device_id = NULL WHERE project_id = ?1 AND record_id = ?2 AND version IS NOT NULL',
    ),
    run(
      'UPDATE operation INDEXED BY operation_record SET device_id = NULL WHERE project_id = ?1 AND record_id = ?2 AND ?3 IS NOT NULL',
    ),
    run(
      'UPDATE conflict INDEXED BY conflict_record SET device_id = NULL, version = ?3 WHERE project_id = ?1 AND record_id = ?2',
    ),
    run(
      'UPDATE blob_ref INDEXED BY blob_ref_record SET device_id = NULL WHERE project_id = ?1 AND record_id = ?2 AND ?3 IS NOT NULL',
    ),
  ]
  const erase = [
    run('DELETE FROM record WHERE project_id = ? AND id = ?'),
    run(
      `UPDATE operation INDEXED BY operation_record SET hash = NULL, device_id = NULL, version = NULL, reason = NULL, result = 'gone'
       WHERE project_id = ? AND record_id = ?`,
    ),
    run('DELETE FROM conflict INDEXED BY conflict_record WHERE project_id = ? AND record_id = ?'),
    run('DELETE FROM quarantine INDEXED BY quarantine_record WHERE project_id = ? AND record_id = ?'),
    run('DELETE FROM quarantine INDEXED BY quarantine_parent WHERE project_id = ? AND parent_id = ?'),
    run('DELETE FROM feed INDEXED BY feed_record WHERE project_id = ? AND record_id = ?'),
    run('DELETE FROM blob_ref INDEXED BY blob_ref_record WHERE project_id = ? AND record_id = ?'),
    run('DELETE FROM withdrawal INDEXED BY withdrawal_record WHERE project_id = ? AND record_id = ?'),
    run('INSERT INTO erasure (project_id, record_id) VALUES (?, ?) ON CONFLICT DO NOTHING'),
  ]

  return {
    putClock: (project, { epoch, head }) => clock(project, epoch, head),
    putInvitation: (row) =>
      invitation(row.project, row.id, row.secretHash, row.role, row.uses, row.used, row.areaId, row.expiresAt,
        row.endedAt, row.createdAt, row.madeBy), // prettier-ignore
    putDevice: async (row) => {
      await device(row.project, row.id, row.secretHash, row.name, row.invitationId, row.joinedAt, row.lastSeenAt,
        row.state, row.keyWords) // prettier-ignore
      await grant(row.project, row.id, row.id, row.role, row.areaId)
    },

    putOperation: (project, row) =>
      operation(project, row.id, row.hash, row.deviceId, row.recordId, row.result, row.reason, row.version),
    putRecord: (project, { stored, scopes, state, under, deviceId }) =>
      record(project, stored.id, stored.type, stored.schemaVersion, under, JSON.stringify(scopes), state, deviceId,
        JSON.stringify(stored)), // prettier-ignore
    putFeed: (project, row) => feed(project, row.scope, row.recordId, row.number, row.kind),
    putConflict: (project, row) =>
      conflict(
        project,
        row.id,
        row.recordId,
        row.field,
        JSON.stringify(row.value),
        row.version,
        row.deviceId,
      ),
    resolveConflict: (project, id, by) => resolve(by, project, id),
    putQuarantine: (project, row) =>
      quarantine(project, row.operationId, row.type, row.recordId, row.parentId, row.withdrawalHash, row.deviceId,
        row.reason, row.raw), // prettier-ignore
    forgetAuthor: async (project, recordId, version) => {
      for (const step of forget) await step(project, recordId, version)
    },
    eraseRecord: async (project, id) => {
      for (const step of erase) await step(project, id)
    },

    putWithdrawal: put('withdrawal', ['hash', 'record_id']),
    putWithdrawn: put('unknown_withdrawal', ['hash', 'until']),

    putUpload: async (project, row) => {
      await upload(project, row.sha256, row.deviceId, row.received, row.stored ? 1 : 0)
      if (row.stored) await blob(project, row.sha256, row.received)
    },
    removeUploads: async (project, sha256, deviceId) => {
      if (deviceId !== undefined) return removeUpload(project, sha256, deviceId)
      return removeAllUploads(project, sha256)
    },
    // No picture is smaller than nothing: one whose size is below zero has to go.
    putOrphan: (project, sha256) => blob(project, sha256, -1),
    removeOrphan,
    putBlobRef: (project, ref) =>
      blobRef(project, ref.sha256, ref.recordId, ref.deviceId, ref.pending ? 1 : 0),
    removeBlobRef: run('DELETE FROM blob_ref WHERE project_id = ? AND sha256 = ? AND record_id = ?'),
    settleBlobRefs: run(
      'UPDATE blob_ref SET pending = 0 WHERE project_id = ? AND sha256 = ? AND device_id = ?',
    ),
    putExport: (project, row) => exported(project, row.id, row.deviceId, row.at, JSON.stringify(row.what)),
  }
}
