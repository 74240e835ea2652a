import * as z from 'zod/mini'
import { Answers, answerTo } from '../survey/answer.ts'
import { InterviewFields } from '../survey/interview.ts'
import type { Questionnaire } from '../survey/questionnaire.ts'
import type { Stored } from '../sync/record.ts'
import type { Language } from '../text.ts'
import { codesOf } from './codes.ts'
import { lineTables } from './line-tables.ts'
import { columnsOf, jsonOf, openQuestions, valueIn } from './question-columns.ts'
import { coded, flag, plain, type Reader, type Table, tableOf } from './table.ts'

interface Interview {
  readonly id: string
  readonly fields: InterviewFields
  readonly answers: Answers
}

/** One row for each conversation and one column for each question over all versions; lists and grids beside it. There
 *  is no day, author or device in it, and what was locked stays locked. The rows come in the order of `records`. */
export const interviewTables = (
  records: readonly Stored[],
  newestFirst: readonly Questionnaire[],
  language: Language,
): readonly Table[] => {
  const interviews = records.flatMap((record) => {
    const parsed = z.safeParse(InterviewFields, record.fields)
    if (record.type !== 'interview' || !parsed.success) return []
    return [{ id: record.id, fields: parsed.data, answers: answersIn(parsed.data) }]
  })
  const questions = openQuestions(newestFirst)
  const known = new Set(questions.map(({ id }) => id))
  const strangers = [
    ...new Set(interviews.flatMap(({ answers }) => Object.keys(answers).filter((id) => !known.has(id)))),
  ].sort()
  const readers: readonly Reader<Interview>[] = [
    ...headColumns(language),
    ...questions.flatMap((asked) =>
      columnsOf(asked, language).map((column): Reader<Interview> => ({
        ...column,
        read: ({ answers }) => column.read(answers),
      })),
    ),
    ...strangers.map((id) =>
      plain(id, 'json', strangerAbout(id), ({ answers }: Interview) =>
        jsonOf(valueIn(answerTo(answers, id))),
      ),
    ),
    plain('sealed', 'sealed', sealedAbout, ({ fields }) => fields.sealedBlob),
  ]
  const about = {
    nl: 'Gesprekken: één rij per gesprek, in willekeurige volgorde',
    en: 'Conversations: one row for each, in random order',
  }
  return [
    tableOf({ name: 'interviews', about }, readers, interviews),
    ...lineTables(questions, interviews, language),
  ]
}

/** Newer states or shapes are left out, not guessed at. */
const answersIn = (fields: InterviewFields): Answers => {
  const parsed = z.safeParse(Answers, fields.answers)
  return parsed.success ? parsed.data : {}
}

const headColumns = (language: Language): readonly Reader<Interview>[] => [
  plain(
    'interview_id',
    'id',
    { nl: 'Willekeurig nummer van het gesprek', en: 'Random id of the conversation' },
    ({ id }) => id,
  ),
  ...coded({
    name: 'mode',
    about: { nl: 'Soort gesprek', en: 'Kind of conversation' },
    codes: codesOf('interviewMode'),
    language,
    read: ({ fields }: Interview) => fields.mode,
  }),
  plain(
    'month',
    'month',
    { nl: 'Maand van het gesprek (jjjj-mm)', en: 'Month of the conversation (yyyy-mm)' },
    ({ fields }) => fields.month,
  ),
  plain(
    'minutes',
    'number',
    { nl: 'Duur in minuten, afgerond op vijf', en: 'Length in minutes, rounded to five' },
    ({ fields }) => fields.minutes,
  ),
  flag(
    'finished',
    { nl: 'Teruglezen bevestigd', en: 'Read-back confirmed' },
    ({ fields }) => fields.finished,
  ),
  flag(
    'consent_quotes',
    { nl: 'Zinnen mogen zonder naam gebruikt worden', en: 'Sentences may be used without a name' },
    ({ fields }) => fields.consent.quotes,
  ),
  flag(
    'consent_recording',
    { nl: 'Opname mocht', en: 'Recording was allowed' },
    ({ fields }) => fields.consent.recording,
  ),
  plain(
    'consent_version',
    'text',
    { nl: 'Versie van de toestemmingstekst', en: 'Version of the consent text' },
    ({ fields }) => fields.consent.version,
  ),
  plain('form_id', 'text', { nl: 'Vragenlijst', en: 'Questionnaire' }, ({ fields }) => fields.formId),
  plain(
    'form_version',
    'text',
    {
      nl: 'Versie van de vragenlijst waarop geantwoord is',
      en: 'Version of the questionnaire that was answered',
    },
    ({ fields }) => fields.formVersion,
  ),
]

const sealedAbout = {
  nl: 'Antwoorden op slot (age-bestand in base64). Alleen de sleutel van de coördinator opent dit.',
  en: 'Locked answers (age file in base64). Only the coordinator’s key opens this.',
}

const strangerAbout = (id: string) => ({
  nl: `Vraag ${id} uit een vragenlijst die op dit apparaat ontbreekt (JSON)`,
  en: `Question ${id} of a questionnaire that is not on this device (JSON)`,
})
