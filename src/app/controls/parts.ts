import type { Answers } from '#domain/survey/answer.ts'
import { type ControlName, controlOf } from '#domain/survey/question-types.ts'
import {
  type Choice,
  type Mode,
  type Question,
  type Questionnaire,
  rowsOf,
} from '#domain/survey/questionnaire.ts'
import { isObject } from '#domain/survey/rows.ts'

/** A grid is asked row by row, one row on a screen: its rows are the parts of the question. */
const rowByRow: ReadonlySet<ControlName> = new Set(['amountGrid', 'shareGrid', 'talentGrid'])

/** The rows to ask, in order; none for a question that is asked at once. */
export const partsOf = (
  questionnaire: Questionnaire,
  question: Question,
  mode: Mode,
  settled: Answers,
): readonly Choice[] => {
  const control = controlOf(question)
  return control !== undefined && rowByRow.has(control) ? rowsOf(questionnaire, question, mode, settled) : []
}

/** Whether a row has an answer of its own. */
export const hasPart = (value: unknown, part: string): boolean =>
  isObject(value) && Object.hasOwn(value, part)

/** The value with one row answered, or without it. Undefined when no row is left. */
export const withPart = (value: unknown, part: string, cell: unknown): unknown => {
  const { [part]: _before, ...others } = isObject(value) ? value : {}
  const rows = cell === undefined ? others : { ...others, [part]: cell }
  return Object.keys(rows).length === 0 ? undefined : rows
}
