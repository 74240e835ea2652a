import * as z from 'zod/mini'
import { GatedSetFields, KeptSetsFields, KeptSetsText } from '#domain/inventory/gated-set.ts'
import { countsIn } from '#domain/inventory/gated-counts.ts'
import type { GatedCounts } from '#domain/inventory/match-counts.ts'
import type { GatedMatch } from '#domain/inventory/match-gated.ts'
import type { KeptSets } from '#domain/inventory/publish.ts'
import type { Json } from '#domain/sync/operation.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import type { OneOfMany } from '#app/store/many.ts'
import type { Store } from '#app/store/store.ts'

export interface Renewing {
  readonly store: Store
  readonly client: Pick<InventoryClient, 'publish'>
  /** Opens what coordinators sealed to themselves. */
  readonly open: (
    sealed: string,
  ) => Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false }>
  readonly seal: (text: string) => Promise<string>
  readonly newId: () => string
  /** Today, `YYYY-MM-DD`. */
  readonly on: string
  /** Combinations with the numbers of households that may be told. */
  readonly matches: (counts: GatedCounts) => readonly GatedMatch[]
}

/** `historyClosed`: an earlier set was sealed to another key, so nobody can say here what may change. `tooLarge`: what
 *  must be kept beside it does not fit in a record. Then what helpers see stays as it is. */
export type Renewed = 'renewed' | 'asItWas' | 'historyClosed' | 'tooLarge' | 'notSaved'

/** Brings what helpers see up to date: figures change only as far as the rule for changed figures lets them, and what must
 *  be kept to know that goes in the same deed. */
export const renewGatedSets = async (renewing: Renewing): Promise<Renewed> => {
  const { store, client, seal, newId, on, matches } = renewing
  const before = await historyOf(renewing)
  if (before === undefined) return 'historyClosed'
  const { figures, kept } = await client.publish(on, before)
  const sets = await store.records('gatedSet')
  const changes: OneOfMany[] = []
  const put = (part: GatedSetFields['part'], content: unknown): boolean => {
    const seen = sets.find(({ record }) => record.fields['part'] === part)
    // What went through the schema is JSON.
    const set = z.parse(GatedSetFields, { part, on, [part]: content }) as Readonly<Record<string, Json>>
    if (seen !== undefined && tells(seen.record.fields) === tells(set)) return false
    changes.push(
      seen === undefined
        ? { kind: 'create', type: 'gatedSet', recordId: newId(), fields: set }
        : { kind: 'edit', seen: seen.record, set },
    )
    return true
  }
  if (put('figures', figures)) {
    const fields = { on, sealed: await seal(JSON.stringify(kept)) }
    if (!z.safeParse(KeptSetsFields, fields).success) return 'tooLarge'
    changes.push({ kind: 'create', type: 'keptSets', recordId: newId(), fields })
  }
  put('matches', matches(countsIn(figures)))
  if (changes.length === 0) return 'asItWas'
  const saved = await store.changeMany([changes])
  return saved.ok ? 'renewed' : 'notSaved'
}

/** All earlier sets, oldest first; undefined when one of them cannot be read here. */
const historyOf = async ({ store, open }: Renewing): Promise<readonly KeptSets[] | undefined> => {
  const records = await store.records('keptSets')
  const texts = await Promise.all(
    records.map(async ({ record }) => {
      const fields = z.safeParse(KeptSetsFields, record.fields)
      return fields.success ? open(fields.data.sealed) : ({ ok: false } as const)
    }),
  )
  const sets: KeptSets[] = []
  for (const one of texts) {
    if (!one.ok) return undefined
    const read = z.safeParse(KeptSetsText, JSON.parse(one.text))
    if (!read.success) return undefined
    sets.push(read.data)
  }
  return sets.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** What a set tells, whatever the day and whichever way a database orders its fields. */
const tells = (fields: Readonly<Record<string, Json>>): string => {
  const set = z.safeParse(GatedSetFields, fields)
  if (!set.success) return ''
  return JSON.stringify(
    set.data.part === 'figures' ? set.data.figures.map(({ id, value }) => ({ id, value })) : set.data.matches,
  )
}
