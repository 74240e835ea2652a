import type { Answers } from '#domain/survey/answer.ts'
import type { Problem } from '#domain/survey/question-types.ts'
import {
  type Choice,
  type Mode,
  type Question,
  type Questionnaire,
  questionOf,
} from '#domain/survey/questionnaire.ts'
import { previous, settle } from '#domain/survey/route.ts'
import { partsOf } from '#app/controls/parts.ts'

/** A conversation while it goes on: which question is open and what was said. A pure machine; the screen draws it and
 *  the autosave writes it down. */
export interface Conversation {
  readonly mode: Mode
  readonly answers: Answers
  /** The question that is open. */
  readonly at: string
  /** The row that is open, in a question that goes row by row. */
  readonly part: string | undefined
  readonly view: 'question' | 'overview' | 'refused'
  /** Where an answer was opened to change it: *Verder* goes back there. */
  readonly returnTo: string | undefined
  readonly problem: Problem | undefined
  readonly direction: 'forward' | 'back'
  /** Rows that were passed over where the answer has no place to say so. */
  readonly declined: Readonly<Record<string, 'dk' | 'pns'>>
  /** What was said before somebody pressed "I don't know"; pressing again brings it back. */
  readonly setAside: Answers
}

export type Move =
  | { readonly do: 'answer'; readonly value: unknown }
  | { readonly do: 'decline'; readonly state: 'dk' | 'pns' }
  | { readonly do: 'next' | 'back' | 'overview' | 'close' }
  | { readonly do: 'open'; readonly question: string; readonly problem?: Problem }
  | { readonly do: 'part'; readonly part: string }
  | { readonly do: 'mode'; readonly mode: Mode }

/** The form, and the year that it is. */
export interface Setting {
  readonly form: Questionnaire
  readonly thisYear: number
}

/** The open question; undefined when this form does not have it. */
export const currentQuestion = (form: Questionnaire, state: Conversation): Question | undefined =>
  questionOf(form, state.at)

/** The rows of the open question, and which of them is open. */
export const currentParts = (
  form: Questionnaire,
  state: Conversation,
): { readonly parts: readonly Choice[]; readonly index: number } => {
  const question = currentQuestion(form, state)
  if (question === undefined) return { parts: [], index: -1 }
  const parts = partsOf(form, question, state.mode, settle(form, state.answers, state.mode))
  return { parts, index: parts.findIndex(({ code }) => code === state.part) }
}

/** Whether there is something before this: otherwise going back is leaving. */
export const canGoBack = (form: Questionnaire, state: Conversation): boolean =>
  state.view === 'overview' ||
  state.returnTo !== undefined ||
  currentParts(form, state).index > 0 ||
  previous(form, state.answers, state.mode, state.at) !== undefined
