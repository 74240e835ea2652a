import * as z from 'zod/mini'
import { codeList, parameters } from '../codelists.ts'
import { Id } from '../sync/operation.ts'

/** One knock on a door. No reason is ever recorded, and no time of day leaves the phone. */
export const visitVersion = 1

/** Final disposition of an address, after AAPOR: I interview, P partial, R refusal, NC nobody reached, O somebody reached
 *  but no conversation, UH unknown whether anybody lives there, NE not a home. */
export type Disposition = 'I' | 'P' | 'R' | 'NC' | 'O' | 'UH' | 'NE'

const Outcome = z.looseObject({
  code: z.string(),
  aapor: z.enum(['I', 'P', 'R', 'NC', 'O', 'UH', 'NE']),
  contact: z.boolean(),
  /** Nobody needs to come back. */
  closes: z.boolean(),
  setsDoNotVisit: z._default(z.boolean(), false),
})
export type Outcome = z.infer<typeof Outcome>

/** The twelve outcomes, in the order of the code list. */
export const outcomes: readonly Outcome[] = z.parse(z.array(Outcome), codeList('visitOutcome'))
const byCode = new Map(outcomes.map((outcome) => [outcome.code, outcome]))

/** Undefined for a code that this version does not know. */
export const outcomeOf = (code: string): Outcome | undefined => byCode.get(code)

/** At most this many attempts at one door. */
export const maxAttempts: number = parameters.maxAttempts

export const VisitFields = z.looseObject({
  addressId: Id,
  at: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)),
  attemptNo: z.int().check(z.minimum(1), z.maximum(3)),
  outcome: z.string().check(z.maxLength(60)),
  areaId: z.optional(Id),
})
export type VisitFields = z.infer<typeof VisitFields>

type Knock = Pick<VisitFields, 'attemptNo' | 'at' | 'outcome'> & { readonly id: string }

/** Oldest first. The latest visit has the highest number, then the latest day; ids decide between two phones. */
export const inOrder = <T extends Knock>(visits: readonly T[]): readonly T[] =>
  visits.toSorted(
    (a, b) => a.attemptNo - b.attemptNo || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0) || (a.id < b.id ? -1 : 1),
  )

const strongestFirst: readonly Disposition[] = ['I', 'P', 'R', 'O', 'NC', 'UH']

/** The final class of an address from the outcomes of its visits, oldest first: the strongest of all, and NE when the
 *  latest says so and nobody gave a conversation there. Without a visit it is unknown (UH). An outcome of a newer version
 *  counts as unknown. */
export const dispositionOf = (codes: readonly string[]): Disposition => {
  const classes = codes.map((code) => outcomeOf(code)?.aapor ?? 'UH')
  const spoke = classes.includes('I') || classes.includes('P')
  if (classes.at(-1) === 'NE' && !spoke) return 'NE'
  return strongestFirst.find((one) => classes.includes(one)) ?? 'UH'
}

/** What may be done at a door now. */
export type Door =
  | { readonly kind: 'open'; readonly attemptNo: number }
  /** Somebody asked for no more visits, or the coordinator set it: the address cannot be opened. */
  | { readonly kind: 'doNotVisit' }
  /** The last visit settled it: a conversation, a refusal, or not a home. */
  | { readonly kind: 'closed'; readonly outcome: string }
  | { readonly kind: 'usedUp' }

/** `visits` of one address, in any order. */
export const doorOf = (address: { readonly doNotVisit: boolean }, visits: readonly Knock[]): Door => {
  const known = inOrder(visits)
  if (address.doNotVisit || known.some(({ outcome }) => outcomeOf(outcome)?.setsDoNotVisit === true))
    return { kind: 'doNotVisit' }
  const last = known.at(-1)
  if (last !== undefined && outcomeOf(last.outcome)?.closes === true)
    return { kind: 'closed', outcome: last.outcome }
  return attemptsIn(known) >= maxAttempts
    ? { kind: 'usedUp' }
    : { kind: 'open', attemptNo: nextAttempt(known) }
}

/** The number of the next visit, also at a door where nobody needs to come back: the end of a conversation that was held
 *  there is a visit too. Never more than three. */
export const nextAttempt = (visits: readonly Pick<Knock, 'attemptNo'>[]): number =>
  Math.min(maxAttempts, attemptsIn(visits) + 1)

/** Visits of two phones on one day under one number are two attempts, and one that this phone does not have counts by the
 *  number of a later one. */
export const attemptsIn = (visits: readonly Pick<Knock, 'attemptNo'>[]): number =>
  Math.max(visits.length, ...visits.map(({ attemptNo }) => attemptNo))
