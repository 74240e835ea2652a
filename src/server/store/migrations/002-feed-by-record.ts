/** The key of a feed row starts with its record: one tree less to write in for each change. */
export const feedByRecord = `
CREATE TABLE feed_by_record (
  project_id TEXT NOT NULL, scope TEXT NOT NULL, record_id TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY (project_id, record_id, scope)
) STRICT, WITHOUT ROWID;
INSERT INTO feed_by_record SELECT project_id, scope, record_id, number, kind FROM feed;
DROP TABLE feed;
ALTER TABLE feed_by_record RENAME TO feed;
CREATE UNIQUE INDEX feed_number ON feed (project_id, scope, number);
`
