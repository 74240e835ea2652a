import { codeList, parameters } from '../codelists.ts'
import { type Share, wilson } from './estimate.ts'
import { isTelling } from './suppression.ts'

/** One step of a why-chain; 0 is the problem itself. */
export interface ChainStep {
  readonly depth: number
  readonly theme?: string | null | undefined
  readonly causeCode?: string | null | undefined
}

/** The deepest step that has a theme; null when none has. */
export const causeRoot = <Step extends ChainStep>(chain: readonly Step[]): Step | null =>
  chain.filter(({ theme }) => theme != null).toSorted((a, b) => b.depth - a.depth)[0] ?? null

/** `themes`: what a household mentions at any depth, the problem included. */
export interface CauseAnswer {
  readonly asked: boolean
  readonly themes: readonly string[]
}

type CauseRow = { readonly theme: string } & (
  | { readonly hidden: true }
  | ({ readonly hidden: false; readonly mentioned: number; readonly asked: number } & Share)
)

export interface CauseFrequency {
  readonly asked: number
  /** In the order of the code list; none for a theme that nobody mentions. */
  readonly rows: readonly CauseRow[]
}

/** How many of the households that were asked mention a theme, each once. Inside the team: exact. */
export const causeFrequency = (households: readonly CauseAnswer[]): CauseFrequency =>
  causeShares(counted(households), parameters.kMin)

export interface CauseCounts {
  readonly asked: number
  readonly mentions: readonly { readonly theme: string; readonly mentioned: number }[]
}

/** The same from counts. */
export const causeShares = ({ asked, mentions }: CauseCounts, kMin: number): CauseFrequency => {
  const rows = mentions.map(({ theme, mentioned }): CauseRow =>
    isTelling(mentioned, undefined, kMin) || asked < kMin
      ? { theme, hidden: true }
      : { theme, hidden: false, mentioned, asked, ...wilson(mentioned, asked) },
  )
  return { asked, rows }
}

const counted = (households: readonly CauseAnswer[]): CauseCounts => {
  const those = households.filter(({ asked }) => asked)
  const mentions = codeList('causeTheme').flatMap(({ code }) => {
    const mentioned = those.filter(({ themes }) => themes.includes(code)).length
    return mentioned > 0 ? [{ theme: code, mentioned }] : []
  })
  return { asked: those.length, mentions }
}
