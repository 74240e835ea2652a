import type { Condition } from '#domain/survey/condition.ts'
import {
  choicesOf,
  fieldChoices,
  type Question,
  type Questionnaire,
  questionOf,
  rowsOf,
} from '#domain/survey/questionnaire.ts'
import type { Label, Text } from '#app/text/text.tsx'

interface Speaking {
  readonly form: Questionnaire
  readonly t: Text
  readonly label: (label: Label) => string
}

/** The number of a question on paper: its place in the whole form, in every mode. */
export const numberOf = (form: Questionnaire, id: string): number =>
  form.sections.flatMap(({ questions }) => questions).indexOf(id) + 1

/** What an interviewer with a pen has to know before asking: when the question is skipped, what comes from an earlier
 *  answer, and where to stop. One sentence each. */
export const rulesOf = (question: Question, speaking: Speaking): readonly string[] => {
  const { form, t, label } = speaking
  const { showIf, rowsFrom, repeatFor, choiceFilter, maxChoices, onAnswer } = question
  const ends = (onAnswer ?? []).flatMap(({ if: when, then }) =>
    'end' in then && when.op === 'eq' ? [choiceName(form, question, String(when.value), label)] : [],
  )
  return [
    ...(showIf === undefined ? [] : [t('paper.onlyIf', { when: conditionWords(showIf, speaking) })]),
    ...(rowsFrom === undefined ? [] : [t('paper.rowsFrom', { number: numberOf(form, rowsFrom.question) })]),
    ...(repeatFor === undefined
      ? []
      : [t('paper.repeatFor', { number: numberOf(form, repeatFor.question) })]),
    ...(choiceFilter === undefined ? [] : [t('paper.notIn', { number: numberOf(form, choiceFilter.notIn) })]),
    ...(maxChoices === undefined ? [] : [t('paper.atMost', { max: maxChoices })]),
    ...ends.map((answer) => t('paper.stopAt', { answer })),
  ]
}

/** A condition in words. "Not" is said inside the sentence where there is a plain way, otherwise around it. */
const conditionWords = (condition: Condition, speaking: Speaking): string => {
  const { form, t, label } = speaking
  switch (condition.op) {
    case 'and':
      return joined(condition.args, t('paper.and'), speaking)
    case 'or':
      return joined(condition.args, t('paper.or'), speaking)
    case 'not': {
      const { arg } = condition
      if (arg.op === 'eq' || arg.op === 'has')
        return t('paper.isNot', { number: numberOf(form, arg.question), answer: answerOf(arg, speaking) })
      if (arg.op === 'answered') return t('paper.open', { number: numberOf(form, arg.question) })
      return t('paper.not', { when: conditionWords(arg, speaking) })
    }
    case 'answered':
      return t('paper.filled', { number: numberOf(form, condition.question) })
    case 'eq':
    case 'has':
      return t('paper.is', {
        number: numberOf(form, condition.question),
        answer: answerOf(condition, speaking),
      })
    case 'minItems':
      return t('paper.minItems', { number: numberOf(form, condition.question), count: condition.value })
    case 'anyRow': {
      const { question, includeValues, excludeValues, column } = condition
      const asked = questionOf(form, question)
      const names = (codes: readonly string[]) =>
        codes.map((code) => `“${asked === undefined ? code : choiceName(form, asked, code, label, column)}”`)
      const number = numberOf(form, question)
      if (includeValues !== undefined)
        return t('paper.anyRow', { number, answers: names(includeValues).join(` ${t('paper.or')} `) })
      if (excludeValues !== undefined)
        return t('paper.anyRowOther', { number, answers: names(excludeValues).join(` ${t('paper.or')} `) })
      return t('paper.filled', { number })
    }
  }
}

const joined = (args: readonly Condition[], word: string, speaking: Speaking): string =>
  args.map((arg) => conditionWords(arg, speaking)).join(` ${word} `)

const answerOf = (
  { question, value }: { readonly question: string; readonly value: string | number },
  { form, label }: Speaking,
): string => {
  const asked = questionOf(form, question)
  return asked === undefined ? String(value) : choiceName(form, asked, String(value), label)
}

/** The label of a code in a question: of its choices, its rows, or the choices of a column. */
const choiceName = (
  form: Questionnaire,
  question: Question,
  code: string,
  label: Speaking['label'],
  column?: string,
): string => {
  const field = question.columns?.find(({ name }) => name === column)
  const choices = [
    ...(field === undefined ? [] : fieldChoices(form, field)),
    ...choicesOf(form, question),
    ...rowsOf(form, question, 'full'),
  ]
  const found = choices.find((choice) => choice.code === code)
  return found === undefined ? code : label(found.label)
}
