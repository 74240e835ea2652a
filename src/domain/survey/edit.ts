import { choicesOf } from './choices.ts'
import { isCore } from './core-floors.ts'
import { editShape, type QuestionChange } from './edit-question.ts'
import { placed, placeBefore, withQuestion } from './edit-place.ts'
import { formLimits, isAddable, newQuestion, type AddableType } from './edit-types.ts'
import { checkFloors, sourcesOf, type FloorCode } from './floors.ts'
import type { Question, Section } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'
import type { Translated } from '../text.ts'

/** One step of somebody who changes the questionnaire. */
export type Edit =
  | {
      readonly do: 'add'
      readonly id: string
      readonly type: AddableType
      readonly section: string
      readonly at: number
    }
  | { readonly do: 'change'; readonly id: string; readonly change: QuestionChange }
  | { readonly do: 'move'; readonly id: string; readonly section: string; readonly at: number }
  | { readonly do: 'turnOff'; readonly id: string }
  | { readonly do: 'turnOn'; readonly id: string }
  | { readonly do: 'nameSection'; readonly section: string; readonly label: Translated }

export type EditReason =
  | FloorCode
  /** It is not in this form, or already there. */
  | 'notHere'
  | 'core'
  | 'inUse'
  | 'tooMany'
  | 'tooLong'
  | 'fixedChoices'
  | 'codeTwice'
  | 'emptySection'
  | 'bounds'

export type Edited =
  | { readonly ok: true; readonly form: Questionnaire }
  | { readonly ok: false; readonly reason: EditReason; readonly at: string }

/** Does one step, or says why it cannot be done. What it returns stands on every floor.
 *  @param earlier every version that was published, oldest first; the shipped one among them */
export const applyEdit = (form: Questionnaire, edit: Edit, earlier: readonly Questionnaire[]): Edited => {
  const edited = step(form, edit, earlier)
  if (!edited.ok) return edited
  const violation = checkFloors(edited.form, earlier)[0]
  return violation === undefined ? edited : refused(violation.code, violation.at)
}

/** Why a step cannot be done; undefined when it can. */
export const whyNot = (
  form: Questionnaire,
  edit: Edit,
  earlier: readonly Questionnaire[],
): { readonly reason: EditReason; readonly at: string } | undefined => {
  const edited = applyEdit(form, edit, earlier)
  return edited.ok ? undefined : edited
}

/** The step that brings a question one place up or down, into the next section where its own ends. */
export const nudge = (form: Questionnaire, id: string, by: -1 | 1): Edit | undefined => {
  const here = form.sections.findIndex(({ questions }) => questions.includes(id))
  const section = form.sections[here]
  if (section === undefined) return undefined
  const at = section.questions.indexOf(id) + by
  if (at >= 0 && at < section.questions.length) return { do: 'move', id, section: section.code, at }
  const next = form.sections[here + by]
  if (next === undefined) return undefined
  return { do: 'move', id, section: next.code, at: by === 1 ? 0 : next.questions.length }
}

/** Questions that earlier versions asked and this form does not, newest version first. */
export const turnedOff = (form: Questionnaire, earlier: readonly Questionnaire[]): readonly Question[] => {
  const here = new Set(form.questions.map(({ id }) => id))
  const gone = new Map<string, Question>()
  for (const { questions } of earlier.toReversed())
    for (const question of questions)
      if (!here.has(question.id) && !gone.has(question.id)) gone.set(question.id, question)
  return [...gone.values()]
}

/** The questions that look at this one. */
export const usedBy = ({ questions }: Questionnaire, id: string): readonly string[] =>
  questions.filter((question) => sourcesOf(question).includes(id)).map((question) => question.id)

const refused = (reason: EditReason, at: string): Edited => ({ ok: false, reason, at })
const done = (form: Questionnaire): Edited => ({ ok: true, form })

const step = (form: Questionnaire, edit: Edit, earlier: readonly Questionnaire[]): Edited => {
  switch (edit.do) {
    case 'add': {
      const { id, type, section, at } = edit
      if (!isAddable(type)) return refused('unknownType', id)
      const known = [form, ...earlier].some(({ questions }) => questions.some((other) => other.id === id))
      if (known || !/^[a-z][a-z0-9]{1,20}$/.test(id)) return refused('reusedId', id)
      return placed(form, newQuestion(id, type, section), { section, at })
    }
    case 'turnOn': {
      const question = turnedOff(form, earlier).find(({ id }) => id === edit.id)
      if (question === undefined) return refused('notHere', edit.id)
      return placed(form, question, placeBefore(form, question, earlier))
    }
    case 'turnOff':
      return withoutQuestion(form, edit.id)
    case 'move': {
      const question = form.questions.find(({ id }) => id === edit.id)
      if (question === undefined) return refused('notHere', edit.id)
      const sections = withoutId(form.sections, edit.id)
      if (sections.some(({ code, questions }) => questions.length === 0 && code !== edit.section))
        return refused('emptySection', edit.id)
      return placed(
        { ...form, sections, questions: form.questions.filter((one) => one !== question) },
        question,
        edit,
      )
    }
    case 'nameSection': {
      const section = form.sections.find(({ code }) => code === edit.section)
      if (section === undefined) return refused('notHere', edit.section)
      if (isTooLong(edit.label, formLimits.choice)) return refused('tooLong', edit.section)
      return done({
        ...form,
        sections: form.sections.map((one) => (one === section ? { ...one, label: edit.label } : one)),
      })
    }
    case 'change': {
      const question = form.questions.find(({ id }) => id === edit.id)
      if (question === undefined) return refused('notHere', edit.id)
      const changed = editShape(question, edit.change)
      if (!changed.ok) return refused(changed.reason, edit.id)
      return done(withQuestion(form, changed.question))
    }
  }
}

const withoutQuestion = (form: Questionnaire, id: string): Edited => {
  if (!form.questions.some((question) => question.id === id)) return refused('notHere', id)
  if (isCore(id)) return refused('core', id)
  const [user] = usedBy(form, id)
  if (user !== undefined) return refused('inUse', user)
  const sections = withoutId(form.sections, id)
  if (sections.some(({ questions }) => questions.length === 0)) return refused('emptySection', id)
  const { questions } = form.modes.doorstep
  return done({
    ...form,
    sections,
    questions: form.questions.filter((question) => question.id !== id),
    modes: {
      ...form.modes,
      doorstep: {
        ...form.modes.doorstep,
        ...(questions === undefined ? {} : { questions: questions.filter((other) => other !== id) }),
      },
    },
  })
}

const withoutId = (sections: readonly Section[], id: string): Section[] =>
  sections.map((section) =>
    section.questions.includes(id)
      ? { ...section, questions: section.questions.filter((other) => other !== id) }
      : section,
  )

/** Whether a text is longer than what fits on a phone. */
const isTooLong = (text: Translated, most: number): boolean =>
  text.nl.length > most || (text.en ?? '').length > most

/** A code for a new choice that this question never had, in this form or an earlier one. */
export const freeCode = (form: Questionnaire, id: string, earlier: readonly Questionnaire[]): string => {
  const used = new Set(
    [form, ...earlier]
      .flatMap((one) =>
        one.questions
          .filter((question) => question.id === id)
          .flatMap((question) => choicesOf(one, question)),
      )
      .map(({ code }) => code),
  )
  let number = 1
  while (used.has(`c${number}`)) number += 1
  return `c${number}`
}
