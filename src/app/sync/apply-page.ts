import { Entry, type PullAnswer } from '#domain/sync/wire.ts'
import * as z from 'zod/mini'
import type { ProjectDatabase } from '../store/database.ts'
import { applyPuts, isUnderstood, type Put } from './apply-puts.ts'
import { eraseHere } from './erase-here.ts'
import { keepNeverAgainOf } from './keep-never-again.ts'
import { noteHead } from './known.ts'
import { dropUnnamed } from './pull-anew.ts'
import { settleLater, settleTables } from './settle.ts'
import { generationOf } from './start-anew.ts'

interface Around {
  /** A day. */
  readonly today: string
  readonly now: () => number
  readonly newId: () => string
  /** How often this phone had started anew when the page was asked for. */
  readonly generation: number
}

/** Stores one page of a pull. Rows, the scopes that a device lost, later answers and the new cursors go in one transaction,
 *  so a cursor never stands past what is stored. */
export const applyPage = async (
  db: ProjectDatabase,
  page: PullAnswer,
  { today, now, newId, generation }: Around,
): Promise<void> => {
  const receivedAt = new Date(now()).toISOString()
  await db.transaction('rw', [...settleTables(db), db.cursor], async () => {
    // Another tab started anew since then: the cursors of this page are not those of now.
    if ((await generationOf(db)) !== generation) return
    const epoch = await db.meta.get('epoch')
    if (epoch === undefined) await db.meta.put({ key: 'epoch', value: page.epoch })
    else if (epoch.value !== page.epoch) return
    await noteHead(db, page.head)
    await dropLostScopes(db, page.scopes)
    // A page is for a phone that takes part.
    await db.meta.delete('revoked')
    await readRaw(db)
    for (const answer of page.answers ?? []) await settleLater(db, answer, { newId, receivedAt })
    await applyEntries(db, page.entries, { newId, receivedAt })
    await db.cursor.bulkPut(Object.entries(page.cursors).map(([scope, number]) => ({ scope, number })))
    if (!page.more) {
      await dropUnnamed(db)
      await forgetErasedWith(db)
    }
    await dropBackedUp(db, page, today)
  })
}

/** In their order. Puts that stand in a row go in together. */
const applyEntries = async (
  db: ProjectDatabase,
  entries: readonly Entry[],
  stamp: { readonly newId: () => string; readonly receivedAt: string },
): Promise<void> => {
  let puts: Put[] = []
  for (const entry of entries) {
    if (entry.kind === 'put') {
      puts.push(entry)
      continue
    }
    await applyPuts(db, puts)
    puts = []
    if (entry.kind === 'erase') {
      await keepNeverAgainOf(db, entry.recordId, stamp)
      await eraseHere(db, entry.recordId)
    } else await applyLeave(db, entry)
  }
  await applyPuts(db, puts)
}

const applyLeave = async (
  db: ProjectDatabase,
  { recordId, scope }: { readonly recordId: string; readonly scope: string },
): Promise<void> => {
  if ((await db.raw.get(recordId))?.scope === scope) await db.raw.delete(recordId)
  await leave(db, recordId, scope)
}

/** What an earlier version of the app could not read, and this one can. Its numbers have long passed, so the server does
 *  not send it again. */
const readRaw = async (db: ProjectDatabase): Promise<void> => {
  for (const { entry } of await db.raw.toArray()) {
    const parsed = z.safeParse(Entry, entry)
    if (parsed.success && parsed.data.kind === 'put' && isUnderstood(parsed.data))
      await applyPuts(db, [parsed.data])
  }
}

/** Takes one scope from a record; the row goes with the last. */
const leave = async (db: ProjectDatabase, id: string, scope: string): Promise<void> => {
  const row = await db.record.get(id)
  if (row === undefined) return
  const scopes = row.scopes.filter((held) => held !== scope)
  if (scopes.length === 0) await db.record.delete(id)
  else await db.record.put({ ...row, scopes })
}

const dropLostScopes = async (db: ProjectDatabase, scopes: readonly string[]): Promise<void> => {
  const cursors = await db.cursor.toCollection().primaryKeys()
  for (const scope of cursors.filter((held) => !scopes.includes(held))) {
    const rows = await db.record.where('scopes').equals(scope).primaryKeys()
    for (const id of rows) await leave(db, id, scope)
    await db.raw.where('scope').equals(scope).delete()
    await db.cursor.delete(scope)
  }
}

/** What is not here any more, sent or not, needs nothing said beside it. */
const forgetErasedWith = async (db: ProjectDatabase): Promise<void> => {
  for (const { id } of await db.erasedWith.toArray())
    if (
      (await db.record.get(id)) === undefined &&
      (await db.outbox.where('recordId').equals(id).count()) === 0
    )
      await db.erasedWith.delete(id)
}

/** A conversation's unreadable file goes when a backup holds it, or after its day; the large form of a picture when a
 *  backup does. */
const dropBackedUp = async (
  db: ProjectDatabase,
  { backedUp, head }: PullAnswer,
  today: string,
): Promise<void> => {
  const stored = await db.blob.where('state').equals('stored').toArray()
  for (const { sha256, recordId, head: at } of stored.filter(({ size }) => size === 'full')) {
    if ((await db.outbox.where('recordId').equals(recordId).count()) > 0) continue
    if (at === undefined) await db.blob.update(sha256, { head })
    // A backup that holds a later number was begun after the picture was there.
    else if (backedUp > at) {
      await db.blobChunk.where('sha256').equals(sha256).delete()
      await db.blob.delete(sha256)
    }
  }
  const rows = await db.conversation.filter((row) => row.file !== undefined && row.received).toArray()
  for (const { file: _file, number, withdrawalHash: _hash, ...row } of rows) {
    // The number goes too: between those of visits it would tell when.
    if ((number !== undefined && number <= backedUp) || row.keepUntil < today) await db.conversation.put(row)
  }
}
