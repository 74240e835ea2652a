import type { Role } from '../project/role.ts'
import type { Json } from '../sync/operation.ts'
import type { Mix } from './match-mix.ts'
import type { Part } from './match-parts.ts'
import type { MatchStatus } from './match.ts'

/** What a person's decision writes down. Nothing here is called by the calculation. */

/** The fields of a match out of a combination that somebody looked at. */
export const matchFrom = (
  mix: Mix,
  {
    title,
    status,
    decidedBy,
    kMin,
  }: {
    readonly title: string
    readonly status: MatchStatus
    readonly decidedBy: Role
    readonly kMin: number
  },
): Record<string, Json> => ({
  title: title.slice(0, titleLength),
  water: refsOf(mix.water),
  syrup: refsOf(mix.syrup),
  jug: refsOf(mix.jug),
  needRefs: mix.need.code === '' ? [] : [{ kind: mix.need.kind, code: mix.need.code }],
  assignmentRef: mix.assignmentRef ?? null,
  status,
  decidedBy,
  ...scoredOn(mix, kMin),
})

export const titleLength = 80
export const nextStepLength = 160

/** What stands beside a decision: what the combination was scored on then. A number of households that is too small to be
 *  seen is not kept. */
export const scoredOn = ({ input, points, missing }: Mix, kMin: number): Record<string, Json> => ({
  scoreInput: {
    ...input,
    domains: [...input.domains],
    needHouseholds: input.needHouseholds < kMin ? 0 : input.needHouseholds,
  },
  scoreParts: { ...points },
  missing: [...missing],
})

const refsOf = (parts: readonly Part[]): Json => parts.map(({ type, id }) => ({ type, id }))
