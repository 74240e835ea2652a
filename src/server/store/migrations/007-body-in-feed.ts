/** A new record touches few pages: a short row by its id, one by its operation's id, and its body at the end of its scope,
 *  where a pull reads it in order. In the feed numbers give an order anyway; what has none yet, because it waits for its
 *  group, keeps its body under its random key. A record names the operation that made it and its places in the feed, so
 *  that only other operations need an index to be found by. */
export const bodyInFeed = `
ALTER TABLE operation ADD COLUMN made INTEGER NOT NULL DEFAULT 0;
DROP INDEX operation_record;
CREATE INDEX operation_record ON operation (project_id, record_id) WHERE made = 0;

ALTER TABLE record RENAME TO old_record;
ALTER TABLE feed RENAME TO old_feed;
DROP INDEX record_under;
DROP INDEX record_held;
DROP INDEX record_root;
DROP INDEX feed_number;

CREATE TABLE record (
  project_id TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, schema_version INTEGER NOT NULL,
  under TEXT, scopes TEXT NOT NULL, state TEXT NOT NULL, device_id TEXT, made_by TEXT,
  scope TEXT, number INTEGER, left_scopes TEXT NOT NULL, body TEXT,
  PRIMARY KEY (project_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE feed (
  project_id TEXT NOT NULL, scope TEXT NOT NULL, number INTEGER NOT NULL, record_id TEXT NOT NULL, kind TEXT NOT NULL,
  body TEXT,
  PRIMARY KEY (project_id, scope, number)
) STRICT, WITHOUT ROWID;

INSERT INTO feed
  SELECT f.project_id, f.scope, f.number, f.record_id, f.kind, CASE f.kind WHEN 'put' THEN r.body END
  FROM old_feed f LEFT JOIN old_record r ON r.project_id = f.project_id AND r.id = f.record_id
  ORDER BY f.project_id, f.scope, f.number;
INSERT INTO record
  SELECT r.project_id, r.id, r.type, r.schema_version, r.under, r.scopes, r.state, r.device_id, NULL,
    p.scope, p.number,
    (SELECT json_group_array(json_object('scope', l.scope, 'number', l.number)) FROM old_feed l
     WHERE l.project_id = r.project_id AND l.record_id = r.id AND l.kind = 'leave'),
    CASE WHEN p.number IS NULL THEN r.body END
  FROM old_record r LEFT JOIN old_feed p
    ON p.project_id = r.project_id AND p.record_id = r.id AND p.kind = 'put' AND p.scope = r.scopes ->> 0
  ORDER BY r.project_id, r.id;
DROP TABLE old_feed;
DROP TABLE old_record;

CREATE INDEX record_under ON record (project_id, under) WHERE under IS NOT NULL;
CREATE INDEX record_held ON record (project_id, id) WHERE state = 'held';
CREATE INDEX record_root ON record (project_id, type) WHERE type IN ('project', 'questionnaire', 'area');
`
