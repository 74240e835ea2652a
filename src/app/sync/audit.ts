import * as z from 'zod/mini'
import { auditText, emptyFigure, type Figure, withRecord, xorText } from '#domain/sync/audit.ts'
import { Entry, type AuditAnswer } from '#domain/sync/wire.ts'
import type { ProjectDatabase } from '../store/database.ts'
import type { Client } from './client.ts'

/** `later`: it was compared today, or the phone does not stand where the server does. */
export type Audited = 'equal' | 'unequal' | 'later'

const Last = z.object({ day: z.string(), again: z.boolean() })

/** Compares once a day what this phone holds with what the server says that it should; a phone that has just joined the
 *  next day. What is unequal is compared once more after everything was pulled anew; if that did not help, the next day. */
export const audit = async ({
  db,
  client,
  today,
}: {
  readonly db: ProjectDatabase
  readonly client: Pick<Client, 'audit'>
  readonly today: string
}): Promise<Audited> => {
  const last = z.safeParse(Last, (await db.meta.get('audited'))?.value).data
  const note = (again: boolean) => db.meta.put({ key: 'audited', value: { day: today, again } })
  if (last === undefined) await note(false)
  const isSecond = last?.day === today
  if (last === undefined || (isSecond && !last.again)) return 'later'
  const reply = await client.audit()
  if (!reply.ok) return 'later'
  const held = await heldAt(db, reply.value)
  if (held === undefined) return 'later'
  const figures = await figuresOf(held)
  const isEqual = Object.entries(reply.value.scopes).every(([scope, { count, xor }]) => {
    const own = figures.get(scope) ?? emptyFigure
    return own.count === count && xorText(own) === xor
  })
  await note(!isEqual && !isSecond)
  if (isEqual) return 'equal'
  return isSecond ? 'later' : 'unequal'
}

interface Held {
  readonly scope: string
  readonly text: string
}

/** What is here of each scope; undefined when this phone does not stand at the head that was answered. */
const heldAt = (db: ProjectDatabase, answer: AuditAnswer): Promise<readonly Held[] | undefined> =>
  db.transaction('r', [db.record, db.raw, db.cursor, db.meta], async () => {
    if ((await db.meta.get('epoch'))?.value !== answer.epoch) return undefined
    const cursors = new Map((await db.cursor.toArray()).map(({ scope, number }) => [scope, number]))
    const scopes = Object.keys(answer.scopes)
    if (cursors.size !== scopes.length || scopes.some((scope) => cursors.get(scope) !== answer.head))
      return undefined
    const held: Held[] = []
    await db.record.each(({ id, number, scopes: of }) => {
      for (const scope of of) held.push({ scope, text: auditText(id, number ?? 0) })
    })
    await db.raw.each(({ id, scope, entry }) => {
      const parsed = z.safeParse(Entry, entry)
      held.push({ scope, text: auditText(id, parsed.success ? parsed.data.number : 0) })
    })
    return held
  })

const atOnce = 1_000

const figuresOf = async (held: readonly Held[]): Promise<ReadonlyMap<string, Figure>> => {
  const figures = new Map<string, Figure>()
  const encoder = new TextEncoder()
  for (let from = 0; from < held.length; from += atOnce) {
    const some = held.slice(from, from + atOnce)
    const hashes = await Promise.all(
      some.map(({ text }) => crypto.subtle.digest('SHA-256', encoder.encode(text))),
    )
    for (const [index, hash] of hashes.entries()) {
      const scope = some[index]?.scope ?? ''
      figures.set(scope, withRecord(figures.get(scope) ?? emptyFigure, new Uint8Array(hash)))
    }
  }
  return figures
}
