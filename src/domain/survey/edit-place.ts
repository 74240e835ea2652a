import { formLimits } from './edit-types.ts'
import type { Question } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'

export type Placed =
  | { readonly ok: true; readonly form: Questionnaire }
  | { readonly ok: false; readonly reason: 'notHere' | 'tooMany'; readonly at: string }

/** The form with a question at a place; the list of questions follows the order in which they are asked. */
export const placed = (
  form: Questionnaire,
  question: Question,
  { section, at }: { readonly section: string; readonly at: number },
): Placed => {
  const { id } = question
  const there = form.sections.find(({ code }) => code === section)
  if (there === undefined) return { ok: false, reason: 'notHere', at: section }
  if (form.questions.length >= formLimits.questions) return { ok: false, reason: 'tooMany', at: id }
  const place = Math.max(0, Math.min(Math.trunc(at) || 0, there.questions.length))
  const sections = form.sections.map((one) =>
    one === there ? { ...one, questions: one.questions.toSpliced(place, 0, id) } : one,
  )
  const order = sections.flatMap(({ questions }) => questions)
  const questions = [...form.questions, { ...question, section }].toSorted(
    (a, b) => order.indexOf(a.id) - order.indexOf(b.id),
  )
  return { ok: true, form: atTheDoor({ ...form, sections, questions }, { ...question, section }) }
}

/** Where it stood in the newest version that had it: behind the question before it that is still here. */
export const placeBefore = (
  form: Questionnaire,
  question: Question,
  earlier: readonly Questionnaire[],
): { readonly section: string; readonly at: number } => {
  const then = earlier.findLast(({ questions }) => questions.some(({ id }) => id === question.id))
  const order = then?.sections.flatMap(({ questions }) => questions) ?? []
  const before = order.slice(0, order.indexOf(question.id)).toReversed()
  for (const id of before)
    for (const { code, questions } of form.sections)
      if (code === question.section && questions.includes(id))
        return { section: code, at: questions.indexOf(id) + 1 }
  return { section: question.section, at: 0 }
}

/** In the place of the one with the same id; in the short conversation as it says of itself. */
export const withQuestion = (form: Questionnaire, question: Question): Questionnaire =>
  atTheDoor(
    { ...form, questions: form.questions.map((one) => (one.id === question.id ? question : one)) },
    question,
  )

/** The list of the short conversation follows what the question says of itself. */
const atTheDoor = (form: Questionnaire, { id, doorstep }: Question): Questionnaire => {
  const { questions } = form.modes.doorstep
  if (questions === undefined || questions.includes(id) === doorstep) return form
  return {
    ...form,
    modes: {
      ...form.modes,
      doorstep: {
        ...form.modes.doorstep,
        questions: doorstep ? [...questions, id] : questions.filter((other) => other !== id),
      },
    },
  }
}
