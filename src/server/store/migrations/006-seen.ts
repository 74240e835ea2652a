/** In which month a picture was last named or uploaded: what nobody names is collected after a while. A day would join
 *  the photo of a conversation to a visit. And until when nothing is collected, because a backup runs. */
export const seen = `
ALTER TABLE blob ADD COLUMN seen TEXT NOT NULL DEFAULT '';
UPDATE blob SET seen = strftime('%Y-%m', 'now');
ALTER TABLE upload ADD COLUMN seen TEXT NOT NULL DEFAULT '';
UPDATE upload SET seen = strftime('%Y-%m', 'now');
ALTER TABLE clock ADD COLUMN collection_held_until TEXT;
`
