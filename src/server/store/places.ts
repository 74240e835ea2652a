import type { Row } from './database.ts'
import type { Place, RecordRow } from './rows.ts'

/** Where a record stands in the feed with its body. */
export const placesOf = ({ scopes, number }: Pick<RecordRow, 'scopes' | 'number'>): readonly Place[] =>
  number === null ? [] : scopes.map((scope) => ({ scope, number }))

/** All places of a row of the table `record`. */
export const placesIn = (row: Row): readonly Place[] => [
  ...placesOf({
    scopes: JSON.parse(String(row['scopes'])) as Place['scope'][],
    number: row['number'] === null ? null : Number(row['number']),
  }),
  ...placesLeft(row),
]

/** Those that it left. Written by this program. */
export const placesLeft = (row: Row): readonly Place[] => JSON.parse(String(row['left_scopes'])) as Place[]
