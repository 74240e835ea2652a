import type { Period } from './gathered.ts'
import type { Thresholds } from './ledger.ts'
import { type FigureArea, isMoney, publishable } from './publishable.ts'
import type { Published } from './published.ts'
import { tellsFew } from './tells-few.ts'
import { mayRepublish } from './time-rule.ts'
import type { ToPublish } from './to-publish.ts'

/** A figure of a publication: past the gate and past the rule for changed figures. */
export interface GatedFigure {
  readonly id: string
  /** `withdrawn`: it does not pass any more. Otherwise the value, maybe an earlier one, with its day. */
  readonly value: Published | { readonly status: 'withdrawn' }
  /** The day on which this value was made. */
  readonly on: string
}

/** What coordinators keep of a publication, encrypted, to know what the next one may tell. It never leaves them. */
export interface KeptSets {
  readonly on: string
  readonly period: Period | null
  readonly households: readonly string[]
  readonly figures: readonly KeptFigure[]
}

export interface KeptFigure {
  readonly id: string
  readonly value: GatedFigure['value']
  readonly valueOn: string
  /** For a value that was new then: a print of the answer of each household, in the order of `households`; null for one
   *  that is not under it. */
  readonly prints: readonly (number | null)[] | null
}

export interface Publishing {
  /** Today, `YYYY-MM-DD`. */
  readonly on: string
  /** One area and one period for each publication. */
  readonly area: FigureArea
  readonly period: Period | null
  readonly thresholds: Thresholds
  /** All earlier publications, oldest first. */
  readonly before: readonly KeptSets[]
}

/** All figures of a publication, and the sets that coordinators keep. A value that was published changes only when enough
 *  households came, went or answer differently since every earlier value of it, and is taken out when it no longer
 *  passes. */
export const publishAll = (
  figures: readonly ToPublish[],
  publishing: Publishing,
): { readonly figures: readonly GatedFigure[]; readonly kept: KeptSets } => {
  const { on, period, before } = publishing
  const known = before.at(-1)?.figures ?? []
  const ids = new Set(figures.map(({ id }) => id))
  const gone: readonly ToPublish[] = known.flatMap(({ id }) =>
    ids.has(id) ? [] : [{ id, figure: nothingLeft, under: new Map<string, string>() }],
  )
  const decided = [...figures, ...gone].map((one) => ({ ...one, ...decide(one, publishing) }))
  const households = [
    ...new Set(decided.flatMap(({ isNew, under }) => (isNew ? [...under.keys()] : []))),
  ].toSorted()
  return {
    figures: decided.map(({ id, value, valueOn }) => ({ id, value, on: valueOn })),
    kept: {
      on,
      period,
      households,
      figures: decided.map(({ id, value, valueOn, isNew, under }) => ({
        id,
        value,
        valueOn,
        prints: isNew
          ? households.map((household) => {
              const answer = under.get(household)
              return answer === undefined ? null : printOf(answer)
            })
          : null,
      })),
    },
  }
}

/** A figure that nobody stands under any more does not pass. */
const nothingLeft: ToPublish['figure'] = { kind: 'share', x: 0, n: 0, sealed: false }

const decide = (
  { id, figure, under }: ToPublish,
  { on, area, thresholds, before }: Publishing,
): { readonly value: GatedFigure['value']; readonly valueOn: string; readonly isNew: boolean } => {
  const value = publishable(figure, { area, thresholds })
  const last = before.at(-1)?.figures.find((known) => known.id === id)
  const earlier = before.flatMap((sets) => setOf(sets, id) ?? [])
  const prints = new Map([...under].map(([household, answer]) => [household, printOf(answer)]))
  const published = earlier.at(-1)
  const { action } = mayRepublish(
    {
      money: isMoney(figure),
      passes: value.status === 'shown',
      lastPublished: published === undefined ? null : [...published.keys()],
      now: [...prints.keys()],
      changedAnswers: [...prints].flatMap(([household, print]) =>
        published?.has(household) === true && published.get(household) !== print ? [household] : [],
      ),
    },
    thresholds,
  )
  if (action === 'withdraw') return { ...withdrawn(value, last, on), isNew: false }
  const fewest = isMoney(figure) ? thresholds.kMoney : thresholds.kMin
  const mayChange = action === 'publish' && !tellsFew(prints, earlier, fewest)
  if (!mayChange && last !== undefined) return { value: last.value, valueOn: last.valueOn, isNew: false }
  return { value, valueOn: on, isNew: true }
}

/** What no longer passes is taken out; what was never shown is hidden as before. */
const withdrawn = (value: Published, last: KeptFigure | undefined, on: string) => {
  if (last === undefined || last.value.status === 'hidden') return { value, valueOn: on }
  const since = last.value.status === 'withdrawn' ? last.valueOn : on
  return { value: { status: 'withdrawn' }, valueOn: since } as const
}

/** The households under a value that a publication made anew; undefined when it made none. */
const setOf = ({ households, figures }: KeptSets, id: string): ReadonlyMap<string, number> | undefined => {
  const prints = figures.find((known) => known.id === id)?.prints
  if (prints == null) return undefined
  return new Map(
    households.flatMap((household, index) => {
      const print = prints[index]
      return print == null ? [] : [[household, print] as const]
    }),
  )
}

/** 32 bits of an answer (FNV-1a): tells whether it changed, and not what it was. */
const printOf = (answer: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < answer.length; index++)
    hash = Math.imul(hash ^ answer.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
