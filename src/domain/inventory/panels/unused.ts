import { codeList } from '../../codelists.ts'
import { assetKinds } from '../../field/taxonomy.ts'
import { createThings, type Thing, type Things } from '../things.ts'
import type { UnusedSize } from '../unused-size.ts'

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

/** Of some things only. */
export const unusedOf = (things: readonly Thing[]): UnusedPanel => {
  const some = createThings()
  for (const thing of things) some.put(thing.id, thing)
  return unusedPanel(some)
}

/** Source: §11 "Unused size", as `unusedSize`. The domains of a unit add up to its line of the whole. */
export const unusedPanel = ({ tally, sizes }: Things): UnusedPanel => {
  const by = (prefix: string, codes: readonly string[]): readonly ThingCount[] =>
    codes.flatMap((code) => {
      const confirmed = tally.count(`${prefix}:${code}:confirmed`)
      const tips = tally.count(`${prefix}:${code}:tips`)
      return confirmed + tips === 0 ? [] : [{ code, confirmed, tips }]
    })
  const all = (prefix: string, list: string) =>
    by(prefix, codesOf(list)).map(({ code, confirmed, tips }) => ({ code, things: confirmed + tips }))
  const rows = codesOf('ownerDomain').flatMap((ownerDomain) =>
    codesOf('sizeUnit').flatMap((unit) => {
      const row = sizes.heap(`${ownerDomain} ${unit}`).once('row', (parts) => {
        const sum = (confirmed: boolean) =>
          parts.reduce((total, part) => total + (part.isConfirmed === confirmed ? part.value : 0), 0)
        return { ownerDomain, unit, confirmed: sum(true), tips: sum(false) }
      })
      return row.confirmed > 0 || row.tips > 0 ? [row] : []
    }),
  )
  return {
    sizes: rows,
    unknownSize: codesOf('ownerDomain').flatMap((ownerDomain) => {
      const n = tally.count(`unsized:${ownerDomain}`)
      return n > 0 ? [{ ownerDomain, n }] : []
    }),
    units: codesOf('sizeUnit').flatMap((unit) => {
      const of = rows.filter((row) => row.unit === unit)
      const sum = (name: 'confirmed' | 'tips') => of.reduce((total, row) => total + row[name], 0)
      return of.length === 0 ? [] : [{ unit, confirmed: sum('confirmed'), tips: sum('tips') }]
    }),
    byOwner: by('owner', codesOf('ownerDomain')),
    byKind: by(
      'kind',
      assetKinds.map(({ code }) => code),
    ),
    byDegree: by('degree', codesOf('unusedDegree')),
    ideas: all('idea', 'use').map(({ code, things }) => ({ use: code, things })),
    obstacles: all('obstacle', 'obstacle').filter(({ code }) => code !== 'none'),
  }
}

const codesOf = (list: string): readonly string[] => codeList(list).map(({ code }) => code)
