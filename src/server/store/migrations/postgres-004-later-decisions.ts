/** Compared byte by byte, as SQLite does. */
const text = 'TEXT COLLATE "C"'

/** The same as the fifth of SQLite. */
export const postgresLaterDecisions = `
ALTER TABLE device ADD COLUMN ended_at ${text};
ALTER TABLE "grant" ADD COLUMN former_role ${text};
ALTER TABLE "grant" ADD COLUMN changed_at ${text};
ALTER TABLE quarantine ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quarantine ADD COLUMN discarded_at ${text};

CREATE TABLE answer (
  project_id ${text} NOT NULL, operation_id ${text} NOT NULL, device_id ${text} NOT NULL, number BIGINT NOT NULL,
  PRIMARY KEY (project_id, operation_id)
);
CREATE INDEX answer_number ON answer (project_id, device_id, number);
`
