/** A running sum for each scope of what its feed holds, so that a phone can compare. Filled from what is there. */
export const postgresAudit = `
CREATE TABLE audit (
  project_id TEXT COLLATE "C" NOT NULL, scope TEXT COLLATE "C" NOT NULL, count BIGINT NOT NULL, xor BIGINT NOT NULL,
  PRIMARY KEY (project_id, scope)
);
INSERT INTO audit SELECT project_id, scope, count(*), bit_xor(
    ('x' || encode(substring(sha256(convert_to(record_id || number, 'UTF8')) FOR 8), 'hex'))::bit(64)::bigint)
  FROM feed WHERE kind = 'put' GROUP BY project_id, scope;
`
