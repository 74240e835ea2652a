import * as z from 'zod/mini'
import type { Answers } from '#domain/survey/answer.ts'

/** The door at which a conversation is held. It stands only inside the draft, and in no record that comes out of it. */
export interface DoorRef {
  readonly addressId: string
  readonly areaId?: string
}

/** A conversation that was held on paper and is typed in: when it was held and how long it took. Like the door it stands
 *  only inside the draft; what comes out of it looks like any other conversation. */
export interface OnPaper {
  /** `YYYY-MM` */
  readonly month: string
  readonly minutes: number
}

/** An unfinished conversation. It never leaves the phone, and stands there only under a key of its own. */
export interface Draft {
  readonly id: string
  readonly kind: 'conversation'
  readonly interviewId: string
  readonly mode: 'full' | 'doorstep'
  readonly formId: string
  readonly formVersion: string
  readonly startedAt: string
  readonly updatedAt: string
  /** The question that is open, or the overview before sealing. */
  readonly at: string
  readonly answers: Answers
  /** Absent when it was begun without an address. */
  readonly door?: DoorRef
  readonly paper?: OnPaper
  /** Milliseconds for which it was open on the screen, over all sittings. Absent in drafts of an older version. */
  readonly openMs?: number
}

/** What is still to be done after sealing: hand over the withdrawal code and ask about a contact. */
export interface Farewell {
  readonly id: string
  readonly kind: 'farewell'
  readonly code: string
  readonly month: string
  readonly mode: 'full' | 'doorstep'
  readonly contact: 'toAsk' | 'asked'
  /** The version that the conversation was held with; its question about a contact is the one to ask. */
  readonly form?: { readonly id: string; readonly version: string }
  /** What the visit counts as; written down when the farewell is over. */
  readonly visit?: DoorRef & { readonly outcome: string }
  /** What was typed for a contact so far; goes when the question has been answered. */
  readonly details?: unknown
  readonly updatedAt: string
}

const DoorShape = z.looseObject({ addressId: z.string(), areaId: z.optional(z.string()) })
const AnswerShape = z.looseObject({ state: z.enum(['value', 'dk', 'pns', 'notAsked']) })

/** Read back from under its key: only its outer shape is checked, since an old draft must always open. */
export const DraftShape = z.looseObject({
  id: z.string(),
  kind: z.literal('conversation'),
  interviewId: z.string(),
  mode: z.enum(['full', 'doorstep']),
  formId: z.string(),
  formVersion: z.string(),
  startedAt: z.string(),
  updatedAt: z.string(),
  at: z.string(),
  answers: z.record(z.string(), AnswerShape),
  door: z.optional(DoorShape),
  paper: z.optional(z.looseObject({ month: z.string(), minutes: z.number() })),
  openMs: z.optional(z.number()),
})

export const FarewellShape = z.looseObject({
  id: z.string(),
  kind: z.literal('farewell'),
  code: z.string(),
  month: z.string(),
  mode: z.enum(['full', 'doorstep']),
  contact: z.enum(['toAsk', 'asked']),
  form: z.optional(z.object({ id: z.string(), version: z.string() })),
  visit: z.optional(z.extend(DoorShape, { outcome: z.string() })),
  updatedAt: z.string(),
})
