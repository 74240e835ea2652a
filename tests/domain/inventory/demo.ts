import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Household } from '#domain/inventory/household.ts'

/** The fictional neighbourhood with its answers in clear, and the figures that follow from it. */
const file = join(import.meta.dirname, '../../../src/server/demo/demo-neighbourhood.json')
// Written by hand and checked where the server loads it.
export const demo = JSON.parse(readFileSync(file, 'utf8'))

/** Every conversation in which somebody agreed to take part. */
export const households: readonly Household[] = demo.interviews.map(
  (interview: {
    id: string
    month: string
    answers: Household['open']
    sealedAnswers: Household['sealed'] | null
  }) => ({
    id: interview.id,
    month: interview.month,
    open: interview.answers,
    sealed: interview.sealedAnswers ?? undefined,
  }),
)
