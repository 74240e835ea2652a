/** For its plans PostgreSQL keeps samples of each column, and of what people wrote they would outlive an erasure. No plan
 *  needs them: nobody looks rows up by these columns. */
export const postgresNoSamples = `
ALTER TABLE record ALTER COLUMN body SET STATISTICS 0;
ALTER TABLE feed ALTER COLUMN body SET STATISTICS 0;
ALTER TABLE conflict ALTER COLUMN value SET STATISTICS 0;
ALTER TABLE quarantine ALTER COLUMN raw SET STATISTICS 0;
ALTER TABLE kept_file ALTER COLUMN file SET STATISTICS 0;
`
