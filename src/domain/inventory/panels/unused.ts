import { codeList } from '../../codelists.ts'
import { assetKinds } from '../../field/taxonomy.ts'
import type { FactOf } from '../facts.ts'
import type { Gathered } from '../gathered.ts'
import { type UnusedSize, unusedSize } from '../unused-size.ts'

/** What lies unused, by owner, kind and degree. Confirmed; what is only heard of or seen stands beside as `tips`. */
export interface UnusedPanel {
  /** By owner and unit; nothing is added over units. */
  readonly sizes: UnusedSize['rows']
  readonly unknownSize: UnusedSize['unknownSize']
  /** The whole neighbourhood, a line for each unit. */
  readonly units: readonly UnitRow[]
  readonly byOwner: readonly ThingCount[]
  readonly byKind: readonly ThingCount[]
  readonly byDegree: readonly ThingCount[]
  /** What people would do with it. */
  readonly ideas: readonly { readonly use: string; readonly things: number }[]
  /** What stands in the way. */
  readonly obstacles: readonly { readonly code: string; readonly things: number }[]
}

export interface UnitRow {
  readonly unit: string
  readonly confirmed: number
  readonly tips: number
}

export interface ThingCount {
  readonly code: string
  readonly confirmed: number
  readonly tips: number
}

/** Things that count or stand beside: no doubles, nothing that turned out to be in use. */
export const waitingThings = (
  sightings: readonly FactOf<'assetSighting'>[],
): readonly FactOf<'assetSighting'>[] =>
  sightings.filter(({ status, duplicateOf }) => counts.has(status) && duplicateOf === null)

const counts = new Set(['confirmed', 'seen', 'tip'])

export const unusedPanel = (gathered: Gathered): UnusedPanel =>
  gathered.once('unused', ['assetSighting'], () => unusedOf(gathered.all('assetSighting')))

/** Source: `unusedSize` (§11 "Unused size"). The domains of a unit add up to its line of the whole. */
export const unusedOf = (sightings: readonly FactOf<'assetSighting'>[]): UnusedPanel => {
  const things = waitingThings(sightings)
  const { rows, unknownSize } = unusedSize(things)
  const by = (codes: readonly string[], codeOf: (thing: FactOf<'assetSighting'>) => string) => {
    const groups = Map.groupBy(things, codeOf)
    return codes.flatMap((code) => {
      const of = groups.get(code) ?? []
      const confirmed = of.filter(({ status }) => status === 'confirmed').length
      return of.length === 0 ? [] : [{ code, confirmed, tips: of.length - confirmed }]
    })
  }
  const codesOf = (list: string) => codeList(list).map(({ code }) => code)
  const named = <Code extends string>(
    codes: readonly Code[],
    has: (thing: FactOf<'assetSighting'>, code: Code) => boolean,
  ) =>
    codes.flatMap((code) => {
      const n = things.filter((thing) => has(thing, code)).length
      return n === 0 ? [] : [[code, n] as const]
    })
  return {
    sizes: rows,
    unknownSize,
    units: codesOf('sizeUnit').flatMap((unit) => {
      const of = rows.filter((row) => row.unit === unit)
      const sum = (name: 'confirmed' | 'tips') => of.reduce((total, row) => total + row[name], 0)
      return of.length === 0 ? [] : [{ unit, confirmed: sum('confirmed'), tips: sum('tips') }]
    }),
    byOwner: by(codesOf('ownerDomain'), ({ ownerDomain }) => ownerDomain),
    byKind: by(
      assetKinds.map(({ code }) => code),
      ({ kind }) => kind,
    ),
    byDegree: by(codesOf('unusedDegree'), ({ unusedDegree }) => unusedDegree),
    ideas: named(codesOf('use'), ({ ideas }, code) => ideas.some(({ use }) => use === code)).map(
      ([use, n]) => ({ use, things: n }),
    ),
    obstacles: named(codesOf('obstacle'), ({ obstacles }, code) => obstacles.includes(code)).flatMap(
      ([code, n]) => (code === 'none' ? [] : [{ code, things: n }]),
    ),
  }
}
