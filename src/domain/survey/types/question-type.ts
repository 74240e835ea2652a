import type * as z from 'zod/mini'
import type { Language } from '../../text.ts'
import type { Mode, Question } from '../question.ts'
import type { Questionnaire } from '../questionnaire.ts'

/** What checking an answer may need beside the question. */
export interface AnswerContext {
  readonly mode: Mode
  readonly questionnaire: Questionnaire
  /** Bounds of years that are said as `thisYear+40`; without it only four digits are asked for. */
  readonly thisYear?: number | undefined
}

export interface ReadBackInput {
  readonly question: Question
  /** Passed the type's own schema once; an older form may still have given it another shape. */
  readonly value: unknown
  readonly questionnaire: Questionnaire
  readonly language: Language
}

/** A kind of question: which control asks it, which values it takes, how an answer is read back. */
export interface QuestionType<Control extends string = string> {
  /** Several types may share one control. */
  readonly control: Control
  /** The schema of a value. Its issues become problems with stable codes in `check-answer.ts`. */
  readonly answer: (question: Question, context: AnswerContext) => z.ZodMiniType
  /** Lines in the resident's language; none when the value cannot be read. */
  readonly readBack: (input: ReadBackInput) => readonly string[]
  /** The value with which an empty control starts. */
  readonly empty?: unknown
}
