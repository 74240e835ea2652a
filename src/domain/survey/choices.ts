import { codeList } from '../codelists.ts'
import { isCoordinatorOnlyKind } from '../field/taxonomy.ts'
import { valueOf, type Answers } from './answer.ts'
import type { Choice, Mode, Question, RepeatField } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'
import { passingRows } from './rows.ts'

/** What can be chosen in a question, in order. With `answers` the choices that an earlier answer takes away are left
 *  out. The empty choice ("nothing") comes last and stands alone. */
export const choicesOf = (
  questionnaire: Questionnaire,
  question: Question,
  answers?: Answers,
): readonly Choice[] => {
  const listed = question.choices ?? listOf(questionnaire, question.codeList)
  const { notIn, always } = question.choiceFilter ?? {}
  const taken = notIn === undefined || answers === undefined ? undefined : valueOf(answers, notIn)
  const gone: readonly unknown[] = Array.isArray(taken) ? taken : []
  const kept = narrowed(listed, question).filter(({ code }) => !gone.includes(code) || always?.includes(code))
  const extra = question.extraChoices ?? []
  const empty = question.emptyChoice === undefined ? [] : [{ ...question.emptyChoice, exclusive: true }]
  return [...kept, ...extra, ...empty]
}

/** Themes of a text: its code list without the empty choice. */
export const themesOf = (questionnaire: Questionnaire, question: Question): readonly Choice[] =>
  narrowed(listOf(questionnaire, question.codeList), question)

/** What can be chosen in a field of a repeat or a column of a grid. */
export const fieldChoices = (questionnaire: Questionnaire, field: RepeatField): readonly Choice[] => {
  const list = listOf(questionnaire, field.type === 'assetKind' ? 'assetKind' : field.codeList)
  const shared = field.excludeCoordinatorOnly ? list.filter(({ code }) => !isCoordinatorOnlyKind(code)) : list
  return narrowed(shared, field)
}

/** The rows of a grid: its own (at the door only those meant for the door), or those that an earlier answer gives.
 *  Without answers: all rows that are possible. */
export const rowsOf = (
  questionnaire: Questionnaire,
  question: Question,
  mode: Mode,
  answers?: Answers,
): readonly Choice[] => {
  const from = question.rowsFrom
  if (from === undefined) {
    const atDoor = mode === 'doorstep' ? question.doorstepRows : undefined
    return (question.rows ?? []).filter(({ code }) => atDoor?.includes(code) ?? true)
  }
  const source = questionnaire.questions.find(({ id }) => id === from.question)
  if (source === undefined) return []
  const possible = source.rows ?? choicesOf(questionnaire, source)
  const codes = answers === undefined ? undefined : passingRows(valueOf(answers, from.question), from)
  return possible.filter(({ code }) =>
    codes === undefined ? !from.excludeValues?.includes(code) : codes.includes(code),
  )
}

/** The list that the form brings along, otherwise the list of the product. */
const listOf = (questionnaire: Questionnaire, name: string | undefined): readonly Choice[] => {
  if (name === undefined) return []
  if (Object.hasOwn(questionnaire.choiceLists, name)) return questionnaire.choiceLists[name] ?? []
  return codeList(name).map(({ code, nl, en, exclusive }) => ({
    code,
    label: { nl, en },
    ...(exclusive === undefined ? {} : { exclusive }),
  }))
}

const narrowed = (
  choices: readonly Choice[],
  {
    only,
    excludeCodes,
  }: { only?: readonly string[] | undefined; excludeCodes?: readonly string[] | undefined },
): readonly Choice[] =>
  choices.filter(({ code }) => (only?.includes(code) ?? true) && !excludeCodes?.includes(code))
