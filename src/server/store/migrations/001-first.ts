/** Every key starts with the project. Tables are without row ids and have random keys: the file keeps no order in which
 *  conversations came in. Names are those of the wire. */
export const first = `
CREATE TABLE clock (
  project_id TEXT NOT NULL, epoch TEXT NOT NULL, head INTEGER NOT NULL,
  earlier TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (project_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
  project_id TEXT NOT NULL, id TEXT NOT NULL, secret_hash TEXT NOT NULL, role TEXT NOT NULL,
  uses INTEGER NOT NULL, used INTEGER NOT NULL, area_id TEXT, expires_at TEXT NOT NULL, ended_at TEXT,
  created_at TEXT NOT NULL, made_by TEXT NOT NULL,
  PRIMARY KEY (project_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX invitation_secret ON invitation (secret_hash, project_id);

CREATE TABLE device (
  project_id TEXT NOT NULL, id TEXT NOT NULL, secret_hash TEXT NOT NULL, name TEXT NOT NULL,
  invitation_id TEXT NOT NULL, joined_at TEXT NOT NULL, last_seen_at TEXT, state TEXT NOT NULL, key_words TEXT,
  PRIMARY KEY (project_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX device_secret ON device (secret_hash, project_id);

CREATE TABLE "grant" (
  project_id TEXT NOT NULL, id TEXT NOT NULL, device_id TEXT NOT NULL, role TEXT NOT NULL, area_id TEXT,
  PRIMARY KEY (project_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX grant_device ON "grant" (project_id, device_id);

CREATE TABLE operation (
  project_id TEXT NOT NULL, id TEXT NOT NULL, hash TEXT, device_id TEXT, record_id TEXT NOT NULL,
  result TEXT NOT NULL, reason TEXT, version TEXT,
  PRIMARY KEY (project_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX operation_record ON operation (project_id, record_id);

CREATE TABLE record (
  project_id TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, schema_version INTEGER NOT NULL,
  under TEXT, scopes TEXT NOT NULL, state TEXT NOT NULL, device_id TEXT, body TEXT NOT NULL,
  PRIMARY KEY (project_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_under ON record (project_id, under) WHERE under IS NOT NULL;
CREATE INDEX record_held ON record (project_id, id) WHERE state = 'held';
CREATE INDEX record_root ON record (project_id, type) WHERE type IN ('project', 'questionnaire', 'area');

CREATE TABLE feed (
  project_id TEXT NOT NULL, scope TEXT NOT NULL, record_id TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY (project_id, scope, record_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX feed_number ON feed (project_id, scope, number);
CREATE INDEX feed_record ON feed (project_id, record_id);

CREATE TABLE conflict (
  project_id TEXT NOT NULL, id TEXT NOT NULL, record_id TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
  version TEXT NOT NULL, device_id TEXT, resolved_by TEXT,
  PRIMARY KEY (project_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_record ON conflict (project_id, record_id);

CREATE TABLE quarantine (
  project_id TEXT NOT NULL, operation_id TEXT NOT NULL, position INTEGER NOT NULL, type TEXT NOT NULL,
  record_id TEXT NOT NULL, parent_id TEXT, withdrawal_hash TEXT, device_id TEXT NOT NULL, reason TEXT NOT NULL,
  raw TEXT NOT NULL,
  PRIMARY KEY (project_id, operation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX quarantine_position ON quarantine (project_id, position);
CREATE INDEX quarantine_record ON quarantine (project_id, record_id);
CREATE INDEX quarantine_parent ON quarantine (project_id, parent_id);

CREATE TABLE blob (
  project_id TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
  PRIMARY KEY (project_id, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE upload (
  project_id TEXT NOT NULL, sha256 TEXT NOT NULL, device_id TEXT NOT NULL, received INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  PRIMARY KEY (project_id, sha256, device_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob_ref (
  project_id TEXT NOT NULL, sha256 TEXT NOT NULL, record_id TEXT NOT NULL, device_id TEXT, pending INTEGER NOT NULL,
  PRIMARY KEY (project_id, sha256, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_ref_record ON blob_ref (project_id, record_id);

CREATE TABLE withdrawal (
  project_id TEXT NOT NULL, hash TEXT NOT NULL, record_id TEXT NOT NULL,
  PRIMARY KEY (project_id, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX withdrawal_hash ON withdrawal (hash);
CREATE INDEX withdrawal_record ON withdrawal (project_id, record_id);

CREATE TABLE unknown_withdrawal (
  project_id TEXT NOT NULL, hash TEXT NOT NULL, until TEXT NOT NULL,
  PRIMARY KEY (project_id, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure (
  project_id TEXT NOT NULL, record_id TEXT NOT NULL,
  PRIMARY KEY (project_id, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE export_log (
  project_id TEXT NOT NULL, id TEXT NOT NULL, device_id TEXT NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL,
  PRIMARY KEY (project_id, id)
) STRICT, WITHOUT ROWID;
`
