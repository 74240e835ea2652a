/** Public pages are asked for by everybody, so they are found without walking through all records. */
export const publications = `
CREATE INDEX record_publication ON record (project_id, type) WHERE type = 'publication';
`
