import * as z from 'zod/mini'

/** Who pays which share, to begin with or to keep going. Less than one whole: the rest is still sought. */

const Code = z.string().check(z.minLength(1), z.maxLength(60))

export const Funders = z
  .array(
    z.looseObject({
      kind: Code,
      share: z.number().check(z.minimum(0), z.maximum(1)),
      phase: z.optional(z.nullable(Code)),
    }),
  )
  .check(z.maxLength(20))
  .check(z.refine((funders) => fundersSum(funders.map(({ share }) => share)).valid))
export type Funders = z.infer<typeof Funders>

/** Shares of those who pay together, each 0–1; more than one whole is not valid. */
export const fundersSum = (shares: readonly number[]): { readonly valid: boolean; readonly sum: number } => {
  const sum = shares.reduce((total, share) => total + share, 0)
  // Tenths have no exact binary form.
  return { valid: sum <= 1 + 1e-9, sum }
}
