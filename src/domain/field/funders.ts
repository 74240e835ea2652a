import * as z from 'zod/mini'
import { codeOf } from '../codelists.ts'

/** Who pays which part of something, to begin with or to keep it going. Less than one whole: the rest is still sought. */

export const mostFunders = 10

const Funder = z.looseObject({
  kind: codeOf('funderKind'),
  /** Part of the whole, 0–1. */
  share: z.number().check(z.minimum(0), z.maximum(1)),
  phase: codeOf('fundingPhase'),
})

/** Shares of those who pay together, each 0–1; more than one whole is not valid. */
export const fundersSum = (shares: readonly number[]): { readonly valid: boolean; readonly sum: number } => {
  const sum = shares.reduce((total, share) => total + share, 0)
  // Tenths have no exact binary form.
  return { valid: sum <= 1 + 1e-9, sum }
}

/** Whether the shares of all funders fit into one whole. */
export const fundersFit = (funders: readonly { readonly share: number }[]): boolean =>
  fundersSum(funders.map(({ share }) => share)).valid

export const Funders = z.array(Funder).check(z.maxLength(mostFunders), z.refine(fundersFit))
