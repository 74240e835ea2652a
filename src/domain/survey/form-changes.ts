import { canonical } from '../sync/operation.ts'
import type { Translated } from '../text.ts'
import type { Question } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'

/** One thing that is different in a version, for a list that people read. */
export interface FormChange {
  readonly kind:
    | 'added'
    | 'off'
    | 'moved'
    | 'words'
    | 'translation'
    | 'choices'
    | 'condition'
    | 'sealed'
    | 'settings'
    | 'section'
  /** The question, or the section. */
  readonly at: string
  /** What it is called after the change; of what is gone, before it. */
  readonly label: Translated
}

/** What changed from one version to the next, in the order of the questions. */
export const changesBetween = (before: Questionnaire, after: Questionnaire): readonly FormChange[] => {
  const was = new Map(before.questions.map((question) => [question.id, question]))
  const is = new Set(after.questions.map(({ id }) => id))
  const moved = movedIn(before, after)
  return [
    ...after.sections.flatMap(({ code, label }): readonly FormChange[] => {
      const earlier = before.sections.find((section) => section.code === code)
      return earlier !== undefined && canonical(earlier.label) === canonical(label)
        ? []
        : [{ kind: 'section', at: code, label }]
    }),
    ...after.questions.flatMap((question): readonly FormChange[] => {
      const { id, label } = question
      const earlier = was.get(id)
      if (earlier === undefined) return [{ kind: 'added', at: id, label }]
      const kinds = [...kindsOf(earlier, question), ...(moved.has(id) ? (['moved'] as const) : [])]
      return kinds.map((kind) => ({ kind, at: id, label }))
    }),
    ...before.questions
      .filter(({ id }) => !is.has(id))
      .map(({ id, label }): FormChange => ({ kind: 'off', at: id, label })),
  ]
}

const kindsOf = (before: Question, after: Question): readonly FormChange['kind'][] => {
  const differ = (part: keyof Question) => canonical(before[part] ?? null) !== canonical(after[part] ?? null)
  const texts = [before.label, before.hint, after.label, after.hint].map((text) => text ?? { nl: '' })
  const dutch = texts[0]?.nl !== texts[2]?.nl || texts[1]?.nl !== texts[3]?.nl
  return [
    ...(dutch ? (['words'] as const) : differ('label') || differ('hint') ? (['translation'] as const) : []),
    ...(differ('choices') ? (['choices'] as const) : []),
    ...(differ('showIf') ? (['condition'] as const) : []),
    ...(differ('sealed') ? (['sealed'] as const) : []),
    ...(settings.some(differ) ? (['settings'] as const) : []),
  ]
}

const settings = [
  'required',
  'doorstep',
  'maxChoices',
  'maxLength',
  'min',
  'max',
  'step',
  'maxCents',
  'maxItems',
] as const

/** The fewest questions of which one can say that they were moved: all others kept their order and their section. */
const movedIn = (before: Questionnaire, after: Questionnaire): ReadonlySet<string> => {
  const places = (form: Questionnaire, other: Questionnaire) =>
    form.sections.flatMap(({ code, questions }) =>
      questions
        .filter((id) => other.questions.some((question) => question.id === id))
        .map((id) => `${code} ${id}`),
    )
  const [old, now] = [places(before, after), places(after, before)]
  const kept = new Set(longestCommon(old, now))
  return new Set(now.filter((place) => !kept.has(place)).map((place) => place.slice(place.indexOf(' ') + 1)))
}

/** The longest run of members that both lists have in this order. Lists of at most some hundreds. */
const longestCommon = (some: readonly string[], others: readonly string[]): readonly string[] => {
  const lengths = Array.from({ length: some.length + 1 }, () => Array<number>(others.length + 1).fill(0))
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0
  for (let row = some.length - 1; row >= 0; row--)
    for (let column = others.length - 1; column >= 0; column--) {
      const line = lengths[row]
      if (line === undefined) continue
      line[column] =
        some[row] === others[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  const common: string[] = []
  let [row, column] = [0, 0]
  while (row < some.length && column < others.length) {
    const here = some[row]
    if (here !== undefined && here === others[column]) {
      common.push(here)
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  return common
}
