/** Since when coordinators could know what ends on which day. It names no record. */
export const notice = `
CREATE TABLE notice (
  project_id TEXT NOT NULL, kept TEXT NOT NULL, ends_on TEXT NOT NULL, announced_on TEXT NOT NULL,
  PRIMARY KEY (project_id, kept, ends_on)
) STRICT, WITHOUT ROWID;
`
