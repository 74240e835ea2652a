import * as z from 'zod/mini'
import { formLimits } from './edit-types.ts'
import { checkFloors, type FloorCode } from './floors.ts'
import { Questionnaire } from './questionnaire.ts'
import { utf8Length } from './sealed-text.ts'

export interface TemplateProblem {
  readonly reason: FloorCode | 'tooLarge' | 'notJson' | 'notTemplate' | 'shape' | 'tooMany' | 'tooLong'
  /** The path in the file, or the question. */
  readonly at: string
}

export type Template =
  | { readonly ok: true; readonly form: Questionnaire }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }

const schemaName = 'limonade.questionnaire'

/** A questionnaire as a file that another neighbourhood can begin with. */
export const writeTemplate = (form: Questionnaire): string =>
  `${JSON.stringify({ ...form, schema: schemaName }, null, 1)}\n`

/** Reads such a file. Everything that is wrong with it is said, with the place; then nothing of it is used.
 *  @param earlier the versions published here: what was locked stays locked, an id keeps its question */
export const readTemplate = (text: string, earlier: readonly Questionnaire[]): Template => {
  if (text.length > formLimits.bytes || utf8Length(text) > formLimits.bytes) return refused('tooLarge', '')
  const json = isDeep(text) ? undefined : readJson(text)
  if (json === undefined) return refused('notJson', '')
  if (typeof json !== 'object' || json === null || !('schema' in json) || json.schema !== schemaName)
    return refused('notTemplate', '')
  const parsed = z.safeParse(Questionnaire, json)
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues
        .slice(0, 20)
        .map(({ path }) => ({ reason: 'shape', at: path.map(String).join('.') })),
    }
  const problems = [
    ...sizes(parsed.data),
    ...checkFloors(parsed.data, earlier).map(({ code, at }) => ({ reason: code, at })),
  ]
  return problems.length === 0
    ? { ok: true, form: parsed.data }
    : { ok: false, problems: problems.slice(0, 20) }
}

const refused = (reason: TemplateProblem['reason'], at: string): Template => ({
  ok: false,
  problems: [{ reason, at }],
})

const sizes = ({ questions, sections, choiceLists }: Questionnaire): readonly TemplateProblem[] => {
  const problems: TemplateProblem[] = []
  const check = (ok: boolean, reason: TemplateProblem['reason'], at: string) => {
    if (!ok) problems.push({ reason, at })
  }
  check(questions.length <= formLimits.questions, 'tooMany', 'questions')
  check(sections.length <= formLimits.sections, 'tooMany', 'sections')
  for (const [name, choices] of Object.entries(choiceLists))
    check(choices.length <= mostInList, 'tooMany', `choiceLists.${name}`)
  for (const { id, label, hint, choices = [] } of questions) {
    check(choices.length <= formLimits.choices, 'tooMany', id)
    const texts = [
      [label, formLimits.label],
      [hint, formLimits.hint],
      ...choices.map((choice) => [choice.label, formLimits.choice] as const),
    ] as const
    check(
      texts.every(
        ([said, most]) => said === undefined || Math.max(said.nl.length, said.en?.length ?? 0) <= most,
      ),
      'tooLong',
      id,
    )
  }
  return problems
}

/** The longest list of the product has 39. */
const mostInList = 100

/** No form nests like this; reading it would take all the room there is. */
const isDeep = (text: string): boolean => {
  let depth = 0
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"|[{[]|[\]}]/gs)].some(([sign]) => {
    depth += sign === '{' || sign === '[' ? 1 : sign === '}' || sign === ']' ? -1 : 0
    return depth > 60
  })
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
