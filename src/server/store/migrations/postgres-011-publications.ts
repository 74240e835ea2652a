/** As on SQLite. */
export const postgresPublications = `
CREATE INDEX record_publication ON record (project_id, type) WHERE type = 'publication';
`
