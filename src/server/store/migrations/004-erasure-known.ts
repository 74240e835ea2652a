/** Under which number an erasure went to the phones, what kind of record it was and on which day; and up to which number
 *  each device has come back. Nothing else of what was erased. */
export const erasureKnown = `
ALTER TABLE erasure ADD COLUMN number INTEGER;
ALTER TABLE erasure ADD COLUMN type TEXT;
ALTER TABLE erasure ADD COLUMN day TEXT;
UPDATE erasure SET number = (SELECT f.number FROM feed f
  WHERE f.project_id = erasure.project_id AND f.record_id = erasure.record_id AND f.scope = 'erased');
CREATE INDEX erasure_number ON erasure (project_id, number);
CREATE TABLE confirmation (
  project_id TEXT NOT NULL, device_id TEXT NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY (project_id, device_id)
) STRICT, WITHOUT ROWID;
`
