import { recordTypes } from '#domain/records.ts'
import { parentsOf } from '#domain/sync/parent.ts'
import { carriesMonth, isMadeByMonth } from '#domain/sync/scope.ts'
import { dayOf, monthOf } from '#domain/project/calendar.ts'
import type { Json, Operation } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'
import { attempt, type Saved } from './attempt.ts'
import { outboxRow } from './outbox-row.ts'
import { overlay, type Shown } from './overlay.ts'
import { readOwnVersions } from './own-versions.ts'
import { addPhotoBytes, dropPhotoBytes, type PhotoBytes } from './photos.ts'
import type { OutboxRow } from './database.ts'
import type { StoreDeps } from './deps.ts'

export interface RecordCommands {
  /** Records of one type as a person sees them: the server's, with this phone's waiting changes laid over them. */
  readonly records: (type: string) => Promise<readonly Shown[]>
  readonly recordById: (id: string) => Promise<Shown | undefined>
  /** Makes a record; its photos' bytes go into the same transaction. Returns the new id. `draftKey`: what was kept of it
   *  under `meta` while it was being made; it goes in the same transaction, so that nothing can be saved twice. */
  readonly create: (
    type: string,
    fields: Readonly<Record<string, Json>>,
    photos?: readonly PhotoBytes[],
    draftKey?: string,
  ) => Promise<Saved<string>>
  /** Changes fields of a record that the editor saw as `seen`. */
  readonly edit: (seen: Stored, change: Change, photos?: readonly PhotoBytes[]) => Promise<Saved>
  /** Takes back a save that has not left the phone yet; otherwise erases the record. */
  readonly takeBack: (recordId: string) => Promise<Saved>
}

export interface Change {
  readonly set?: Readonly<Record<string, Json>>
  readonly add?: Readonly<Record<string, readonly Json[]>>
  /** Open conflicts that this change settles. */
  readonly resolves?: readonly string[]
  /** Further fields that the editor looked at. */
  readonly saw?: readonly string[]
  /** Stays on the phone until then, so that it can be undone. UTC milliseconds. */
  readonly notBefore?: number
}

export const recordCommands = ({ db, now, newId, timeZone, role }: StoreDeps): RecordCommands => {
  const at = (type: string, fields: Readonly<Record<string, Json>>, about: Stored | undefined) => {
    const talk =
      isMadeByMonth(type, fields) || (about !== undefined && carriesMonth(about.type, about.fields))
    if (talk) return monthOf(now(), timeZone())
    return role === 'coordinator' ? now().toISOString() : dayOf(now(), timeZone())
  }
  /** What a note is about, where this phone has it: a note about something out of a conversation carries a month too. */
  const aboutOf = async (fields: Readonly<Record<string, Json>>): Promise<Stored | undefined> => {
    const [parent] = parentsOf({ fields })
    return parent === undefined ? undefined : db.record.get(parent)
  }
  const header = (
    type: string,
    recordId: string,
    {
      fields,
      about,
    }: { readonly fields: Readonly<Record<string, Json>>; readonly about?: Stored | undefined },
  ) => ({
    id: newId(),
    type,
    recordId,
    schemaVersion: recordTypes[type]?.version ?? 1,
    at: at(type, fields, about),
  })
  /** A second try after a commit whose answer was lost finds its own operation and adds nothing. */
  const enqueue = async (operation: Operation, notBefore?: number) => {
    if ((await db.outbox.where('id').equals(operation.id).count()) > 0) return
    await db.outbox.add({ ...outboxRow(operation), ...(notBefore === undefined ? {} : { notBefore }) })
  }

  return {
    records: async (type) => {
      const [records, outbox] = await Promise.all([
        db.record.where('type').equals(type).toArray(),
        db.outbox.where('type').equals(type).sortBy('order'),
      ])
      return overlay(records, outbox, await readOwnVersions(db, outbox))
    },

    recordById: async (id) => {
      const [record, outbox] = await Promise.all([
        db.record.get(id),
        db.outbox.where('recordId').equals(id).sortBy('order'),
      ])
      return overlay(record === undefined ? [] : [record], outbox, await readOwnVersions(db, outbox))[0]
    },

    create: (type, fields, photos = [], draftKey) => {
      const sets = recordTypes[type]?.sets ?? []
      const recordId = newId()
      const plain = Object.entries(fields).filter(([name]) => !sets.includes(name))
      const add = Object.fromEntries(
        sets.flatMap((name) => {
          const members = fields[name]
          return Array.isArray(members) && members.length > 0 ? [[name, [...members]]] : []
        }),
      )
      const id = newId()
      return attempt(db, async () => {
        const operation: Operation = {
          ...header(type, recordId, { fields, about: await aboutOf(fields) }),
          id,
          base: {},
          set: Object.fromEntries(plain),
          ...(Object.keys(add).length === 0 ? {} : { add }),
        }
        await db.transaction('rw', [db.outbox, db.blob, db.blobChunk, db.meta], async () => {
          await enqueue(operation)
          await addPhotoBytes(db, recordId, photos)
          if (draftKey !== undefined) await db.meta.delete(draftKey)
        })
        return recordId
      })
    },

    edit: (seen, change, photos = []) => {
      const set = change.set ?? {}
      const touched = [...Object.keys(set), ...Object.keys(change.add ?? {}), ...(change.saw ?? [])]
      const operation: Operation = {
        ...header(seen.type, seen.id, { fields: { ...seen.fields, ...set } }),
        base: Object.fromEntries(touched.map((field) => [field, seen.versions[field] ?? ''])),
        set: { ...set },
        ...(change.add === undefined
          ? {}
          : { add: Object.fromEntries(Object.entries(change.add).map(([k, v]) => [k, [...v]])) }),
        ...(change.resolves === undefined ? {} : { resolves: [...change.resolves] }),
      }
      return attempt(db, async () => {
        await db.transaction('rw', [db.outbox, db.blob, db.blobChunk], async () => {
          await enqueue(operation, change.notBefore)
          await addPhotoBytes(db, seen.id, photos)
        })
        return undefined
      })
    },

    takeBack: (recordId) => {
      const id = newId()
      return attempt(db, async () => {
        await db.transaction('rw', [db.outbox, db.record, db.blob, db.blobChunk], async () => {
          const waiting = await db.outbox.where('recordId').equals(recordId).sortBy('order')
          const first = waiting[0]
          const known = await db.record.get(recordId)
          if (known === undefined && !hasLeft(waiting)) {
            await db.outbox.where('recordId').equals(recordId).delete()
            await dropPhotoBytes(db, recordId)
            return
          }
          const type = known?.type ?? first?.type
          if (type === undefined) return
          await enqueue({
            ...header(type, recordId, { fields: known?.fields ?? {} }),
            id,
            base: {},
            set: {},
            erase: true,
          })
        })
        return undefined
      })
    },
  }
}

/** Whether the server may know something of what waits here. What was refused stands nowhere but here. */
export const hasLeft = (waiting: readonly OutboxRow[]): boolean =>
  waiting.some((row) => row.offered === true && row.answer !== 'refused')
