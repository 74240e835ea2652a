/** Compared byte by byte, as SQLite does: no language's order, and faster. */
export const text = 'TEXT COLLATE "C"'

/** The tables of SQLite after its second migration. Nothing but the keys gives an order. */
export const postgresFirst = `
CREATE TABLE clock (
  project_id ${text} NOT NULL, epoch ${text} NOT NULL, head BIGINT NOT NULL,
  earlier ${text} NOT NULL DEFAULT '[]',
  PRIMARY KEY (project_id)
);

CREATE TABLE invitation (
  project_id ${text} NOT NULL, id ${text} NOT NULL, secret_hash ${text} NOT NULL, role ${text} NOT NULL,
  uses INTEGER NOT NULL, used INTEGER NOT NULL, area_id ${text}, expires_at ${text} NOT NULL, ended_at ${text},
  created_at ${text} NOT NULL, made_by ${text} NOT NULL,
  PRIMARY KEY (project_id, id)
);
CREATE UNIQUE INDEX invitation_secret ON invitation (secret_hash, project_id);

CREATE TABLE device (
  project_id ${text} NOT NULL, id ${text} NOT NULL, secret_hash ${text} NOT NULL, name ${text} NOT NULL,
  invitation_id ${text} NOT NULL, joined_at ${text} NOT NULL, last_seen_at ${text}, state ${text} NOT NULL, key_words ${text},
  PRIMARY KEY (project_id, id)
);
CREATE UNIQUE INDEX device_secret ON device (secret_hash, project_id);

CREATE TABLE "grant" (
  project_id ${text} NOT NULL, id ${text} NOT NULL, device_id ${text} NOT NULL, role ${text} NOT NULL, area_id ${text},
  PRIMARY KEY (project_id, id)
);
CREATE UNIQUE INDEX grant_device ON "grant" (project_id, device_id);

CREATE TABLE operation (
  project_id ${text} NOT NULL, id ${text} NOT NULL, hash ${text}, device_id ${text}, record_id ${text} NOT NULL,
  result ${text} NOT NULL, reason ${text}, version ${text},
  PRIMARY KEY (project_id, id)
);
CREATE INDEX operation_record ON operation (project_id, record_id);

CREATE TABLE record (
  project_id ${text} NOT NULL, id ${text} NOT NULL, type ${text} NOT NULL, schema_version INTEGER NOT NULL,
  under ${text}, scopes ${text} NOT NULL, state ${text} NOT NULL, device_id ${text}, body ${text} NOT NULL,
  PRIMARY KEY (project_id, id)
);
CREATE INDEX record_under ON record (project_id, under) WHERE under IS NOT NULL;
CREATE INDEX record_held ON record (project_id, id) WHERE state = 'held';
CREATE INDEX record_root ON record (project_id, type) WHERE type IN ('project', 'questionnaire', 'area');

CREATE TABLE feed (
  project_id ${text} NOT NULL, scope ${text} NOT NULL, record_id ${text} NOT NULL, number BIGINT NOT NULL, kind ${text} NOT NULL,
  PRIMARY KEY (project_id, record_id, scope)
);
CREATE UNIQUE INDEX feed_number ON feed (project_id, scope, number);

CREATE TABLE conflict (
  project_id ${text} NOT NULL, id ${text} NOT NULL, record_id ${text} NOT NULL, field ${text} NOT NULL, value ${text} NOT NULL,
  version ${text} NOT NULL, device_id ${text}, resolved_by ${text},
  PRIMARY KEY (project_id, id)
);
CREATE INDEX conflict_record ON conflict (project_id, record_id);

CREATE TABLE quarantine (
  project_id ${text} NOT NULL, operation_id ${text} NOT NULL, position BIGINT NOT NULL, type ${text} NOT NULL,
  record_id ${text} NOT NULL, parent_id ${text}, withdrawal_hash ${text}, device_id ${text} NOT NULL, reason ${text} NOT NULL,
  raw ${text} NOT NULL,
  PRIMARY KEY (project_id, operation_id)
);
CREATE INDEX quarantine_position ON quarantine (project_id, position);
CREATE INDEX quarantine_record ON quarantine (project_id, record_id);
CREATE INDEX quarantine_parent ON quarantine (project_id, parent_id);

CREATE TABLE blob (
  project_id ${text} NOT NULL, sha256 ${text} NOT NULL, size BIGINT NOT NULL,
  PRIMARY KEY (project_id, sha256)
);

CREATE TABLE upload (
  project_id ${text} NOT NULL, sha256 ${text} NOT NULL, device_id ${text} NOT NULL, received BIGINT NOT NULL,
  stored INTEGER NOT NULL,
  PRIMARY KEY (project_id, sha256, device_id)
);

CREATE TABLE blob_ref (
  project_id ${text} NOT NULL, sha256 ${text} NOT NULL, record_id ${text} NOT NULL, device_id ${text}, pending INTEGER NOT NULL,
  PRIMARY KEY (project_id, sha256, record_id)
);
CREATE INDEX blob_ref_record ON blob_ref (project_id, record_id);

CREATE TABLE withdrawal (
  project_id ${text} NOT NULL, hash ${text} NOT NULL, record_id ${text} NOT NULL,
  PRIMARY KEY (project_id, hash)
);
CREATE INDEX withdrawal_hash ON withdrawal (hash);
CREATE INDEX withdrawal_record ON withdrawal (project_id, record_id);

CREATE TABLE unknown_withdrawal (
  project_id ${text} NOT NULL, hash ${text} NOT NULL, until ${text} NOT NULL,
  PRIMARY KEY (project_id, hash)
);

CREATE TABLE erasure (
  project_id ${text} NOT NULL, record_id ${text} NOT NULL,
  PRIMARY KEY (project_id, record_id)
);

CREATE TABLE export_log (
  project_id ${text} NOT NULL, id ${text} NOT NULL, device_id ${text} NOT NULL, at ${text} NOT NULL, what ${text} NOT NULL,
  PRIMARY KEY (project_id, id)
);
`
