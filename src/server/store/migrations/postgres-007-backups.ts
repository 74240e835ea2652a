/** The same as on SQLite. */
export const postgresBackups = `
ALTER TABLE clock ADD COLUMN backed_up BIGINT NOT NULL DEFAULT 0;

CREATE TABLE kept_file (
  project_id TEXT COLLATE "C" NOT NULL, id TEXT COLLATE "C" NOT NULL, month TEXT COLLATE "C" NOT NULL,
  file TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (project_id, id)
);
`
