import { type Combination, type MissingPart, weighed } from './match-parts.ts'
import { type Score, type ScoreInput, scoreOf, type Weights } from './match-score.ts'

/** What a project decided about scoring. */
export interface MixRules {
  readonly weights: Weights
  readonly kMin: number
}

/** A combination with what it is scored on, its points, and what it lacks. */
export interface Mix extends Combination {
  readonly assignmentRef: string | undefined
  readonly input: ScoreInput
  readonly points: Score
  readonly missing: readonly MissingPart[]
}

/** Weighs a combination under the rules of a project. */
export const mixed = (
  combination: Combination,
  { weights, kMin }: MixRules,
): { readonly input: ScoreInput; readonly points: Score; readonly missing: readonly MissingPart[] } => {
  const { input, missing } = weighed(combination, kMin)
  return { input, points: scoreOf(input, { weights, kMin }), missing }
}

/** The parts of the points that say why this fits, most points first; parts without points give no reason. */
export const reasonsOf = ({ points }: Pick<Mix, 'points'>): readonly ReasonPart[] =>
  reasonParts.filter((part) => points[part] > 0).toSorted((a, b) => points[b] - points[a])

const reasonParts = ['mix', 'fit', 'near', 'need', 'jug', 'ready'] as const
export type ReasonPart = (typeof reasonParts)[number]
