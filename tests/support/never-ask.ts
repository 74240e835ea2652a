import type * as z from 'zod/mini'
import { choicesOf, fieldChoices, type Questionnaire, rowsOf } from '#domain/survey/questionnaire.ts'
import { isObject } from '#domain/survey/rows.ts'

/** What Limonade never asks and never stores, one row for each kind of thing, as the words by which it would be found:
 *  in a question, its explanation or a choice (Dutch or English), and in the name of a stored field or of a code. */
export interface Never {
  readonly what: string
  /** Words of a question, an explanation or a choice. */
  readonly asked: RegExp
  /** A stored field, in the letters of the code. */
  readonly stored: RegExp
}

export const never: readonly Never[] = [
  {
    what: 'citizen service number',
    asked: /\bbsn\b|burgerservicenummer|sofinummer|citizen service number|social security number/i,
    stored: /^(bsn|.*serviceNumber|nationalId|ssn)$/i,
  },
  {
    what: 'date of birth or age of a person',
    asked: /geboorte|geboren|hoe oud|uw leeftijd|birth|how old|your age/i,
    stored: /birth|^dob$|^age$|leeftijd/i,
  },
  {
    what: 'names of children or neighbours',
    asked:
      /naam van (uw|de|een)? ?(kind|buur|buren)|hoe heten? (uw )?(kind|buur)|names? of (your )?(child|neighbo)/i,
    stored: /childName|childrenNames|neighbourName|residentName|^(firstName|lastName|surname)$/i,
  },
  {
    what: 'health, diagnosis, disability, care spending',
    asked:
      /\bziek|diagnose|gezondheid|beperking|handicap|zorgkosten|eigen risico|medicijn|verslaafd|\bill(ness)?\b|diagnosis|disabilit|health|medic(al|ine)|care costs/i,
    stored: /health|diagnos|disabil|illness|medical|careSpending|careCost/i,
  },
  {
    what: 'why somebody cannot talk',
    asked: /waarom (een gesprek|praten) niet lukt|why .* cannot talk/i,
    stored: /cannotTalkReason|refusalReason|languageBarrier/i,
  },
  {
    what: 'amount of income, which benefit, debts of the household',
    asked:
      /hoeveel verdient|inkomen per|hoogte van uw (inkomen|uitkering)|welke uitkering|uw schuld|heeft u schulden|bijstand|\bwia\b|\bww\b|how much do you earn|your income|your debts?|which benefit/i,
    stored: /incomeCents|incomeAmount|salary|wage|debt|benefitKind|benefitAmount/i,
  },
  {
    what: 'religion, ethnicity, origin, politics, union, sexuality, crime',
    asked:
      /geloof(t|sovertuiging)?\b|godsdienst|religie|afkomst|herkomst|etnici|nationaliteit|geboorteland|migrant|verblijfs|stemt u op|politieke|vakbond|seksu|geaardheid|strafblad|veroordeeld|\breligio|ethnic|nationality|immigra|politic(s|al)|trade union|sexual|criminal/i,
    stored: /religio|ethnic|origin|nationalit|migra|politic|union|sexual|criminal|gender/i,
  },
  {
    what: 'bad payers, neglected gardens, scores of people',
    asked:
      /wanbetal|betaalt (niet|slecht)|verwaarloos|wie .*(tuin|overlast)|bad payer|who neglects|overlastgever/i,
    stored: /badPayer|neglect|personScore|residentScore|rating/i,
  },
  {
    what: 'votes, likes, support percentages',
    asked:
      /stem(t|men) u|bent u voor of tegen|\bhoe eens\b|draagvlak|\bvotes?\b|in favour|how much do you agree|\blikes\b/i,
    stored: /vote|^likes?$|support(Percentage|Share)|approval|agreement/i,
  },
  {
    what: 'the route of a walker, the time of day of a visit',
    asked: /hoe laat|welke route|what time/i,
    stored: /^(route|track|trail|path|time|timeOfDay|startedAt|endedAt|visitedAt|knockedAt)$/i,
  },
  {
    what: 'people who sleep outside',
    asked: /dakloos|slaapt buiten|slapen buiten|homeless|rough sleep|sleep(s|ing)? outside/i,
    stored: /homeless|sleep/i,
  },
]

/** A place where something is asked or stored, and the words that stand there. */
export interface Spot {
  readonly where: string
  readonly words: readonly string[]
}

/** Everything that a resident or an interviewer reads in a form, choices as far as they are really offered. */
export const askedIn = (form: Questionnaire): readonly Spot[] =>
  form.questions.flatMap((question) => [
    { where: question.id, words: [...wordsIn(question.label), ...wordsIn(question.hint)] },
    ...choicesOf(form, question).map((choice) => ({
      where: `${question.id}.${choice.code}`,
      words: wordsIn(choice.label),
    })),
    ...rowsOf(form, question, 'full').map((row) => ({
      where: `${question.id}[${row.code}]`,
      words: wordsIn(row.label),
    })),
    ...[...(question.fields ?? []), ...(question.columns ?? [])].flatMap((field) => [
      { where: `${question.id}.${field.name}`, words: wordsIn(field.label) },
      ...fieldChoices(form, field).map((choice) => ({
        where: `${question.id}.${field.name}.${choice.code}`,
        words: wordsIn(choice.label),
      })),
    ]),
  ])

/** Names under which an answer is kept: keys and fields of questions. */
export const keptIn = (form: Questionnaire): readonly Spot[] =>
  form.questions.flatMap((question) => [
    { where: question.id, words: [question.key] },
    ...[...(question.fields ?? []), ...(question.columns ?? [])].map(({ name }) => ({
      where: `${question.id}.${name}`,
      words: [name],
    })),
  ])

/** The names of all fields in a schema, at any depth. */
export const fieldsOf = (schema: z.core.$ZodType, where: string): readonly Spot[] =>
  Object.entries(parts(schema._zod.def)).flatMap(([name, inner]) => [
    ...(Number.isNaN(Number(name)) && !name.startsWith('#') ? [{ where, words: [name] }] : []),
    ...fieldsOf(inner, name.startsWith('#') ? where : `${where}.${name}`),
  ])

/** The schemas inside one: the fields of an object by name, everything else under `#`. */
const parts = (def: z.core.$ZodTypeDef): Readonly<Record<string, z.core.$ZodType>> => {
  // Each kind of schema keeps its inner ones under its own words; these are all that hold any.
  const held = def as unknown as Readonly<Record<string, unknown>>
  const inner: Record<string, z.core.$ZodType> = {}
  for (const [word, value] of Object.entries(held))
    if (word === 'shape' && isObject(value)) Object.assign(inner, value)
    else if (isSchema(value)) inner[`#${word}`] = value
    else if (Array.isArray(value))
      for (const [at, one] of value.entries()) if (isSchema(one)) inner[`#${word}${at}`] = one
  return inner
}

const isSchema = (value: unknown): value is z.core.$ZodType => value instanceof Object && '_zod' in value

const wordsIn = (label: unknown): readonly string[] =>
  isObject(label) ? Object.values(label).filter((text) => typeof text === 'string') : []
