/** As on SQLite, in its 006. */
export const postgresSeen = `
ALTER TABLE blob ADD COLUMN seen TEXT NOT NULL DEFAULT '';
UPDATE blob SET seen = to_char(now(), 'YYYY-MM');
ALTER TABLE upload ADD COLUMN seen TEXT NOT NULL DEFAULT '';
UPDATE upload SET seen = to_char(now(), 'YYYY-MM');
ALTER TABLE clock ADD COLUMN collection_held_until TEXT;
`
