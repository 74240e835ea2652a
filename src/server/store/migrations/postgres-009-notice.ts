/** Since when coordinators could know what ends on which day. It names no record. */
export const postgresNotice = `
CREATE TABLE notice (
  project_id TEXT COLLATE "C" NOT NULL, kept TEXT COLLATE "C" NOT NULL, ends_on TEXT COLLATE "C" NOT NULL,
  announced_on TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (project_id, kept, ends_on)
);
`
