import * as fc from 'fast-check'
import type { Answer, Answers } from '#domain/survey/answer.ts'
import {
  choicesOf,
  defaultQuestionnaire,
  fieldChoices,
  questionOf,
  rowsOf,
  type Mode,
  type Question,
  type Questionnaire,
  type RepeatField,
} from '#domain/survey/questionnaire.ts'
import { maxDepthOf, maxItemsOf } from '#domain/survey/question-types.ts'

/** Conversations for tests: one written by hand and arbitrary ones. */
export const form = defaultQuestionnaire

export const value = (given: unknown): Answer => ({ state: 'value', value: given })
export const dk: Answer = { state: 'dk' }
export const pns: Answer = { state: 'pns' }

export const question = (id: string, questionnaire: Questionnaire = form): Question => {
  const found = questionOf(questionnaire, id)
  if (found === undefined) throw new Error(`no question ${id}`)
  return found
}

/** A form like the default, with something changed. */
export const changed = (change: (draft: Questionnaire) => void): unknown => {
  const draft = structuredClone(defaultQuestionnaire)
  change(draft)
  return draft
}

export const fullConversation: Answers = {
  q01: value('yes'),
  q02: value(['quotes']),
  q03: value('alone'),
  q05: value('rentCorporation'),
  q06: value('from2'),
  q07: value({ text: 'Elkaar kennen.' }),
  q08: dk,
  q09: value({ text: 'Een plek om elkaar te zien.' }),
  q10: value({ text: 'De huizen zijn koud.', theme: 'homes' }),
  q11: value([
    { depth: 1, text: 'Ze hebben nog enkel glas.', theme: 'homes' },
    { depth: 2, text: 'De eigenaar zegt elk jaar: volgend jaar.', theme: 'ownership' },
  ]),
  q12: value('outside'),
  q13: value(['landlord']),
  q14: dk,
  q15: value({ text: 'Samen kiezen.' }),
  q16: value({
    energy: { state: 'value', cents: 16_800, period: 'month', source: 'bill' },
    food: { state: 'value', band: 'upTo400' },
    childcare: { state: 'value', band: 'none' },
    sport: { state: 'pns' },
  }),
  q17: value({ energy: '1', food: '0.5' }),
  q18: value(['energy']),
  q19: value([]),
  q20: value(['paidWork']),
  q21: value('no'),
  q22: value(['swap']),
  q23: value(['lend']),
  q24: value([{ direction: 'given', kind: 'gift', function: 'food' }]),
  q25: value([{ resource: 'electricity', direction: 'in', qty: 2100, period: 'year', source: 'bill' }]),
  q26: value(['meetingPlace']),
  q27: value(['cooking', 'gardening']),
  q28: value({ cooking: { usedWhere: 'outside', hoursPerWeek: 2.5 }, gardening: { usedWhere: 'unused' } }),
  q29: value({ cooking: { shareable: 'yes', terms: 'free' }, gardening: { shareable: 'no' } }),
  q30: value(2),
  q31: value([{ kind: 'help', code: 'computerHelp', frequency: 'sometimes' }]),
  q32: value(['company']),
  q33: value(['green']),
  q34: value([
    { kind: 'parking', where: 'bij het plein', unusedDegree: 'empty', ownerDomain: 'government' },
    { kind: 'church', unusedDegree: 'partTime' },
  ]),
  q35: value([null, { use: 'meeting', text: 'Samen eten.' }]),
  q36: value([{ kind: 'tools', count: 2 }]),
  q37: value(['garden']),
  q38: value([
    { name: 'De Kan', kind: 'social', functions: ['company'], status: 'running' },
    { name: 'De Ploeg', kind: 'economic' },
  ]),
  q39: value(['cost']),
  q40: dk,
  q41: value('right'),
}

/** The questions without a showIf and with one, answered at random in ways that the form takes. */
export const arbitraryAnswers = (mode: Mode, questionnaire: Questionnaire = form): fc.Arbitrary<Answers> =>
  fc.record(
    Object.fromEntries(
      questionnaire.questions.map((asked) => [asked.id, arbitraryAnswer(questionnaire, asked, mode)]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Answers>

const arbitraryAnswer = (questionnaire: Questionnaire, asked: Question, mode: Mode): fc.Arbitrary<Answer> =>
  fc.oneof(
    { weight: 6, arbitrary: arbitraryValue(questionnaire, asked, mode).map(value) },
    ...(asked.allowDk ? [{ weight: 1, arbitrary: fc.constant(dk) }] : []),
    ...(asked.allowPns ? [{ weight: 1, arbitrary: fc.constant(pns) }] : []),
  )

const words = (max = 40) =>
  fc.string({ minLength: 1, maxLength: max }).map((text) => `a${text}`.slice(0, max))
const oneOf = (choices: readonly { readonly code: string }[]) =>
  fc.constantFrom(...choices.map(({ code }) => code))

/** Any value that the question takes in this mode. */
export const arbitraryValue = (
  questionnaire: Questionnaire,
  asked: Question,
  mode: Mode,
): fc.Arbitrary<unknown> => {
  const choices = choicesOf(questionnaire, asked)
  const rows = rowsOf(questionnaire, asked, mode)
  switch (asked.type) {
    case 'consent':
    case 'single':
    case 'readBack':
      return oneOf(choices)
    case 'multi': {
      const free = choices.filter(({ exclusive }) => !exclusive).map(({ code }) => code)
      const min = asked.required ? 1 : 0
      return fc.subarray(free, {
        minLength: min,
        maxLength: Math.min(free.length, asked.maxChoices ?? free.length),
      })
    }
    case 'text':
      return fc.record({ text: words() })
    case 'themedText':
      return fc.oneof(fc.constant('none'), fc.record({ text: words() }))
    case 'whyChain':
      return fc
        .array(words(), { minLength: 1, maxLength: maxDepthOf(asked, mode) })
        .map((texts) => texts.map((text, index) => ({ depth: index + 1, text })))
    case 'amountGrid':
      return gridOf(
        rows,
        fc.oneof(
          oneOf(choices).map((band) => ({ state: 'value', band })),
          fc.constantFrom({ state: 'dk' }, { state: 'pns' }),
        ),
      )
    case 'shareGrid':
      return gridOf(rows, oneOf(choices))
    case 'talentGrid':
      return gridOf(rows, fieldsOf(questionnaire, asked.columns ?? []))
    case 'number':
      return fc.integer({ min: 0, max: 80 }).map((halves) => halves / 2)
    case 'contact':
      return fc.constant('no')
    default: {
      const least = asked.emptyChoice === undefined && asked.required ? 1 : 0
      return fc.array(
        fieldsOf(questionnaire, asked.fields ?? []).map((item) => ({ ...item, ...asked.fixed })),
        { minLength: least, maxLength: Math.min(4, maxItemsOf(asked, mode)) },
      )
    }
  }
}

const gridOf = (rows: readonly { readonly code: string }[], cell: fc.Arbitrary<unknown>) =>
  fc.dictionary(oneOf(rows), cell, { minKeys: 1, maxKeys: Math.min(4, rows.length), noNullPrototype: true })

const fieldsOf = (questionnaire: Questionnaire, fields: readonly RepeatField[]) =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, fieldValue(questionnaire, field)])), {
    requiredKeys: fields.filter(({ required }) => required).map(({ name }) => name),
    noNullPrototype: true,
  })

const fieldValue = (questionnaire: Questionnaire, field: RepeatField): fc.Arbitrary<unknown> => {
  if (field.type === 'codes') return fc.subarray(fieldChoices(questionnaire, field).map(({ code }) => code))
  if (field.type === 'code' || field.type === 'assetKind') return oneOf(fieldChoices(questionnaire, field))
  if (field.type === 'number') return fc.integer({ min: 1, max: 40 })
  if (field.type === 'year') return fc.integer({ min: 2026, max: 2060 })
  return words(field.maxLength ?? 40)
}
