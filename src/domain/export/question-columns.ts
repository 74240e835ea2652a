import * as z from 'zod/mini'
import { Photo } from '../field/photo.ts'
import { answerTo, type Answer, type Answers } from '../survey/answer.ts'
import { choicesOf, themesOf } from '../survey/choices.ts'
import { isSealed } from '../survey/floors.ts'
import type { Question } from '../survey/question.ts'
import type { Questionnaire } from '../survey/questionnaire.ts'
import { isObject } from '../survey/rows.ts'
import { labelIn } from '../survey/types/label.ts'
import type { Language, Translated } from '../text.ts'
import { codesOf, stateCodes, unionCodes } from './codes.ts'
import { photoFile } from './photo-file.ts'
import { coded, flag, manyCoded, plain, plus, type Reader, separator, type Words, wordsOf } from './table.ts'

/** One question in every version of the form that had it in the open. */
export interface AskedQuestion {
  readonly id: string
  /** Newest version first. */
  readonly versions: readonly { readonly form: Questionnaire; readonly question: Question }[]
}

/** Questions whose answers stand in clear, in the order of the newest form, then those that only older ones had. */
export const openQuestions = (newestFirst: readonly Questionnaire[]): readonly AskedQuestion[] => {
  const asked = new Map<string, AskedQuestion['versions'][number][]>()
  for (const form of newestFirst)
    for (const question of form.questions) {
      if (isSealed(question) || question.inAnswers === false) continue
      const versions = asked.get(question.id) ?? []
      asked.set(question.id, [...versions, { form, question }])
    }
  return [...asked].map(([id, versions]) => ({ id, versions }))
}

/** The columns of one question in the table of conversations. The same question has the same columns whatever version
 *  an answer was given to: its state, and what fits in a cell. Lists and grids have a table of their own. */
export const columnsOf = (asked: AskedQuestion, language: Language): readonly Reader<Answers>[] => {
  const { id, versions } = asked
  const about = aboutQuestion(asked)
  const answer = (answers: Answers) => answerTo(answers, id)
  const types = [...new Set(versions.map(({ question }) => question.type))]
  const columns = [
    ...types.flatMap((type) => valueColumns(asked, type, { about, answer, language })),
    ...emptyChoiceColumns(asked, about, answer),
    ...coded({
      name: `${id}_state`,
      about: plus(about, 'staat van het antwoord', 'state of the answer'),
      codes: stateCodes,
      language,
      read: (answers: Answers) => stateOf(answer(answers)),
    }).slice(0, 1),
  ]
  // Two types of one question share a column of the same name; the newest says what it is.
  return [...new Map(columns.toReversed().map((column) => [column.name, column])).values()].toReversed()
}

/** The question as it was asked last, or its id where it has no words: every column says what it is. */
export const aboutQuestion = ({ id, versions }: AskedQuestion): Words => {
  const label = versions[0]?.question.label
  return label === undefined || label.nl.trim() === '' ? { nl: id, en: id } : wordsOf(label)
}

interface Reading {
  readonly about: Words
  readonly answer: (answers: Answers) => Answer | undefined
  readonly language: Language
}

const valueColumns = (
  asked: AskedQuestion,
  type: string,
  { about, answer, language }: Reading,
): readonly Reader<Answers>[] => {
  const { id } = asked
  const value = (answers: Answers) => valueIn(answer(answers))
  const part = (name: string) => (answers: Answers) => {
    const held = value(answers)
    return isObject(held) ? held[name] : undefined
  }
  const state = (answers: Answers) => labelIn(stateCodes, stateOf(answer(answers)), language)
  const length = (answers: Answers) => {
    const held = value(answers)
    return Array.isArray(held)
      ? held.filter((item) => item !== null).length
      : isObject(held)
        ? Object.keys(held).length
        : undefined
  }
  const count = plain(`${id}_count`, 'number', plus(about, 'aantal regels', 'number of lines'), length)

  switch (type) {
    case 'consent':
    case 'single':
    case 'readBack':
      return coded({ name: id, about, codes: allChoices(asked), language, read: value, otherwise: state })
    case 'multi':
      return manyCoded({ name: id, about, codes: allChoices(asked), language, read: value, otherwise: state })
    case 'text':
      return [plain(id, 'text', about, part('text'))]
    case 'themedText':
      return [
        plain(id, 'text', about, part('text')),
        ...coded({
          name: `${id}_theme`,
          about: plus(about, 'thema', 'theme'),
          codes: unionCodes(asked.versions.map(({ form, question }) => themesOf(form, question))),
          language,
          read: part('theme'),
        }),
      ]
    case 'number':
      return [plain(id, 'number', withUnit(asked, about), value)]
    case 'date':
      return [plain(id, 'date', about, value)]
    case 'amount':
      return [
        plain(`${id}_euros`, 'number', plus(about, 'euro', 'euros'), (answers: Answers) =>
          euros(part('cents')(answers)),
        ),
        ...coded({
          name: `${id}_period`,
          about: plus(about, 'per', 'per'),
          codes: codesOf('period'),
          language,
          read: part('period'),
        }),
      ]
    case 'place':
      return ['lat', 'lon', 'accuracyM'].map((name) =>
        plain(`${id}_${name}`, 'number', plus(about, name, name), part(name)),
      )
    case 'photo':
      return [
        count,
        plain(`${id}_files`, 'text', plus(about, 'bestanden', 'files'), (answers: Answers) =>
          z.safeParse(z.array(Photo), value(answers)).data?.map(photoFile).join(separator),
        ),
      ]
    case 'whyChain':
    case 'amountGrid':
    case 'shareGrid':
    case 'talentGrid':
      return [count]
    default:
      return asked.versions.some(({ question }) => question.fields !== undefined)
        ? [count]
        : [plain(id, 'json', about, (answers: Answers) => jsonOf(value(answers)))]
  }
}

/** "Nothing" is an answer of its own: a code, or for a list the empty list. */
const emptyChoiceColumns = (
  { id, versions }: AskedQuestion,
  about: Words,
  answer: Reading['answer'],
): readonly Reader<Answers>[] => {
  const question = versions.find((version) => version.question.emptyChoice !== undefined)?.question
  const empty = question?.emptyChoice
  if (
    question === undefined ||
    empty === undefined ||
    question.type === 'single' ||
    question.type === 'multi'
  )
    return []
  return [
    flag(`${id}__${empty.code}`, joined(about, empty.label), (answers) => {
      const value = valueIn(answer(answers))
      if (value === undefined) return undefined
      return value === empty.code || (Array.isArray(value) && value.length === 0)
    }),
  ]
}

const joined = (about: Words, label: Translated): Words => {
  const words = wordsOf(label)
  return plus(about, words.nl, words.en)
}

const withUnit = ({ versions }: AskedQuestion, about: Words): Words => {
  const unit = versions.find(({ question }) => question.unit !== undefined)?.question.unit
  const known = codesOf('sizeUnit').find(({ code }) => code === unit)
  return known === undefined ? about : joined(about, known.label)
}

const allChoices = ({ versions }: AskedQuestion) =>
  unionCodes(versions.map(({ form, question }) => choicesOf(form, question)))

const stateOf = (answer: Answer | undefined): string => answer?.state ?? 'notInForm'

/** What was answered; undefined for a question that was declined or not asked. */
export const valueIn = (answer: Answer | undefined): unknown =>
  answer?.state === 'value' ? answer.value : undefined

/** Whole cents as euros. */
export const euros = (cents: unknown): number | undefined =>
  typeof cents === 'number' ? cents / 100 : undefined

/** For a cell that holds something without columns of its own. */
export const jsonOf = (value: unknown): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value)
