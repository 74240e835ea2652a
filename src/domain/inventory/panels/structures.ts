import { codeEntry, codeList } from '../../codelists.ts'
import type { FactOf } from '../facts.ts'
import type { Gathered } from '../gathered.ts'
import { asked } from '../household.ts'
import type { Things } from '../things.ts'
import type { Ref } from '../trace.ts'
import { type UnservedWish, unservedWishes } from '../wishes.ts'
import { type Counts, countsOf } from './counts.ts'

/** What carries a neighbourhood, in three layers, and what is still wished for. */
export interface StructuresPanel {
  /** Each structure stands in exactly one. */
  readonly layers: readonly { readonly kind: string; readonly structures: readonly StructureRow[] }[]
  /** Of a kind that this version does not know. */
  readonly otherKind: readonly StructureRow[]
  readonly wishes: Counts
  /** Without a running structure that serves them. */
  readonly unserved: readonly UnservedWish[]
  readonly crews: readonly CrewRow[]
  /** With which crew people would come along. */
  readonly crewWishes: Counts
  readonly hubs: Counts
  /** For each hub that is wished for: things that could house it. */
  readonly hubCandidates: readonly HubCandidates[]
  /** What people miss here, by function. */
  readonly missing: Counts
}

export interface StructureRow {
  readonly ref: Ref
  readonly name: string
  readonly status: string
  readonly ownerDomain: string
  readonly functions: readonly string[]
  readonly serves: readonly string[]
  readonly hub: string | null
  /** Named in a conversation and not merged with a known one yet. */
  readonly isTip: boolean
}

export interface CrewRow {
  readonly ref: Ref
  readonly name: string
  readonly kind: string | null
  readonly function: string | null
  readonly members: number | null
  readonly open: boolean
  readonly status: string | null
  readonly sharedStock: readonly string[]
}

export interface HubCandidates {
  readonly hub: string
  /** Null: hidden. */
  readonly households: number | null
  readonly confirmed: number
  readonly refs: readonly Ref[]
}

/** Source: `unservedWishes` (§11 "Unserved wishes"), `hubKind.candidateKinds` against sightings. */
export const structuresPanel = (gathered: Gathered): StructuresPanel => {
  const structures = gathered.all('structure')
  const rows = structures.map(structureRow)
  const layerOf = new Map(structures.map(({ id, kind }) => [id, kind]))
  const kinds = codeList('structureKind').map(({ code }) => code)
  const hubs = countsOf(gathered, asked.hubs, 'hubKind')
  return {
    layers: kinds.map((kind) => ({
      kind,
      structures: rows.filter(({ ref }) => layerOf.get(ref.id) === kind),
    })),
    otherKind: rows.filter(({ ref }) => !kinds.includes(layerOf.get(ref.id) ?? '')),
    wishes: countsOf(gathered, asked.wishes, 'supportWish'),
    unserved: unservedWishes(wishCounts(gathered), structures, gathered.project().kMin),
    crews: gathered.all('crew').map(crewRow),
    crewWishes: countsOf(gathered, asked.crews, 'crewKind'),
    hubs,
    hubCandidates: hubs.rows.map((row) => candidatesFor(row, gathered.things())),
    missing: countsOf(gathered, asked.missing, 'vitalFunction'),
  }
}

/** Households by wish, in the order of the code list, without "none of these". */
export const wishCounts = (gathered: Gathered) =>
  codeList('supportWish').flatMap(({ code }) => {
    const households = gathered.sums().tally.count(`${asked.wishes}:${code}`)
    return households === 0 || code === 'none' ? [] : [{ code, households }]
  })

const structureRow = (fact: FactOf<'structure'>): StructureRow => ({
  ref: { type: 'structure', id: fact.id },
  name: fact.name ?? '',
  status: fact.status,
  ownerDomain: fact.ownerDomain,
  functions: fact.functions,
  serves: fact.serves,
  hub: fact.hub,
  isTip: fact.interviewRef !== null,
})

const crewRow = (fact: FactOf<'crew'>): CrewRow => ({
  ref: { type: 'crew', id: fact.id },
  name: fact.name ?? '',
  kind: fact.kind,
  function: fact.function,
  members: fact.members,
  open: fact.open,
  status: fact.status,
  sharedStock: fact.sharedStock,
})

const candidatesFor = ({ code, households }: Counts['rows'][number], { byKind }: Things): HubCandidates => {
  const kinds = codeEntry('hubKind', code)?.['candidateKinds']
  const fitting = Array.isArray(kinds) ? kinds.flatMap((kind) => byKind.heap(String(kind)).parts()) : []
  return {
    hub: code,
    households,
    confirmed: fitting.filter(({ status }) => status === 'confirmed').length,
    refs: fitting.flatMap(({ id, interviewRef }) =>
      interviewRef === null ? [{ type: 'assetSighting', id } as const] : [],
    ),
  }
}
