import { type ControlName, controlOf } from '#domain/survey/question-types.ts'
import type { Question } from '#domain/survey/questionnaire.ts'
import { isObject } from '#domain/survey/rows.ts'

/** A value as it is checked and kept: while somebody types it may hold blanks. Undefined when nothing was said. */
export const tidied = (question: Question, value: unknown): unknown => {
  const control = controlOf(question)
  const tidy = control === undefined ? undefined : tidiers[control]
  return tidy === undefined ? value : tidy(value, question)
}

const tidiers: Partial<Record<ControlName, (value: unknown, question: Question) => unknown>> = {
  text: (value) => (isBlankText(value) ? undefined : value),
  themedText: (value) => (isBlankText(value) ? undefined : value),
  multi: (value, { required }) =>
    required && Array.isArray(value) && value.length === 0 ? undefined : value,
  whyChain: (value) => {
    const links = Array.isArray(value) ? value.filter((link) => !isBlankText(link)) : []
    return links.length === 0
      ? undefined
      : links.map((link, index) => ({ ...(isObject(link) ? link : {}), depth: index + 1 }))
  },
  repeat: (value, { repeatFor }) => {
    if (!Array.isArray(value)) return undefined
    if (repeatFor === undefined) return value
    return value.some((item) => item !== null) ? value : undefined
  },
  photo: (value) => (Array.isArray(value) && value.length === 0 ? undefined : value),
}

const isBlankText = (value: unknown): boolean =>
  isObject(value) && (typeof value['text'] !== 'string' || value['text'].trim() === '')
