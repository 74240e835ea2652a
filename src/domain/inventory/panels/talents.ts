import { codeList } from '../../codelists.ts'
import { fundersSum } from '../../field/funders.ts'
import { sumOf } from '../estimate.ts'
import type { Gathered } from '../gathered.ts'
import { asked } from '../household.ts'
import type { Hidden } from '../ledger.ts'
import { type Gap, gaps, talentFigure, type TalentFigure } from '../talent.ts'
import type { Ref } from '../trace.ts'
import { type Counts, countsNamed, countsOf, sealable, type Sealable, shownCount } from './counts.ts'

/** What people can do, where it is used, and how much of it waits. */
export interface TalentPanel {
  /** Hours inside, outside and unused, and the share that leaves. */
  readonly hours: TalentFigure
  /** By skill: who can, and who would do it here. */
  readonly skills: Counts
  readonly willing: Counts
  /** Hours a week that households would give together. */
  readonly free: FreeHours
}

export type FreeHours =
  Hidden | { readonly status: 'shown'; readonly households: number; readonly hours: number }

/** Source: `talentFigure` (§11 "Talent leakage"), q27 to q30. */
export const talentPanel = (gathered: Gathered): TalentPanel => {
  const { talents, hoursFree } = gathered.sums()
  const { kMin } = gathered.project()
  return {
    hours: talents.once(`hours ${kMin}`, (rows) => talentFigure(rows, { kMin })),
    skills: countsOf(gathered, asked.skills, 'skill'),
    willing: countsNamed(gathered, { asked: asked.skills, prefix: 'willing', list: 'skill' }),
    free: hoursFree.once(`free ${kMin}`, (hours) =>
      hours.length < kMin
        ? { status: 'hidden', reason: 'tooFew' }
        : { status: 'shown', households: hours.length, hours: sumOf(hours) },
    ),
  }
}

/** Skills that are wanted or offered. Positive: a shortage. */
export type GapsPanel = Sealable<{ readonly rows: readonly Gap[] }>

/** Source: `gaps` (§11 "Gap"): households that want help (sealed) less households that would give it. */
export const gapsPanel = (gathered: Gathered): GapsPanel =>
  sealable(gathered, () => ({ rows: gaps(skillCounts(gathered), undefined, gathered.project().kMin) }))

/** Households that want and that offer each skill; only skills that have either. */
export const skillCounts = (gathered: Gathered) => {
  const { tally } = gathered.sums()
  return codeList('skill')
    .map(({ code }) => ({
      code,
      needs: tally.count(`help:${code}`),
      offers: tally.count(`willing:${code}`),
    }))
    .filter(({ needs, offers }) => needs > 0 || offers > 0)
}

/** Work that somebody asks for, beside the talent that would fit. */
export interface AssignmentRow {
  readonly ref: Ref
  readonly work: string
  readonly partnerKind: string | null
  readonly function: string | null
  readonly hoursPerWeek: number | null
  readonly budgetCents: number | null
  readonly urgency: string | null
  readonly deadline: string | null
  readonly status: string | null
  /** Households that would do it here, by skill that it asks for; null below the smallest number. */
  readonly fitting: readonly { readonly skill: string; readonly households: number | null }[]
  /** Whether the shares of those who pay fit into one whole, and what they add up to. */
  readonly funders: { readonly valid: boolean; readonly sum: number }
}

/** Source: §3 `assignment`, q29 "yes" by skill; `fundersSum` (§11 "Funders"). */
export const assignmentRows = (gathered: Gathered): readonly AssignmentRow[] => {
  const { tally } = gathered.sums()
  const { kMin } = gathered.project()
  return gathered.all('assignment').map((fact) => ({
    ref: { type: 'assignment', id: fact.id },
    work: fact.work ?? '',
    partnerKind: fact.partnerKind,
    function: fact.function,
    hoursPerWeek: fact.hoursPerWeek,
    budgetCents: fact.budgetCents,
    urgency: fact.urgency,
    deadline: fact.deadline,
    status: fact.status,
    fitting: fact.skills.map((skill) => ({
      skill,
      households: shownCount(tally.count(`willing:${skill}`), kMin),
    })),
    funders: fundersSum(fact.funders.map(({ share }) => share)),
  }))
}
