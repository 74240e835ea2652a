import type { Gathered } from '../gathered.ts'
import { asked } from '../household.ts'
import { type Counts, countsNamed, countsOf, sealable, type Sealable } from './counts.ts'

/** The ways in which people make value here: what they do, and what they would like to do. */
export interface ModelsPanel {
  readonly does: Counts
  readonly wishes: Counts
}

/** Source: q22 and q23, households counted once for each model. */
export const modelsPanel = (gathered: Gathered): ModelsPanel => ({
  does: countsOf(gathered, asked.models, 'valueModel'),
  wishes: countsOf(gathered, asked.modelWishes, 'valueModel'),
})

/** What goes from hand to hand without money. */
export interface InKindPanel {
  readonly kinds: Counts
  readonly directions: Counts
}

/** Source: q24, households counted once for each kind. */
export const inKindPanel = (gathered: Gathered): InKindPanel => ({
  kinds: countsNamed(gathered, { asked: asked.inKind, prefix: 'inKind', list: 'inKindKind' }),
  directions: countsNamed(gathered, { asked: asked.inKind, prefix: 'inKindWay', list: 'inKindDirection' }),
})

/** How people come by what they need (kinds only, never an amount), and who would work less. */
export type IncomePanel = Sealable<{ readonly kinds: Counts; readonly workLess: Counts }>

/** Source: q20 and q21, behind the seal. */
export const incomePanel = (gathered: Gathered): IncomePanel =>
  sealable(gathered, () => ({
    kinds: countsOf(gathered, asked.income, 'incomeKind'),
    workLess: countsOf(gathered, asked.workLess, 'freedomWorkLess'),
  }))
