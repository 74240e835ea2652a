/** When a device stopped taking part, which role it had before, what of the quarantine was discarded, and the answers that
 *  were found later. */
export const laterDecisions = `
ALTER TABLE device ADD COLUMN ended_at TEXT;
ALTER TABLE "grant" ADD COLUMN former_role TEXT;
ALTER TABLE "grant" ADD COLUMN changed_at TEXT;
ALTER TABLE quarantine ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quarantine ADD COLUMN discarded_at TEXT;

CREATE TABLE answer (
  project_id TEXT NOT NULL, operation_id TEXT NOT NULL, device_id TEXT NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY (project_id, operation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_number ON answer (project_id, device_id, number);
`
