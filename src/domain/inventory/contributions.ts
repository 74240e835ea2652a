import * as z from 'zod/mini'
import { codeEntry } from '../codelists.ts'
import { valueOf } from '../survey/answer.ts'
import { type Conversation, saysAllIsWell } from './conversation.ts'
import type { HiddenCost } from './hidden-costs.ts'
import {
  asked,
  functionsOf,
  helpWanted,
  payerOn,
  payersOfAll,
  spendingOn,
  tickedIn,
  wasAsked,
} from './household.ts'
import type { Payer } from './leakage.ts'
import { yearly } from './ledger.ts'

/** What one conversation gives to the figures: ones to counts, and parts to sums. */

/** What a household spends a year on one function, in cents. */
export interface Amount {
  readonly household: string
  readonly low: number
  readonly mid: number
  readonly high: number
  /** Its code for the question by which the neighbourhood is weighed; null without one. */
  readonly stratum: string | null
}

export interface BigCost extends HiddenCost {
  readonly household: string
}

export interface FlowPart {
  readonly household: string
  /** In the unit of the resource. */
  readonly yearly: number
}

/** The themes of one why-chain from the problem down, without steps that have none. */
export interface Chain {
  readonly household: string
  readonly themes: readonly string[]
}

/** Questions with codes of which figures are made. */
export const codedQuestions = [
  asked.sharedCosts,
  asked.models,
  asked.modelWishes,
  asked.wishes,
  asked.skills,
  asked.missing,
  asked.crews,
  asked.hubs,
  asked.apart,
  asked.causePlace,
  asked.income,
  asked.workLess,
] as const

/** The questions behind the seal. They count once they are opened. */
export const sealedQuestions: ReadonlySet<string> = new Set([
  asked.spending,
  asked.leaves,
  asked.bigCosts,
  asked.income,
  asked.workLess,
  asked.help,
])

/** The names under which a conversation is counted. */
export const namesOf = (conversation: Conversation): readonly string[] => {
  const { open, sealed, mode, finished, hasSealed, steps, talents, needs } = conversation
  const answersTo = (question: string) => (sealedQuestions.has(question) ? sealed : open)
  const ticked = codedQuestions.flatMap((question) =>
    codesIn(conversation, question).map((code) => nameOf(question, code)),
  )
  const put = [...codedQuestions, ...further].flatMap((question) =>
    wasAsked(answersTo(question), question) ? [nameOf('asked', question)] : [],
  )
  const inKind = z.safeParse(InKind, valueOf(open, asked.inKind)).data ?? []
  return [
    'households',
    nameOf('mode', mode ?? ''),
    ...(finished ? ['finished'] : []),
    ...(hasSealed ? ['sealed'] : []),
    ...(sealed === undefined ? [] : ['opened']),
    ...put,
    ...ticked,
    ...(valueOf(open, asked.purpose) === undefined ? [] : ['purpose']),
    ...(saysAllIsWell(conversation) ? ['allIsWell'] : []),
    ...each(steps.map(({ theme }) => theme)).map((theme) => nameOf('theme', theme)),
    ...each(steps.map(({ causeCode }) => causeCode)).map((code) => nameOf('cause', code)),
    ...each(talents.map((talent) => (talent.shareable === 'yes' ? talent.skill : null))).map((skill) =>
      nameOf('willing', skill),
    ),
    ...helpWanted(conversation).map((skill) => nameOf('help', skill)),
    ...needs.map((need) => nameOf('need', need)),
    ...each(inKind.map(({ kind }) => kind)).map((kind) => nameOf('inKind', kind)),
    ...each(inKind.map(({ direction }) => direction)).map((way) => nameOf('inKindWay', way)),
  ]
}

/** One text for each name: thousands of conversations share them. */
const nameOf = (prefix: string, code: string): string => {
  const known = names.get(prefix) ?? new Map<string, string>()
  names.set(prefix, known)
  const name = known.get(code) ?? `${prefix}:${code}`
  known.set(code, name)
  return name
}
const names = new Map<string, Map<string, string>>()

const further = [asked.problem, asked.inKind, asked.help, asked.purpose, asked.spending, asked.bigCosts]

const each = (codes: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(codes.filter((code) => code != null)),
]

/** The codes that a household chose, one or several. */
export const codesIn = ({ open, sealed }: Conversation, question: string): readonly string[] => {
  const answers = sealedQuestions.has(question) ? sealed : open
  const one = answers === undefined ? undefined : valueOf(answers, question)
  return typeof one === 'string' ? [one] : each(tickedIn(answers, question) ?? [])
}

const InKind = z.array(z.looseObject({ kind: z.optional(z.string()), direction: z.optional(z.string()) }))

/** By function. `stratumOf`: the question by which the neighbourhood is weighed, if any. */
export const amountsOf = (
  conversation: Conversation,
  stratumOf: string | null,
): ReadonlyMap<string, readonly Amount[]> => {
  const household = conversation.id
  const code = stratumOf === null ? undefined : valueOf(conversation.open, stratumOf)
  const stratum = typeof code === 'string' ? code : null
  return new Map(
    functionsOf(conversation).flatMap((name) => {
      const mid = spendingOn(conversation, name, 'midCents')
      if (mid === undefined) return []
      const low = spendingOn(conversation, name, 'lowCents') ?? mid
      const high = spendingOn(conversation, name, 'highCents') ?? mid
      return [[name, [{ household, low, mid, high, stratum }]] as const]
    }),
  )
}

/** By function, and under `all` for all of them together. */
export const payersOf = (conversation: Conversation): ReadonlyMap<string, readonly Payer[]> => {
  const one = functionsOf(conversation).flatMap((name) => {
    const payer = payerOn(conversation, name, 'midCents')
    return payer === undefined ? [] : [[name, [payer]] as const]
  })
  const all = payersOfAll(conversation, 'midCents')
  return new Map<string, readonly Payer[]>(all.length === 0 ? one : [...one, ['all', all]])
}

const BigCosts = z.array(
  z.looseObject({
    dueYear: z.optional(z.nullable(z.number())),
    band: z.optional(z.nullable(z.string())),
    cents: z.optional(z.nullable(z.number().check(z.minimum(0)))),
  }),
)

/** Great costs that a household expects for its home; one without an amount is left out. */
export const bigCostsOf = ({ id: household, sealed }: Conversation): readonly BigCost[] => {
  const named = z.safeParse(BigCosts, sealed && valueOf(sealed, asked.bigCosts)).data ?? []
  return named.flatMap(({ dueYear: year, band, cents }) => {
    const dueYear = year ?? null
    if (cents != null) return [{ household, dueYear, lowCents: cents, highCents: cents }]
    const edges = codeEntry('moneyBandOnce', band ?? '')
    const [lowCents, highCents] = [edges?.['lowCents'], edges?.['highCents']]
    return typeof lowCents === 'number' && typeof highCents === 'number'
      ? [{ household, dueYear, lowCents, highCents }]
      : []
  })
}

/** By resource and direction, as `resource:direction`. */
export const flowsOf = ({ id: household, flows }: Conversation): ReadonlyMap<string, readonly FlowPart[]> => {
  const sums = new Map<string, number>()
  for (const { resource, direction, qty, period } of flows) {
    const name = `${resource}:${direction}`
    sums.set(name, (sums.get(name) ?? 0) + (yearly(qty, period) ?? 0))
  }
  return new Map([...sums].map(([name, sum]) => [name, [{ household, yearly: sum }]]))
}

/** Chains of whys in the order of their steps; a chain without any theme is none. */
export const chainsOf = ({ id: household, steps }: Conversation): readonly Chain[] =>
  [...Map.groupBy(steps, ({ chainId }) => chainId).values()].flatMap((chain) => {
    const themes = chain.toSorted((a, b) => a.depth - b.depth).flatMap(({ theme }) => theme ?? [])
    return themes.length === 0 ? [] : [{ household, themes }]
  })
