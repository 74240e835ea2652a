/** What was taken out of a conversation, and goes with it, without naming it to anybody. */
export const erasedWith = `
CREATE TABLE erased_with (
  project_id TEXT NOT NULL, record_id TEXT NOT NULL, with_id TEXT NOT NULL,
  PRIMARY KEY (project_id, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX erased_with_with ON erased_with (project_id, with_id);
`
