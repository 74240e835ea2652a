import { canonical } from '../sync/operation.ts'
import { choicesOf, rowsOf } from './choices.ts'
import type { FloorViolation } from './floors.ts'
import type { Question } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'
import data from './questionnaire.json' with { type: 'json' }

// The file that ships with the product; a test reads it as a form.
const shipped = data as unknown as Questionnaire

/** The core questions of the product in their order. */
export const coreIds: readonly string[] = data.coreQuestions

export const isCore = (id: string): boolean => coreIds.includes(id)

/** What keeps neighbourhoods comparable: the core questions stay, are asked of everybody at the table and at the door, and
 *  keep every code that they have in the product. Their words may change and be translated; those of the consent may not,
 *  because they are what somebody agreed to. */
export const coreViolations = (questionnaire: Questionnaire): readonly FloorViolation[] => {
  const violations: FloorViolation[] = []
  if (!sameMembers(questionnaire.coreQuestions, coreIds))
    violations.push({ code: 'coreLost', at: 'coreQuestions' })
  for (const id of coreIds) {
    const now = byId(questionnaire, id)
    const before = byId(shipped, id)
    if (before === undefined) continue
    if (now === undefined || !isAskedOfEverybody(questionnaire, id))
      violations.push({ code: 'coreLost', at: id })
    else if (fixedParts(now) !== fixedParts(before)) violations.push({ code: 'coreChanged', at: id })
    else if (codesIn(shipped, before).some((code) => !codesIn(questionnaire, now).includes(code)))
      violations.push({ code: 'coreCodes', at: id })
    else if (now.type === 'consent' && !saysTheSame(now, before))
      violations.push({ code: 'consentWords', at: id })
  }
  return violations
}

const byId = ({ questions }: Questionnaire, id: string): Question | undefined =>
  questions.find((question) => question.id === id)

const isAskedOfEverybody = ({ modes }: Questionnaire, id: string): boolean =>
  [modes.full, modes.doorstep].every(({ questions }) => questions?.includes(id) ?? true)

/** Everything that decides what an answer is and when it is asked; no words, no choices. */
const fixedParts = (question: Question): string => {
  const { key, type, sealed, allowDk, allowPns, showIf, derive, onAnswer } = question
  const { minDepth, maxDepth, doorstepMaxDepth, maxItems, doorstepMaxItems, maxChoices, doorstepRows } =
    question
  return canonical([
    [key, type, sealed, allowDk, allowPns],
    [showIf ?? null, derive ?? null, onAnswer ?? null, question.makes ?? null],
    [minDepth, maxDepth, doorstepMaxDepth, maxItems, doorstepMaxItems, maxChoices].map(
      (part) => part ?? null,
    ),
    [doorstepRows ?? null, question.doorstepBandOnly ?? null, question.allowAmount ?? null],
    (question.fields ?? []).map(({ name, type: kind, required: asked }) => [name, kind, asked]),
  ])
}

const codesIn = (questionnaire: Questionnaire, question: Question): readonly string[] =>
  [...choicesOf(questionnaire, question), ...rowsOf(questionnaire, question, 'full')].map(({ code }) => code)

/** Word for word in Dutch; in English too, unless it was left out. */
const saysTheSame = (now: Question, before: Question): boolean =>
  words(now).every((text, at) => {
    const was = words(before)[at]
    return text.nl === was?.nl && (text.en ?? was.en) === was.en
  }) && words(now).length === words(before).length

const words = ({ label, hint, choices = [] }: Question) => [
  label,
  ...(hint === undefined ? [] : [hint]),
  ...choices.map((choice) => choice.label),
]

const sameMembers = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && others.every((other) => some.includes(other))
