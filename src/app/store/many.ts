import type { FieldChange } from '#domain/field/merge-sightings.ts'
import { monthOf } from '#domain/project/calendar.ts'
import { recordTypes } from '#domain/records.ts'
import type { Json, Operation } from '#domain/sync/operation.ts'
import { isMadeByMonth } from '#domain/sync/scope.ts'
import type { Stored } from '#domain/sync/record.ts'
import { attempt, type Saved } from './attempt.ts'
import type { StoreDeps } from './deps.ts'
import { outboxRow } from './outbox-row.ts'
import { hasLeft } from './records.ts'

/** One of many changes that a coordinator makes at once: a list of addresses, the end of the fieldwork. */
export type OneOfMany =
  | {
      readonly kind: 'create'
      readonly type: string
      readonly recordId: string
      readonly fields: Readonly<Record<string, Json>>
      /** The story or cause whose words it carries (`publicQuote`, `quoteForTelling`, `codingTask`). */
      readonly erasedWith?: string
    }
  | ({
      readonly kind: 'edit'
      readonly seen: Stored
      /** Open conflicts that this change settles. */
      readonly resolves?: readonly string[]
    } & FieldChange)
  | { readonly kind: 'erase'; readonly type: string; readonly recordId: string }

/** Brings a record to these fields: makes it where there is none, and settles what clashes in it. */
export const put = (
  seen: Stored | undefined,
  { type, recordId, fields }: Omit<Extract<OneOfMany, { readonly kind: 'create' }>, 'kind' | 'erasedWith'>,
): OneOfMany =>
  seen === undefined
    ? { kind: 'create', type, recordId, fields }
    : { kind: 'edit', seen, set: fields, resolves: seen.conflicts.map(({ id }) => id) }

/** Changes that stand or fall together. */
export type Deed = readonly OneOfMany[]

export interface ManyCommands {
  /** Keeps many deeds, some hundreds in each transaction. After a failure those before it are kept. */
  readonly changeMany: (
    deeds: readonly Deed[],
    onProgress?: (done: number, all: number) => void,
  ) => Promise<Saved>
}

const deedsAtOnce = 200

export const manyCommands = ({ db, now, newId, timeZone }: StoreDeps): ManyCommands => ({
  changeMany: async (deeds, onProgress) => {
    for (let from = 0; from < deeds.length; from += deedsAtOnce) {
      const changes = deeds.slice(from, from + deedsAtOnce).flat()
      const at = { now: now().toISOString(), month: monthOf(now(), timeZone()) }
      // Made before the transaction, so that a second try finds what the first one wrote.
      const operations = changes.map((change) => operationOf(change, newId(), at))
      const saved = await attempt(db, async () => {
        await db.transaction('rw', [db.outbox, db.record, db.erasedWith], async () => {
          const first = operations[0]
          if (first !== undefined && (await db.outbox.where('id').equals(first.id).count()) > 0) return
          const going = await withoutUnsent(db, operations)
          await db.outbox.bulkAdd(going.map(outboxRow))
          await db.erasedWith.bulkPut(
            going.flatMap(({ recordId, erasedWith }) =>
              erasedWith === undefined ? [] : [{ id: recordId, erasedWith }],
            ),
          )
        })
        return undefined
      })
      if (!saved.ok) return saved
      onProgress?.(Math.min(deeds.length, from + deedsAtOnce), deeds.length)
    }
    return { ok: true, value: undefined }
  },
})

/** What is erased and never left this phone is only taken out of its outbox. */
const withoutUnsent = async (
  db: StoreDeps['db'],
  operations: readonly Operation[],
): Promise<readonly Operation[]> => {
  const erased = operations.filter(({ erase }) => erase === true).map(({ recordId }) => recordId)
  if (erased.length === 0) return operations
  const known = new Set(await db.record.where('id').anyOf(erased).primaryKeys())
  const waiting = Map.groupBy(
    await db.outbox.where('recordId').anyOf(erased).toArray(),
    ({ recordId }) => recordId,
  )
  const unsent = new Set(erased.filter((id) => !known.has(id) && !hasLeft(waiting.get(id) ?? [])))
  await db.outbox
    .where('recordId')
    .anyOf([...unsent])
    .delete()
  return operations.filter(({ recordId, erase }) => erase !== true || !unsent.has(recordId))
}

interface Moment {
  /** UTC. */
  readonly now: string
  readonly month: string
}

const operationOf = (change: OneOfMany, id: string, at: Moment): Operation => {
  switch (change.kind) {
    case 'create':
      return {
        ...head(change, id, at),
        set: { ...change.fields },
        ...(change.erasedWith === undefined ? {} : { erasedWith: change.erasedWith }),
      }
    case 'erase':
      return { ...head(change, id, at), erase: true }
    case 'edit': {
      const { seen, set, add = {}, remove = {}, resolves = [] } = change
      const touched = [set, add, remove].flatMap(Object.keys)
      const base = Object.fromEntries(touched.map((field) => [field, seen.versions[field] ?? '']))
      return {
        ...head({ type: seen.type, recordId: seen.id, fields: seen.fields }, id, at),
        base,
        set: { ...set },
        ...(change.add === undefined ? {} : { add: mapValues(add, (members) => [...members]) }),
        ...(change.remove === undefined ? {} : { remove: mapValues(remove, (members) => ({ ...members })) }),
        ...(resolves.length === 0 ? {} : { resolves: [...resolves] }),
      }
    }
  }
}

const mapValues = <A, B>(values: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))

const head = (
  {
    type,
    recordId,
    fields = {},
  }: {
    readonly type: string
    readonly recordId: string
    readonly fields?: Readonly<Record<string, Json>>
  },
  id: string,
  at: Moment,
): Operation => ({
  id,
  type,
  recordId,
  schemaVersion: recordTypes[type]?.version ?? 1,
  at: isMadeByMonth(type, fields) ? at.month : at.now,
  base: {},
  set: {},
})
