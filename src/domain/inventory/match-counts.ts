import { codeList } from '../codelists.ts'
import type { Gathered } from './gathered.ts'
import { asked } from './household.ts'
import { publishable } from './publishable.ts'

/** Numbers of households as they may stand in a sentence about a match: past the gate, a whole row at a time, so that no
 *  other row tells what is hidden. Null: hidden. */
export interface GatedCounts {
  /** By `kind.code` of a need. */
  readonly needs: ReadonlyMap<string, number | null>
  /** Who would share a skill. */
  readonly skills: ReadonlyMap<string, number | null>
}

export const gatedCounts = (gathered: Gathered): GatedCounts => {
  const { kMin, kMoney } = gathered.project()
  const { tally } = gathered.sums()
  const row = (list: string, prefix: string, question: string): [string, number | null][] => {
    const cells = codeList(list).map(({ code }) => ({ code, n: tally.count(`${prefix}:${code}`) }))
    const published = publishable(
      { kind: 'counts', cells, asked: tally.count(`asked:${question}`), many: true, sealed: false },
      { area: 'neighbourhood', thresholds: { kMin, kMoney } },
    )
    const shown = published.status === 'shown' && published.kind === 'counts' ? published.cells : []
    return shown.map((cell) => [cell.code, cell.shown])
  }
  const needs = [
    ['function', 'vitalFunction', asked.missing],
    ['hub', 'hubKind', asked.hubs],
  ] as const
  return {
    needs: new Map(
      needs.flatMap(([kind, list, question]) =>
        row(list, `need:${kind}`, question).map(([code, households]) => [`${kind}.${code}`, households]),
      ),
    ),
    skills: new Map(row('skill', 'willing', asked.skills)),
  }
}
