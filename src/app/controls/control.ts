import type { Answers } from '#domain/survey/answer.ts'
import type { Problem } from '#domain/survey/question-types.ts'
import type { Mode, Question, Questionnaire } from '#domain/survey/questionnaire.ts'
import type { PhotoBytes } from '#app/store/photos.ts'

export interface Pictures {
  /** True once the picture is on disk; only then may an answer name it. */
  readonly keep: (photo: PhotoBytes) => Promise<boolean>
  /** For a picture that the answer no longer names. */
  readonly drop: (sha256: string) => void
}

/** What every control gets. A control shows a value and reports a new one; it knows no store. */
export interface ControlProps {
  readonly question: Question
  readonly questionnaire: Questionnaire
  readonly mode: Mode
  /** Settled answers to all questions, for what depends on an earlier one. */
  readonly answers: Answers
  /** Whatever was kept; undefined when nothing is answered yet. A value of the wrong shape counts as nothing. */
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly problem?: Problem | undefined
  /** For fields that hold a year from now on. */
  readonly thisYear: number
  /** The row that is asked now, in a question that goes row by row. */
  readonly part?: string | undefined
  readonly onPart?: ((part: string) => void) | undefined
  /** Opens another question, from the read-back. */
  readonly onOpen?: ((questionId: string) => void) | undefined
  /** Where the bytes of pictures go; without it no picture can be taken here. */
  readonly pictures?: Pictures | undefined
}
