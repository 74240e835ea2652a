import * as z from 'zod/mini'
import { valueOf, type Answers } from '../survey/answer.ts'
import type { Fact, FactOf } from './facts.ts'
import { asked, type Household, tickedIn, wasAsked } from './household.ts'

/** A conversation with all that came out of it: one household. What a person added later in a record of its own (a code
 *  for a cause, a skill) goes before what stands in the answers. */
export interface Conversation extends Household {
  readonly mode: string | null
  readonly finished: boolean
  /** Sentences may be used without a name. */
  readonly quotes: boolean
  /** Some of its answers are sealed, opened or not. */
  readonly hasSealed: boolean
  readonly steps: readonly Step[]
  readonly talents: readonly Talent[]
  /** Each once, as `kind:code`. */
  readonly needs: readonly string[]
  readonly flows: readonly Flow[]
}

export interface Step {
  /** Of the statement where it has a record. */
  readonly id: string | null
  readonly household: string
  readonly chainId: string
  readonly depth: number
  readonly text: string
  readonly theme: string | null
  readonly causeCode: string | null
}

export interface Talent {
  /** Of the offer where it has a record. */
  readonly id: string | null
  readonly household: string
  readonly skill: string
  readonly where: string
  /** A week; null when not told. */
  readonly hours: number | null
  readonly shareable: string | null
}

export interface Flow {
  readonly resource: string
  readonly direction: string
  readonly qty: number
  readonly period: string
  readonly source: string | null
}

/** Types of records that hang under a conversation and are counted with it. */
export type Child = FactOf<'causeStatement'> | FactOf<'talentOffer'> | FactOf<'need'> | FactOf<'resourceFlow'>

/** The conversation under which a fact is counted; undefined when it stands for itself. */
export const householdOf = (fact: Fact): string | undefined => {
  switch (fact.type) {
    case 'interview':
      return fact.id
    case 'causeStatement':
    case 'talentOffer':
    case 'need':
      return fact.interviewRef
    case 'resourceFlow':
      return fact.interviewRef ?? undefined
    default:
      return undefined
  }
}

/** `children` in the order of their ids; `sealed` once it is opened. */
export const conversationOf = (
  interview: FactOf<'interview'>,
  children: readonly Child[],
  sealed: Answers | undefined,
): Conversation => {
  const { id, month, mode, finished, consent, answers, sealedBlob } = interview
  return {
    id,
    month,
    mode,
    finished,
    quotes: consent.quotes,
    hasSealed: sealedBlob,
    open: answers,
    sealed,
    steps: stepsOf(interview, children),
    talents: talentsOf(interview, children),
    needs: needsOf(answers, children),
    flows: flowsOf(answers, children),
  }
}

const Theme = z.optional(z.nullable(z.string()))
const Problem = z.looseObject({ text: z.string(), theme: Theme })
const Why = z.array(z.looseObject({ depth: z.number(), text: z.string(), theme: Theme }))

/** The problem at depth 0 and each why after it. A step that has a record of its own is taken from there. */
const stepsOf = (interview: FactOf<'interview'>, children: readonly Child[]): readonly Step[] => {
  const household = interview.id
  const coded = children.flatMap((child): readonly Step[] =>
    child.type === 'causeStatement' ? [{ ...child, household, text: child.text ?? '' }] : [],
  )
  const problem = z.safeParse(Problem, valueOf(interview.answers, asked.problem)).data
  const whys = z.safeParse(Why, valueOf(interview.answers, asked.why)).data ?? []
  const chainId = coded[0]?.chainId ?? household
  const said = [...(problem === undefined ? [] : [{ ...problem, depth: 0 }]), ...whys]
  return [
    ...coded,
    ...said
      .filter(({ depth }) => !coded.some((step) => step.depth === depth))
      .map(({ depth, text, theme }) => ({
        id: null,
        household,
        chainId,
        depth,
        text,
        theme: theme ?? null,
        causeCode: null,
      })),
  ]
}

/** The columns of a grid by skill; nothing where it is none. */
const gridOf = (answers: Answers, question: string): Readonly<Record<string, unknown>> => {
  const grid = valueOf(answers, question)
  return typeof grid === 'object' && grid !== null ? (grid as Record<string, unknown>) : {}
}

const cellOf = (grid: Readonly<Record<string, unknown>>, skill: string, column: string): unknown => {
  const row = Object.hasOwn(grid, skill) ? grid[skill] : undefined
  return typeof row === 'object' && row !== null && column in row
    ? (row as Record<string, unknown>)[column]
    : undefined
}

const textOr = <Otherwise>(value: unknown, otherwise: Otherwise): string | Otherwise =>
  typeof value === 'string' ? value : otherwise

const talentsOf = (interview: FactOf<'interview'>, children: readonly Child[]): readonly Talent[] => {
  const { id: household, answers } = interview
  const offers = children.flatMap((child): readonly Talent[] =>
    child.type === 'talentOffer'
      ? [
          {
            id: child.id,
            household,
            skill: child.skill,
            where: child.usedWhere ?? '',
            hours: child.hoursPerWeek,
            shareable: child.shareable,
          },
        ]
      : [],
  )
  const skills = (tickedIn(answers, asked.skills) ?? []).filter((skill) => skill !== 'none')
  const used = gridOf(answers, asked.talentUse)
  const shared = gridOf(answers, asked.talentShare)
  return [
    ...offers,
    ...skills
      .filter((skill) => !offers.some((offer) => offer.skill === skill))
      .map((skill) => {
        const hours = cellOf(used, skill, 'hoursPerWeek')
        return {
          id: null,
          household,
          skill,
          where: textOr(cellOf(used, skill, 'usedWhere'), ''),
          hours: typeof hours === 'number' && hours >= 0 ? hours : null,
          shareable: textOr(cellOf(shared, skill, 'shareable'), null),
        }
      }),
  ]
}

const needsOf = (answers: Answers, children: readonly Child[]): readonly string[] => {
  const said = (question: string, kind: string) =>
    (tickedIn(answers, question) ?? []).flatMap((code) => (code === 'none' ? [] : [`${kind}:${code}`]))
  const added = children.flatMap((child) => (child.type === 'need' ? [`${child.kind}:${child.code}`] : []))
  return [...new Set([...said(asked.missing, 'function'), ...said(asked.hubs, 'hub'), ...added])]
}

const Flows = z.array(
  z.looseObject({
    resource: z.string(),
    direction: z.string(),
    qty: z.number().check(z.minimum(0)),
    period: z.optional(z.nullable(z.string())),
    source: z.optional(z.nullable(z.string())),
  }),
)

const flowsOf = (answers: Answers, children: readonly Child[]): readonly Flow[] => {
  const added = children.flatMap((child): readonly Flow[] =>
    child.type === 'resourceFlow' ? [{ ...child, period: child.period ?? 'year' }] : [],
  )
  if (added.length > 0) return added
  const said = z.safeParse(Flows, valueOf(answers, asked.resources)).data ?? []
  return said.map((flow) => ({ ...flow, period: flow.period ?? 'year', source: flow.source ?? null }))
}

/** Whether somebody said that nothing goes wrong here; then they were asked, without a theme. */
export const saysAllIsWell = ({ open }: Household): boolean =>
  wasAsked(open, asked.problem) && valueOf(open, asked.problem) === 'none'
