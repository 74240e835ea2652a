import { codeList } from '../../codelists.ts'
import { sealedQuestions } from '../contributions.ts'
import type { Gathered } from '../gathered.ts'
import { isTelling } from '../suppression.ts'

/** How many households chose which code. Inside the team: exact, and hidden where it could tell about somebody. */
export interface Counts {
  /** Households that were asked; null while they are fewer than may be seen. */
  readonly asked: number | null
  /** In the order of the code list, without codes that nobody chose. */
  readonly rows: readonly CountRow[]
}

export interface CountRow {
  readonly code: string
  /** Null: hidden. */
  readonly households: number | null
}

/** Figures behind the seal, or word that it is closed. */
export type Sealable<Panel> = { readonly state: 'locked' } | ({ readonly state: 'open' } & Panel)

/** Closed while there are sealed answers and none of them is opened. */
export const isLocked = (gathered: Gathered): boolean => {
  const { tally } = gathered.sums()
  return tally.count('sealed') > 0 && tally.count('opened') === 0
}

/** A panel that rests on locked answers, or that they are still locked here. */
export const sealable = <Panel extends object>(gathered: Gathered, panel: () => Panel): Sealable<Panel> =>
  isLocked(gathered) ? { state: 'locked' } : { state: 'open', ...panel() }

/** Of one question with a code list. */
export const countsOf = (gathered: Gathered, question: string, list: string): Counts =>
  countsNamed(gathered, { asked: question, prefix: question, list })

/** Of what is counted under a prefix. `asked`: the question on which it rests. "None of these" is no code. */
export const countsNamed = (
  gathered: Gathered,
  { asked, prefix, list }: { readonly asked: string; readonly prefix: string; readonly list: string },
): Counts => {
  const { tally } = gathered.sums()
  const { kMin } = gathered.project()
  const n = tally.count(`asked:${asked}`)
  const question = sealedQuestions.has(asked) ? { asked: n, sealed: true } : undefined
  const rows = codeList(list).flatMap(({ code }): readonly CountRow[] => {
    const households = tally.count(`${prefix}:${code}`)
    if (households === 0 || code === 'none') return []
    const hidden = n < kMin || isTelling(households, question, kMin)
    return [{ code, households: hidden ? null : households }]
  })
  return { asked: n < kMin ? null : n, rows }
}

/** A number of households, or null where it could tell about somebody. */
export const shownCount = (n: number, kMin: number): number | null => (n > 0 && n < kMin ? null : n)
