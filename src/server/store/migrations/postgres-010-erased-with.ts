/** What was taken out of a conversation, and goes with it, without naming it to anybody. */
export const postgresErasedWith = `
CREATE TABLE erased_with (
  project_id TEXT COLLATE "C" NOT NULL, record_id TEXT COLLATE "C" NOT NULL, with_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (project_id, record_id)
);
CREATE INDEX erased_with_with ON erased_with (project_id, with_id);
`
