import type { ReactNode } from 'react'
import type { RoundRow, RoundValue } from '#domain/inventory/rounds.ts'
import { Block } from './chart.tsx'
import type { Line } from './line.ts'
import { PairMark, scaleTo } from './marks.tsx'
import { type Say, useSay } from './say.ts'

/** What moved between two rounds, a line for each figure that one of them has. */
export const RoundsCompared = ({ rows }: { readonly rows: readonly RoundRow[] }): ReactNode => {
  const say = useSay()
  const { t } = say
  if (rows.length === 0) return <p role="status">{t('inventory.noRounds')}</p>
  const scales = new Map(
    [...Map.groupBy(rows, scaleOf)].map(([name, some]) => [
      name,
      scaleTo(some.flatMap(({ before, after }) => [topOf(before), topOf(after)])),
    ]),
  )
  return (
    <Block
      wide
      title={t('inventory.comparedTitle')}
      lede={t('inventory.comparedLede')}
      columns={[
        t('inventory.what'),
        t('inventory.firstRound'),
        t('inventory.secondRound'),
        t('inventory.difference'),
        t('inventory.certain'),
      ]}
      lines={bySize(rows).map((row): Line => {
        const [first, second] = [valueIn(row, row.before, say), valueIn(row, row.after, say)]
        const change = row.change === null ? '–' : signed(row, row.change, say)
        const certain = t(certainty(row))
        const scale = scales.get(scaleOf(row))
        return {
          key: `${row.panel} ${row.code}`,
          // A unit is no title: m² stays m².
          name: row.panel === 'unused' ? say.unit(row.code) : say.name(lists[row.panel], row.code),
          group: t(`inventory.round_${row.panel}`),
          mark: scale !== undefined && (
            <PairMark
              scale={scale}
              before={row.before}
              after={row.after}
              label={t('inventory.markPair', { first, second })}
            />
          ),
          figure: (
            <strong>
              {plain(row, row.before, say)} → {plain(row, row.after, say)}
            </strong>
          ),
          rests: row.change === null ? certain : `${change} · ${certain}`,
          cells: [first, second, change, certain],
        }
      })}
    />
  )
}

/** Within its panel from much to little. */
const bySize = (rows: readonly RoundRow[]): readonly RoundRow[] =>
  [...Map.groupBy(rows, ({ panel }) => panel).values()].flatMap((some) =>
    some.toSorted((a, b) => sizeOf(b) - sizeOf(a)),
  )

const sizeOf = ({ before, after }: RoundRow): number => (after ?? before)?.value ?? 0

/** Sizes stand in different units: each has a scale of its own. */
const scaleOf = ({ panel, code }: RoundRow): string => (panel === 'unused' ? `${panel} ${code}` : panel)

const topOf = (value: RoundValue | null): number | null => value?.high ?? value?.value ?? null

const certainty = ({ isApart }: RoundRow) =>
  isApart === null ? 'inventory.cannotSay' : isApart ? 'inventory.apart' : 'inventory.maybeChance'

const lists = {
  ledger: 'vitalFunction',
  leakage: 'vitalFunction',
  talent: 'talentWhere',
  causes: 'causeTheme',
  models: 'valueModel',
  modelWishes: 'valueModel',
  wishes: 'supportWish',
} as const

/** Amounts in as many figures as `n` households carry. */
const wordsOf = ({ panel, code }: RoundRow, n: number, { euros, money, share, number }: Say) => {
  switch (panel) {
    case 'ledger':
      return (cents: number) => euros(cents, n)
    case 'leakage':
    case 'talent':
    case 'causes':
      return share
    case 'unused':
      return (value: number) => (code === 'eurCents' ? money : number)(Math.round(value))
    default:
      return number
  }
}

const plain = (row: RoundRow, value: RoundValue | null, say: Say): string =>
  value === null ? say.t('inventory.notShown') : wordsOf(row, value.n ?? 0, say)(value.value)

const valueIn = (row: RoundRow, value: RoundValue | null, say: Say): string => {
  if (value === null) return say.t('inventory.notShown')
  const words = wordsOf(row, value.n ?? 0, say)
  const interval = say.range(value.low, value.high, words)
  return interval === '' ? words(value.value) : `${words(value.value)} (${interval})`
}

const signed = (row: RoundRow, change: number, say: Say): string => {
  const n = Math.min(row.before?.n ?? 0, row.after?.n ?? 0)
  return `${change > 0 ? '+' : change < 0 ? '−' : ''}${wordsOf(row, n, say)(Math.abs(change))}`
}
