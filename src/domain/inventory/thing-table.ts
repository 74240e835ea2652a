import { codeList } from '../codelists.ts'
import { assetGroups, assetKind, assetKinds } from '../field/taxonomy.ts'

/** How many things there are of which sort and of whom. Counted only: sizes stand by unit and are never added. */
export interface ThingTable {
  /** Owner domains that something is of, in the order of their list. */
  readonly owners: readonly string[]
  readonly rows: readonly ThingTableRow[]
}

export interface ThingTableRow {
  /** A group of the taxonomy, or a kind. */
  readonly code: string
  /** One for each of `owners`. */
  readonly cells: readonly ThingTableCell[]
}

export interface ThingTableCell {
  readonly confirmed: number
  /** Only heard of or seen. */
  readonly tips: number
}

interface Counted {
  readonly kind: string
  readonly ownerDomain: string
  readonly status: string
}

/** In rows by group of kinds, or by kind; of the sorts that are there, in the order of the taxonomy. */
export const thingTable = (things: readonly Counted[], by: 'group' | 'kind'): ThingTable => {
  const rowOf = ({ kind }: Counted) => (by === 'kind' ? kind : assetKind(kind)?.group)
  const owners = codeList('ownerDomain')
    .map(({ code }) => code)
    .filter((code) => things.some(({ ownerDomain }) => ownerDomain === code))
  const byRow = Map.groupBy(things, rowOf)
  return {
    owners,
    rows: (by === 'kind' ? assetKinds : assetGroups).flatMap(({ code }) => {
      const of = byRow.get(code)
      if (of === undefined) return []
      const byOwner = Map.groupBy(of, ({ ownerDomain }) => ownerDomain)
      return [{ code, cells: owners.map((owner) => cellOf(byOwner.get(owner) ?? [])) }]
    }),
  }
}

const cellOf = (things: readonly Counted[]): ThingTableCell => {
  const confirmed = things.filter(({ status }) => status === 'confirmed').length
  return { confirmed, tips: things.length - confirmed }
}
