import { asKept, type EntryFields, type Sort, textsOf } from '#domain/field/entry.ts'
import { changesBetween } from '#domain/field/change.ts'
import { dayOf } from '#domain/project/calendar.ts'
import type { Role } from '#domain/project/role.ts'
import { canonical, type Json } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'
import type { Saved } from '#app/store/attempt.ts'
import type { Store } from '#app/store/store.ts'

type Commands = Pick<Store, 'create' | 'edit' | 'recordById'>

/** Keeps a new entry. */
export const addEntry = (store: Commands, sort: Sort, fields: EntryFields): Promise<Saved<string>> =>
  store.create(sort, withoutEmpty(asKept(sort, fields)))

/** Keeps what differs from what the editor saw, and what it said before. */
export const changeEntry = async (
  store: Commands,
  { sort, seen, fields }: { readonly sort: Sort; readonly seen: Stored; readonly fields: EntryFields },
  { role, timeZone, now }: { readonly role: Role; readonly timeZone: string; readonly now: Date },
): Promise<Saved> => {
  const set = Object.fromEntries(
    Object.entries(asKept(sort, fields)).filter(
      ([name, value]) => canonical(value) !== canonical(seen.fields[name] ?? null),
    ),
  )
  if (Object.keys(set).length === 0) return { ok: true, value: undefined }
  const history = changesBetween(seen.fields, set, {
    at: dayOf(now, timeZone),
    by: role,
    texts: textsOf(sort),
  })
  return store.edit(seen, { set, ...(history.length === 0 ? {} : { add: { history } }) })
}

/** Takes an entry off the list; it can come back. Somebody who changed it meanwhile keeps it on. */
export const takeOff = async (store: Commands, seen: Stored): Promise<Saved> =>
  store.edit(seen, { set: { archived: true }, saw: seenFields(seen) })

export const putBack = async (store: Commands, id: string): Promise<Saved> => {
  const now = await store.recordById(id)
  return now === undefined
    ? { ok: true, value: undefined }
    : store.edit(now.record, { set: { archived: false } })
}

/** Members of a set have versions of their own, which say nothing about an archive. */
const seenFields = ({ versions }: Stored): readonly string[] =>
  Object.keys(versions).filter((field) => !field.includes('/'))

const withoutEmpty = (fields: Readonly<Record<string, Json>>): Record<string, Json> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
