import { codeEntry } from '../codelists.ts'
import { answerTo, type Answers } from '../survey/answer.ts'
import { choicesOf, fieldChoices, rowsOf, themesOf } from '../survey/choices.ts'
import type { RepeatField } from '../survey/question.ts'
import type { Questionnaire } from '../survey/questionnaire.ts'
import { isObject } from '../survey/rows.ts'
import type { Language } from '../text.ts'
import { codesOf, unionCodes } from './codes.ts'
import { aboutQuestion, type AskedQuestion, euros, valueIn } from './question-columns.ts'
import { coded, manyCoded, plain, plus, type Reader, type Table, tableOf, wordsOf } from './table.ts'

/** One line of an answer with several: an item of a list (numbered from 1), a link of a chain, a row of a grid. */
interface Line {
  readonly interviewId: string
  readonly index: number
  readonly row: string | undefined
  readonly held: Readonly<Record<string, unknown>>
}

/** Lists, chains and grids: a table for each question, tied to the conversation by `interview_id`. */
export const lineTables = (
  questions: readonly AskedQuestion[],
  interviews: readonly { readonly id: string; readonly answers: Answers }[],
  language: Language,
): readonly Table[] =>
  questions.flatMap((asked) => {
    const columns = lineColumns(asked, language)
    if (columns.length === 0) return []
    const { id, versions } = asked
    const about = aboutQuestion(asked)
    const lines = interviews.flatMap((interview) =>
      linesIn(interview.id, valueIn(answerTo(interview.answers, id))),
    )
    const isGrid = versions.some(({ question }) => grids.includes(question.type))
    const readers: readonly Reader<Line>[] = [
      plain('interview_id', 'id', interviewKey, (line) => line.interviewId),
      plain('index', 'number', lineNumber, (line) => line.index),
      ...(isGrid
        ? coded({
            name: 'row',
            about: plus(about, 'rij', 'row'),
            codes: unionCodes(versions.map(({ form, question }) => rowsOf(form, question, 'full'))),
            language,
            read: (line: Line) => line.row,
          })
        : []),
      ...columns,
    ]
    return [tableOf({ name: `${id}_${versions[0]?.question.key ?? 'lines'}`, about }, readers, lines)]
  })

const interviewKey = {
  nl: 'Bij welk gesprek deze regel hoort (interview_id in interviews)',
  en: 'The conversation that this line belongs to (interview_id in interviews)',
}
const lineNumber = {
  nl: 'Plaats van de regel in het antwoord, vanaf 1',
  en: 'Position of the line in the answer, from 1',
}

const grids: readonly string[] = ['amountGrid', 'shareGrid', 'talentGrid']

const linesIn = (interviewId: string, value: unknown): readonly Line[] => {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, at) =>
      isObject(item) ? [{ interviewId, index: at + 1, row: undefined, held: item }] : [],
    )
  if (!isObject(value)) return []
  return Object.entries(value).map(([row, cell], at) => ({
    interviewId,
    index: at + 1,
    row,
    held: isObject(cell) ? cell : { value: cell },
  }))
}

/** The columns behind the key; none for a question that fits in one cell. */
const lineColumns = (asked: AskedQuestion, language: Language): readonly Reader<Line>[] => {
  const types = new Set(asked.versions.map(({ question }) => question.type))
  const held = (name: string) => (line: Line) => line.held[name]
  const about = aboutQuestion(asked)
  const columns: Reader<Line>[] = []
  if (types.has('whyChain'))
    columns.push(
      plain('text', 'text', about, held('text')),
      ...coded({
        name: 'theme',
        about: plus(about, 'thema', 'theme'),
        codes: unionCodes(asked.versions.map(({ form, question }) => themesOf(form, question))),
        language,
        read: held('theme'),
      }),
    )
  if (types.has('photo')) columns.push(plain('sha256', 'text', plus(about, 'foto', 'photo'), held('sha256')))
  if (types.has('shareGrid'))
    columns.push(...coded({ name: 'value', about, codes: choices(asked), language, read: held('value') }))
  if (types.has('amountGrid'))
    columns.push(
      plain('state', 'code', plus(about, 'staat', 'state'), held('state')),
      ...coded({
        name: 'band',
        about: plus(about, 'klasse', 'band'),
        codes: choices(asked),
        language,
        read: held('band'),
      }),
      plain('euros', 'number', plus(about, 'euro', 'euros'), (line) => euros(line.held['cents'])),
      ...coded({
        name: 'period',
        about: plus(about, 'per', 'per'),
        codes: codesOf('period'),
        language,
        read: held('period'),
      }),
      ...coded({
        name: 'source',
        about: plus(about, 'bron', 'source'),
        codes: codesOf('amountSource'),
        language,
        read: held('source'),
      }),
    )
  columns.push(...fieldColumns(asked, language))
  return [...new Map(columns.map((column) => [column.name, column])).values()]
}

/** The fields of a list and the columns of a grid, those of older versions last. */
const fieldColumns = (asked: AskedQuestion, language: Language): readonly Reader<Line>[] => {
  const fields = new Map<string, { form: Questionnaire; field: RepeatField }[]>()
  for (const { form, question } of asked.versions)
    for (const field of [...(question.fields ?? []), ...(question.columns ?? [])])
      fields.set(field.name, [...(fields.get(field.name) ?? []), { form, field }])
  const units = [...new Set(asked.versions.flatMap(({ question }) => question.unitFrom ?? []))]
  const fixed = [...new Set(asked.versions.flatMap(({ question }) => Object.keys(question.fixed ?? {})))]
  const about = aboutQuestion(asked)
  return [
    ...[...fields.values()].flatMap((versions) => oneField(versions, language)),
    ...units.map((from) =>
      plain('unit', 'text', plus(about, 'eenheid', 'unit'), (line: Line) => {
        const code = line.held[from]
        return typeof code === 'string' ? codeEntry(from, code)?.['unit'] : undefined
      }),
    ),
    ...fixed
      .filter((name) => !fields.has(name))
      .map((name) => plain(name, 'code', plus(about, 'vast', 'fixed'), (line: Line) => line.held[name])),
  ]
}

const oneField = (
  versions: readonly { readonly form: Questionnaire; readonly field: RepeatField }[],
  language: Language,
): readonly Reader<Line>[] => {
  const newest = versions[0]?.field
  if (newest === undefined) return []
  const { name } = newest
  const about = wordsOf(newest.label)
  const read = (line: Line) => line.held[name]
  const codes = unionCodes(versions.map(({ form, field }) => fieldChoices(form, field)))
  switch (newest.type) {
    case 'codes':
      return manyCoded({ name, about, codes, language, read })
    case 'number':
    case 'year':
      return [plain(name, 'number', about, read)]
    default:
      return codes.length > 0
        ? coded({ name, about, codes, language, read })
        : [plain(name, 'text', about, read)]
  }
}

const choices = ({ versions }: AskedQuestion) =>
  unionCodes(versions.map(({ form, question }) => choicesOf(form, question)))
