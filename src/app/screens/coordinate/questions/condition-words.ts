import type { Condition } from '#domain/survey/condition.ts'
import { choicesOf, questionOf, type Questionnaire } from '#domain/survey/questionnaire.ts'
import type { Label, Text } from '#app/text/text.tsx'
import { nameOf } from './reason-text.ts'

/** A condition as a sentence: when a question is asked. */
export const conditionWords = (
  condition: Condition,
  around: { readonly form: Questionnaire; readonly t: Text; readonly label: (label: Label) => string },
): string => {
  const { form, t, label } = around
  const choiceName = (id: string, code: string | number): string => {
    const question = questionOf(form, id)
    const choice = question && choicesOf(form, question).find((one) => one.code === code)
    return choice === undefined ? String(code) : label(choice.label)
  }
  /** What joins others stands in brackets among them. */
  const within = (arg: Condition): string => {
    const words = conditionWords(arg, around)
    return (arg.op === 'and' || arg.op === 'or') && arg.args.length > 1 ? `(${words})` : words
  }
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.args
        .map(within)
        .join(` ${t(condition.op === 'and' ? 'questions.and' : 'questions.or')} `)
    case 'not':
      return t('questions.when_not', { what: conditionWords(condition.arg, around) })
    case 'answered':
      return t('questions.when_answered', { question: nameOf(condition.question, around) })
    case 'eq':
    case 'has':
      return t(`questions.when_${condition.op}`, {
        question: nameOf(condition.question, around),
        choice: choiceName(condition.question, condition.value),
      })
    case 'minItems':
      return t('questions.when_minItems', {
        question: nameOf(condition.question, around),
        count: condition.value,
      })
    case 'anyRow':
      return t('questions.when_anyRow', { question: nameOf(condition.question, around) })
  }
}
