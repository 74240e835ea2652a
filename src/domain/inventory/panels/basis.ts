import type { AsideReason } from '../facts.ts'
import type { Gathered, Period, SealedAside } from '../gathered.ts'
import { parameters } from '../../codelists.ts'
import { isLocked } from './counts.ts'

/** What everything rests on, and what is not there. */
export interface Basis {
  readonly period: Period | null
  /** First and last month of the conversations that count; null without any. */
  readonly months: Period | null
  readonly households: number
  readonly full: number
  readonly doorstep: number
  readonly finished: number
  /** Conversations with sealed answers, how many of them are opened, and how many are set aside for which reason. */
  readonly sealed: number
  readonly opened: number
  readonly sealedAside: Readonly<Partial<Record<SealedAside, number>>>
  /** Null: not told yet. */
  readonly householdsN: number | null
  readonly householdsSource: string | null
  readonly householdsDate: string | null
  /** Fewer than thirty: a rough estimate. */
  readonly rough: boolean
  /** Records that this version cannot read. */
  readonly aside: Readonly<Partial<Record<AsideReason, number>>>
  /** Records out of a conversation that is not here. */
  readonly orphans: number
  readonly missing: readonly Missing[]
}

/** What would have to be there for all figures to show. */
export type Missing =
  | 'conversations'
  | 'enoughConversations'
  | 'householdsN'
  | 'fewerAnswersThanHouseholds'
  | 'key'
  | 'sightings'
  | 'confirmedSightings'
  | 'structures'
  | 'assignments'
  | 'costs'
  | 'addresses'
  | 'sealedThatBelongs'
  | 'newerVersion'
  | 'completeRecords'

export const basisOf = (gathered: Gathered): Basis => {
  const { tally } = gathered.sums()
  const things = gathered.things().tally
  const { householdsN, householdsSource, householdsDate, kMin } = gathered.project()
  const conversations = gathered.conversations()
  const months = conversations.flatMap(({ month }) => (month === '' ? [] : [month])).toSorted()
  const [from, to] = [months[0], months.at(-1)]
  const aside = frequencies(gathered.aside())
  const sealedAside = frequencies(gathered.sealedAside())
  const households = conversations.length
  const lacks: readonly (readonly [Missing, boolean])[] = [
    ['conversations', households === 0],
    ['enoughConversations', households > 0 && households < kMin],
    ['householdsN', householdsN === null],
    ['fewerAnswersThanHouseholds', householdsN !== null && households > householdsN],
    ['key', isLocked(gathered)],
    ['sightings', things.count('things') === 0],
    ['confirmedSightings', things.count('things') > 0 && things.count('confirmed') === 0],
    ['structures', gathered.all('structure').length === 0],
    ['assignments', gathered.all('assignment').length === 0],
    ['costs', gathered.all('costItem').length === 0],
    ['addresses', gathered.all('address').length === 0],
    ['sealedThatBelongs', gathered.sealedAside().length > 0],
    ['newerVersion', (aside.newerVersion ?? 0) > 0],
    ['completeRecords', (aside.incomplete ?? 0) > 0],
  ]
  return {
    period: gathered.period,
    months: from === undefined || to === undefined ? null : { from, to },
    households,
    full: tally.count('mode:full'),
    doorstep: tally.count('mode:doorstep'),
    finished: tally.count('finished'),
    sealed: tally.count('sealed'),
    opened: tally.count('opened'),
    sealedAside,
    householdsN,
    householdsSource,
    householdsDate,
    rough: households < parameters.roughBelow,
    aside,
    orphans: gathered.orphans(),
    missing: lacks.flatMap(([what, isMissing]) => (isMissing ? [what] : [])),
  }
}

const frequencies = <Reason extends string>(
  reasons: readonly Reason[],
): Readonly<Partial<Record<Reason, number>>> => {
  const counts: Partial<Record<Reason, number>> = {}
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}
