import { type Database, orChange, type Value } from './database.ts'
import { placesIn, placesOf } from './places.ts'
import type { Reader, Writer } from './store.ts'

type Writes = Omit<Writer, keyof Reader>

/** All changes to the database. */
export const writerOf = ({ one, run, putAll, removeAll, by }: Database): Writes => {
  /** Inserts a row, or changes the one with the same key. The first `keys` columns are the key, after the project. */
  const put = (name: string, columns: readonly string[], keys = 1) => {
    const table = { name, columns, keys }
    const all = [...columns].map(() => '?').join(', ')
    return run(
      `INSERT INTO ${name} (project_id, ${columns.join(', ')}) VALUES (?, ${all}) ${orChange(table)}`,
    )
  }

  const clock = run(
    `INSERT INTO clock (project_id, epoch, head) VALUES (?, ?, ?)
     ON CONFLICT (project_id) DO UPDATE SET epoch = excluded.epoch, head = excluded.head`,
  )
  const epoch = run('UPDATE clock SET epoch = ?, earlier = ?, backed_up = ? WHERE project_id = ?')
  const backedUp = run('UPDATE clock SET backed_up = ? WHERE project_id = ? AND epoch = ? AND backed_up < ?')
  const keptFile = put('kept_file', ['id', 'month', 'file'])
  const invitation = put('invitation', [
    'id', 'secret_hash', 'role', 'uses', 'used', 'area_id', 'expires_at', 'ended_at', 'created_at', 'made_by',
  ]) // prettier-ignore
  const device = put('device', [
    'id', 'secret_hash', 'name', 'invitation_id', 'joined_at', 'last_seen_at', 'state', 'key_words',
    'ended_at',
  ]) // prettier-ignore
  const grant = put('"grant"', ['id', 'device_id', 'role', 'area_id', 'former_role', 'changed_at'])
  const operations = putAll({
    name: 'operation',
    columns: ['id', 'hash', 'device_id', 'record_id', 'result', 'reason', 'version', 'made'],
    keys: 1,
  })
  const records = putAll({
    name: 'record',
    columns: ['id', 'type', 'schema_version', 'under', 'scopes', 'state', 'device_id', 'made_by', 'scope', 'number',
      'left_scopes', 'body'], // prettier-ignore
    keys: 1,
  })
  const feeds = putAll({ name: 'feed', columns: ['scope', 'number', 'record_id', 'kind', 'body'], keys: 2 })
  const feedsAway = removeAll({ name: 'feed', columns: ['scope', 'number'] })
  const standing = one('SELECT scopes, number, left_scopes FROM record WHERE project_id = ? AND id = ?')
  // Both databases know "or" and "and", and only one knows "xor": what either holds less what both hold.
  const figure = run(
    `INSERT INTO audit (project_id, scope, count, xor) VALUES (?, ?, ?, CAST(? AS BIGINT))
     ON CONFLICT (project_id, scope) DO UPDATE SET count = audit.count + excluded.count,
       xor = (audit.xor | excluded.xor) - (audit.xor & excluded.xor)`,
  )
  const conflict = put('conflict', ['id', 'record_id', 'field', 'value', 'version', 'device_id'])
  const resolve = run('UPDATE conflict SET resolved_by = ? WHERE project_id = ? AND id = ?')
  const quarantine = run(
    `INSERT INTO quarantine
       (project_id, operation_id, type, record_id, parent_id, withdrawal_hash, device_id, reason, raw, grouped,
        discarded_at, position)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS INTEGER), ?, CAST(? AS INTEGER) * (coalesce(max(position), 0) + 1) FROM quarantine WHERE project_id = ?`,
  )
  const described = run(
    `UPDATE erasure SET number = ?, type = coalesce(type, ?), day = coalesce(day, ?)
     WHERE project_id = ? AND record_id = ?`,
  )
  const answer = put('answer', ['operation_id', 'device_id', 'number'])
  const discard = run('UPDATE quarantine SET discarded_at = ? WHERE project_id = ? AND operation_id = ?')
  const blob = put('blob', ['sha256', 'size', 'seen'])
  const upload = put('upload', ['sha256', 'device_id', 'received', 'stored', 'seen'], 2)
  const blobRef = put('blob_ref', ['sha256', 'record_id', 'device_id', 'pending'], 2)
  const removeAllUploads = run('DELETE FROM upload WHERE project_id = ? AND sha256 = ?')
  const removeBlob = run('DELETE FROM blob WHERE project_id = ? AND sha256 = ?')
  const removeOrphan = run('DELETE FROM blob WHERE project_id = ? AND sha256 = ? AND size < 0')
  const removeUpload = run('DELETE FROM upload WHERE project_id = ? AND sha256 = ? AND device_id = ?')
  const seePicture = run('UPDATE blob SET seen = ? WHERE project_id = ? AND sha256 = ? AND seen < ?')
  const hold = run('UPDATE clock SET collection_held_until = ? WHERE project_id = ?')
  const notice = put('notice', ['kept', 'ends_on', 'announced_on'], 2)
  const removeNotice = run('DELETE FROM notice WHERE project_id = ? AND kept = ? AND ends_on = ?')
  const exported = put('export_log', ['id', 'device_id', 'at', 'what'])

  /** Changes all operations of a record: the one that made it is named there, the others have an index. */
  const changeOperations = (change: string) => {
    const others = run(
      `UPDATE operation ${by('operation_record')} SET ${change} WHERE project_id = ? AND record_id = ? AND made = 0`,
    )
    const maker = run(
      `UPDATE operation SET ${change} WHERE project_id = ?
       AND id = (SELECT made_by FROM record WHERE project_id = ? AND id = ?)`,
    )
    return async (project: string, recordId: string, ...values: readonly Value[]): Promise<void> => {
      await others(...values, project, recordId)
      await maker(...values, project, project, recordId)
    }
  }
  /** Also what does not change is written again: PostgreSQL puts it in a new place, in the random order of the release. */
  const forgetOperations = changeOperations(
    'device_id = NULL, version = CASE WHEN version IS NULL THEN NULL ELSE ? END',
  )
  const eraseOperations = changeOperations(
    `hash = NULL, device_id = NULL, version = NULL, reason = NULL, result = 'gone'`,
  )
  const forgetConflicts = run(
    `UPDATE conflict ${by('conflict_record')} SET device_id = NULL, version = ? WHERE project_id = ? AND record_id = ?`,
  )
  const forget = [
    run(
      `UPDATE blob_ref ${by('blob_ref_record')} SET device_id = NULL WHERE project_id = ? AND record_id = ?`,
    ),
    run(
      `UPDATE withdrawal ${by('withdrawal_record')} SET hash = hash WHERE project_id = ? AND record_id = ?`,
    ),
  ]
  const forgetUploader = [
    run(
      `UPDATE blob_ref SET device_id = NULL WHERE project_id = ? AND sha256 = ? AND device_id = ? AND EXISTS
         (SELECT 1 FROM record r WHERE r.project_id = blob_ref.project_id AND r.id = blob_ref.record_id AND r.device_id IS NULL)`,
    ),
    run(
      `DELETE FROM upload WHERE project_id = ? AND sha256 = ? AND device_id = ? AND EXISTS
         (SELECT 1 FROM blob_ref b WHERE b.project_id = upload.project_id AND b.sha256 = upload.sha256 AND b.device_id IS NULL)`,
    ),
  ]
  const erase = [
    run('DELETE FROM record WHERE project_id = ? AND id = ?'),
    run(
      `DELETE FROM answer WHERE project_id = ? AND EXISTS (SELECT 1 FROM operation o
         WHERE o.project_id = answer.project_id AND o.id = answer.operation_id AND o.record_id = ?)`,
    ),
    run(`DELETE FROM conflict ${by('conflict_record')} WHERE project_id = ? AND record_id = ?`),
    run(`DELETE FROM quarantine ${by('quarantine_record')} WHERE project_id = ? AND record_id = ?`),
    run(`DELETE FROM quarantine ${by('quarantine_parent')} WHERE project_id = ? AND parent_id = ?`),
    run(`DELETE FROM blob_ref ${by('blob_ref_record')} WHERE project_id = ? AND record_id = ?`),
    run(`DELETE FROM withdrawal ${by('withdrawal_record')} WHERE project_id = ? AND record_id = ?`),
    run('DELETE FROM kept_file WHERE project_id = ? AND id = ?'),
    run('DELETE FROM erased_with WHERE project_id = ? AND record_id = ?'),
    run(`DELETE FROM erased_with ${by('erased_with_with')} WHERE project_id = ? AND with_id = ?`),
    run('INSERT INTO erasure (project_id, record_id) VALUES (?, ?) ON CONFLICT DO NOTHING'),
  ]

  const removeFeeds: Writes['removeFeeds'] = (project, rows) =>
    feedsAway(project, rows.map(({ scope, number }) => [scope, number])) // prettier-ignore

  return {
    putClock: (project, { epoch, head }) => clock(project, epoch, head),
    putEpoch: (project, clock) => epoch(clock.epoch, JSON.stringify(clock.earlier), clock.backedUp, project),
    putBackedUp: (project, of, number) => backedUp(number, project, of, number),
    putInvitation: (row) =>
      invitation(row.project, row.id, row.secretHash, row.role, row.uses, row.used, row.areaId, row.expiresAt,
        row.endedAt, row.createdAt, row.madeBy), // prettier-ignore
    putDevice: async (row) => {
      await device(row.project, row.id, row.secretHash, row.name, row.invitationId, row.joinedAt, row.lastSeenAt,
        row.state, row.keyWords, row.endedAt) // prettier-ignore
      await grant(row.project, row.id, row.id, row.role, row.areaId, row.formerRole, row.roleChangedAt)
    },

    putOperations: (project, rows) =>
      operations(project, rows.map((row) =>
        [row.id, row.hash, row.deviceId, row.recordId, row.result, row.reason, row.version,
          row.made ? 1 : 0])), // prettier-ignore
    putRecords: async (project, rows) => {
      const kept: Value[][] = []
      const shown: Value[][] = []
      for (const row of rows) {
        const { stored } = row
        const body = JSON.stringify(stored)
        const places = placesOf(row)
        const [first] = places
        for (const { scope, number } of places) shown.push([scope, number, stored.id, 'put', body])
        kept.push([
          stored.id, stored.type, stored.schemaVersion, row.under, JSON.stringify(row.scopes), row.state,
          row.deviceId, row.madeBy, first?.scope ?? null, first?.number ?? null, JSON.stringify(row.left),
          first === undefined ? body : null,
        ]) // prettier-ignore
      }
      await records(project, kept)
      if (shown.length > 0) await feeds(project, shown)
    },
    putFeeds: (project, rows) =>
      feeds(project, rows.map((row) => [row.scope, row.number, row.recordId, row.kind, null])), // prettier-ignore
    removeFeeds,
    addToFigure: (project, scope, { count, xor }) => figure(project, scope, count, String(xor)),
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
    // Of a conversation not even the order in which it came is kept.
    putQuarantine: (project, row) =>
      quarantine(project, row.operationId, row.type, row.recordId, row.parentId, row.withdrawalHash, row.deviceId,
        row.reason, row.raw, row.grouped ? 1 : 0, row.discardedAt, row.grouped ? 0 : 1, project), // prettier-ignore
    discardQuarantined: (project, operationId, at) => discard(at, project, operationId),
    removeQuarantined: run('DELETE FROM quarantine WHERE project_id = ? AND operation_id = ?'),
    putAnswer: (project, row) => answer(project, row.operationId, row.deviceId, row.number),
    forgetAuthor: async (project, recordId, version) => {
      await forgetOperations(project, recordId, version)
      await forgetConflicts(version, project, recordId)
      for (const step of forget) await step(project, recordId)
    },
    eraseRecord: async (project, id) => {
      const row = await standing(project, id)
      if (row !== undefined) await removeFeeds(project, placesIn(row))
      await eraseOperations(project, id)
      for (const step of erase) await step(project, id)
    },

    describeErasure: (project, id, { number, type, day }) => described(number, type, day, project, id),
    putConfirmation: put('confirmation', ['device_id', 'number']),
    putNotice: (project, { kept, endsOn, announcedOn }) => notice(project, kept, endsOn, announcedOn),
    removeNotice: (project, { kept, endsOn }) => removeNotice(project, kept, endsOn),
    putKeptFile: (project, { id, month, file }) => keptFile(project, id, month, file),
    removeKeptFile: run('DELETE FROM kept_file WHERE project_id = ? AND id = ?'),

    putWithdrawal: put('withdrawal', ['hash', 'record_id']),
    putErasedWith: put('erased_with', ['record_id', 'with_id']),
    putWithdrawn: put('unknown_withdrawal', ['hash', 'until']),

    putUpload: async (project, row) => {
      await upload(project, row.sha256, row.deviceId, row.received, row.stored ? 1 : 0, row.seen)
      if (row.stored) await blob(project, row.sha256, row.received, row.seen)
    },
    removeUploads: async (project, sha256, deviceId) => {
      if (deviceId !== undefined) return removeUpload(project, sha256, deviceId)
      return removeAllUploads(project, sha256)
    },
    forgetBlob: async (project, sha256) => {
      await removeAllUploads(project, sha256)
      await removeBlob(project, sha256)
    },
    // No picture is smaller than nothing: one whose size is below zero has to go.
    putOrphan: (project, sha256) => blob(project, sha256, -1, ''),
    removeOrphan,
    seePicture: (project, sha256, month) => seePicture(month, project, sha256, month),
    holdCollection: (project, until) => hold(until, project),
    putBlobRef: (project, ref) =>
      blobRef(project, ref.sha256, ref.recordId, ref.deviceId, ref.pending ? 1 : 0),
    removeBlobRef: run('DELETE FROM blob_ref WHERE project_id = ? AND sha256 = ? AND record_id = ?'),
    settleBlobRefs: run(
      'UPDATE blob_ref SET pending = 0 WHERE project_id = ? AND sha256 = ? AND device_id = ?',
    ),
    forgetUploader: async (...picture) => {
      for (const step of forgetUploader) await step(...picture)
    },
    putExport: (project, row) => exported(project, row.id, row.deviceId, row.at, JSON.stringify(row.what)),
  }
}
