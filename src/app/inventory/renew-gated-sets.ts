import * as z from 'zod/mini'
import { GatedSetFields, KeptLink, SetFigure } from '#domain/inventory/gated-set.ts'
import { publicationOf, type StillShown, takenOut } from '#domain/inventory/compose.ts'
import { countsIn, type GatedCounts } from '#domain/inventory/gated-counts.ts'
import { gatedSetId } from '#domain/inventory/kept-chain.ts'
import type { GatedMatch } from '#domain/inventory/match-gated.ts'
import type { KeptSets } from '#domain/inventory/publish.ts'
import { canonical, asFields } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'
import { type OneOfMany, put } from '#app/store/many.ts'
import type { Store } from '#app/store/store.ts'
import type { Sync } from '#app/sync/loop.ts'
import type { InventoryClient } from './inventory-worker.ts'
import { publicPinsIn } from './public-things-in.ts'
import { type DeskKey, historyOf, nextLink } from './kept-history.ts'

export interface Renewing extends DeskKey {
  readonly projectId: string
  readonly store: Pick<Store, 'records' | 'changeMany'>
  readonly sync: Pick<Sync, 'round'>
  readonly client: Pick<InventoryClient, 'publish'>
  readonly newId: () => string
  /** Today, `YYYY-MM-DD`. */
  readonly on: string
  /** Combinations with the numbers of households that may be told. */
  readonly matches: (counts: GatedCounts) => readonly GatedMatch[]
}

/** `away`: what others made last is not known here. `notOpened`: not all that is sealed is opened yet. `historyClosed`: a
 *  part of what was kept is not here or opens with another key, so nobody can say here what may change. `tooLarge`: what
 *  must be kept does not fit. `busy`: other desks kept coming first. Then everything stays as it is. */
export type NotRenewed = 'away' | 'notOpened' | 'historyClosed' | 'tooLarge' | 'busy' | 'notSaved'
export type Renewed = 'renewed' | 'asItWas' | NotRenewed

const mostTries = 4

/** Brings what left this desk up to date: figures change only as far as the rule for changed figures lets them. A new link
 *  is made of what must be kept, and only when the server has it in its place, and nobody else's, the figures in it go to
 *  helpers. So of two desks at once one comes first, and the other goes on from there. */
export const renewGatedSets = async (renewing: Renewing): Promise<Renewed> => {
  const { store, sync, client, projectId, on } = renewing
  for (let tries = 0; tries < mostTries; tries++) {
    if ((await sync.round()) !== 'idle') return 'away'
    const settled = await store.changeMany([await settledLinks(store)])
    if (!settled.ok) return 'notSaved'
    const before = await historyOf(projectId, renewing)
    if (before === undefined) return 'historyClosed'
    const published = await client.publish(on, before)
    if (published === undefined) return 'notOpened'
    const { kept } = published
    const last = before.at(-1)
    if (last !== undefined && tells(last) === tells(kept)) return showLast(renewing, last)
    const link = await nextLink(kept, { ...renewing, place: before.length })
    if (link === undefined) return 'tooLarge'
    const saved = await store.changeMany([link])
    if (!saved.ok) return 'notSaved'
  }
  return 'busy'
}

/** Of links that clashed the first stands, on every desk. */
const settledLinks = async (store: Renewing['store']): Promise<readonly OneOfMany[]> => {
  const shown = await store.records('keptSets')
  return shown.flatMap(({ record }): readonly OneOfMany[] => {
    const link = z.safeParse(KeptLink, record.fields)
    if (record.conflicts.length === 0 || !link.success) return []
    const resolves = record.conflicts.map(({ id }) => id)
    return [{ kind: 'edit', seen: record, set: { pieces: link.data.pieces }, resolves }]
  })
}

/** What helpers see follows from the last link alone, so that every desk writes the same. */
const showLast = async ({ store, projectId, matches }: Renewing, last: KeptSets): Promise<Renewed> => {
  const figures = figuresOf(last)
  const sets: readonly GatedSetFields[] = [
    { part: 'figures', on: last.on, figures: [...figures] },
    // What went through the schema is JSON.
    z.parse(GatedSetFields, { part: 'matches', on: last.on, matches: matches(countsIn(figures)) }),
  ]
  const there = (await store.records('gatedSet')).map(({ record }) => record)
  const pages = (await store.records('publication')).map(({ record }) => record)
  const pins = pages.length === 0 ? [] : await publicPinsIn(store)
  const changes = [
    ...sets.flatMap((set) => broughtTo(set, gatedSetId(projectId, set.part), there)),
    ...pages.flatMap((page) => withoutFailing(page, { figures, pins })),
  ]
  if (changes.length === 0) return 'asItWas'
  const saved = await store.changeMany([changes])
  return saved.ok ? 'renewed' : 'notSaved'
}

/** A page that is live without what does not pass any more. */
const withoutFailing = (seen: Stored, still: StillShown): readonly OneOfMany[] => {
  const page = publicationOf(seen.fields)
  const change = page?.status === 'live' ? takenOut(page, still) : undefined
  return change === undefined ? [] : [{ kind: 'edit', seen, set: asFields(change) }]
}

/** The figures that a link let out. */
export const figuresOf = ({ figures }: KeptSets): readonly SetFigure[] =>
  figures.map(({ id, value, valueOn }) => z.parse(SetFigure, { id, value, on: valueOn }))

const broughtTo = (set: GatedSetFields, recordId: string, there: readonly Stored[]): readonly OneOfMany[] => {
  const fields = asFields(set)
  const others = there
    .filter(({ id, fields: { part } }) => part === set.part && id !== recordId)
    .map(({ id }): OneOfMany => ({ kind: 'erase', type: 'gatedSet', recordId: id }))
  const seen = there.find(({ id }) => id === recordId)
  if (seen?.conflicts.length === 0 && canonical(seen.fields) === canonical(fields)) return others
  return [...others, put(seen, { type: 'gatedSet', recordId, fields })]
}

const tells = ({ figures }: KeptSets): string => canonical(figures.map(({ id, value }) => ({ id, value })))
