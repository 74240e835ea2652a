/** What a backup holds, and the files of conversations that phones brought back after a restore. */
export const backups = `
ALTER TABLE clock ADD COLUMN backed_up INTEGER NOT NULL DEFAULT 0;

CREATE TABLE kept_file (
  project_id TEXT NOT NULL, id TEXT NOT NULL, month TEXT NOT NULL, file TEXT NOT NULL,
  PRIMARY KEY (project_id, id)
) STRICT, WITHOUT ROWID;
`
