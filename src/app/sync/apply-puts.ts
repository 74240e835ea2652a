import { Dexie } from 'dexie'
import { recordTypes } from '#domain/records.ts'
import type { Entry } from '#domain/sync/wire.ts'
import { type ProjectDatabase, recordRow } from '../store/database.ts'

export type Put = Extract<Entry, { readonly kind: 'put' }>

/** Stores records that came in, in one go: one by one a phone would take many times as long for its first sync. Records
 *  that this version of the app cannot read are kept as they came. */
export const applyPuts = async (db: ProjectDatabase, puts: readonly Put[]): Promise<void> => {
  const understood = puts.filter(isUnderstood)
  const others = puts.filter((put) => !isUnderstood(put))
  if (others.length > 0)
    await db.raw.bulkPut(others.map((entry) => ({ id: entry.record.id, scope: entry.scope, entry })))
  if (understood.length === 0) return
  if ((await db.raw.count()) > 0) await db.raw.bulkDelete(understood.map(({ record }) => record.id))
  // Most are new, and looking for each first would cost as much as storing it.
  const held = await addNew(db, understood)
  if (held.length > 0) await changeHeld(db, held)
}

/** Adds those that are not here; gives those that are. */
const addNew = async (db: ProjectDatabase, puts: readonly Put[]): Promise<readonly Put[]> => {
  try {
    await db.record.bulkAdd(
      puts.map(({ record, scope, number }) => recordRow(record, { number, scopes: [scope] })),
    )
    return []
  } catch (error) {
    if (!(error instanceof Dexie.BulkError)) throw error
    const failures = Object.entries(error.failuresByPos)
    const other = failures.find(([, failure]) => failure.name !== 'ConstraintError')
    if (other !== undefined) throw other[1]
    return failures.flatMap(([at]) => puts[Number(at)] ?? [])
  }
}

const changeHeld = async (db: ProjectDatabase, puts: readonly Put[]): Promise<void> => {
  const rows = new Map(
    (await db.record.bulkGet(puts.map(({ record }) => record.id))).flatMap((row) =>
      row === undefined ? [] : [[row.id, row]],
    ),
  )
  for (const { record, scope, number } of puts) {
    // 'own' only bridges the time between the receipt and the server's row.
    const held = (rows.get(record.id)?.scopes ?? []).filter((name) => name !== 'own')
    rows.set(record.id, recordRow(record, { number, scopes: [...new Set([...held, scope])] }))
  }
  await db.record.bulkPut([...rows.values()])
}

export const isUnderstood = ({ record: { type, schemaVersion } }: Put): boolean => {
  const known = Object.hasOwn(recordTypes, type) ? recordTypes[type] : undefined
  return known !== undefined && schemaVersion <= known.version
}
