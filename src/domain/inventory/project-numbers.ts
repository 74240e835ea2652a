import type { Fact } from './facts.ts'
import { floors, type Thresholds } from './ledger.ts'

/** What a project says about its neighbourhood as a whole. */
export interface ProjectNumbers extends Thresholds {
  /** Null: not told yet, and then nothing is extrapolated. */
  readonly householdsN: number | null
  readonly householdsSource: string | null
  readonly householdsDate: string | null
  /** Of one question: into which groups the households fall, and how large each is. */
  readonly strata: readonly {
    readonly question: string
    readonly code: string
    readonly householdsN: number
  }[]
}

/** From the record of the project, if it is there. Its thresholds may be raised and never lowered. */
export const projectNumbers = (facts: readonly Fact[]): ProjectNumbers => {
  const fact = facts[0]
  if (fact?.type !== 'project')
    return { ...floors, householdsN: null, householdsSource: null, householdsDate: null, strata: [] }
  const { householdsN, householdsSource, householdsDate, strata, kMin, kMoney } = fact
  const question = strata[0]?.question
  return {
    householdsN: householdsN !== null && householdsN >= 1 ? Math.floor(householdsN) : null,
    householdsSource,
    householdsDate,
    strata: strata.filter((stratum) => stratum.question === question),
    kMin: Math.max(floors.kMin, kMin ?? 0),
    kMoney: Math.max(floors.kMoney, kMoney ?? 0),
  }
}
