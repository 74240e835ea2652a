import { valueOf, type Answers } from './answer.ts'
import type { Question } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'
import { isObject } from './rows.ts'

/** A record that comes out of a conversation, for coordinators only. It has no place, device or author. */
export interface Child {
  readonly type: 'assetSighting' | 'structure'
  readonly recordId: string
  readonly fields: Readonly<Record<string, unknown>>
}

type Item = Readonly<Record<string, unknown>>

/** Each thing that was named becomes a tip, each group a structure. A question says so itself (`makes`). */
export const childrenOf = (
  questionnaire: Questionnaire,
  answers: Answers,
  { interviewId, newId }: { readonly interviewId: string; readonly newId: () => string },
): readonly Child[] =>
  questionnaire.questions.flatMap((question) => {
    const type = question.makes?.record
    const items = valueOf(answers, question.id)
    if ((type !== 'assetSighting' && type !== 'structure') || !Array.isArray(items)) return []
    const ideas = ideasFor(questionnaire, question, answers)
    return items.flatMap((item: unknown, index) => {
      if (!isObject(item)) return []
      const made = type === 'assetSighting' ? tip(question, item, ideas[index]) : structure(question, item)
      return [{ type, recordId: newId(), fields: { ...made, interviewRef: interviewId } }]
    })
  })

const tip = (question: Question, item: Item, idea: unknown): Item => {
  const { where, ...said } = given(item)
  return {
    ownerDomain: 'unknown',
    ...said,
    ownershipEvidence: 'guess',
    status: question.makes?.status ?? 'tip',
    visibility: question.makes?.visibility ?? 'coordinator',
    ...(where === undefined || where === '' ? {} : { note: where }),
    ideas: isObject(idea) ? [given(idea)] : [],
  }
}

const structure = (question: Question, item: Item): Item => ({
  functions: [],
  status: question.makes?.status ?? 'unknown',
  ...given(item),
})

/** The ideas of the question that repeats for this one, at the same positions. */
const ideasFor = (questionnaire: Questionnaire, question: Question, answers: Answers): readonly unknown[] => {
  const follower = questionnaire.questions.find(({ repeatFor }) => repeatFor?.question === question.id)
  const value = follower === undefined ? undefined : valueOf(answers, follower.id)
  return Array.isArray(value) ? value : []
}

/** A field that was left empty is not carried along. */
const given = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null && value !== undefined))
