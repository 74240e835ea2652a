import type { Ingredients } from './match-ingredients.ts'
import type { MatchFields, PartRef } from './match.ts'
import { candidateId } from './match-candidates.ts'
import { type Mix, mixed, type MixRules } from './match-mix.ts'
import type { Need, Part } from './match-parts.ts'
import { ranked } from './match-score.ts'

/** A combination that a person chose, as it stands now. */
export interface Chosen extends Mix {
  readonly id: string
  readonly fields: MatchFields
  /** Parts that are not there any more: erased, rejected, or not to be seen by this device. */
  readonly gone: number
}

/** Chosen combinations under what is true now, best first; equal points by id. */
export const chosen = (
  matches: readonly { readonly id: string; readonly fields: MatchFields }[],
  ingredients: Ingredients,
  rules: MixRules,
): readonly Chosen[] => {
  const book = partBook(ingredients)
  return ranked(
    matches.map(({ id, fields }) => {
      const one = chosenOf({ id, fields }, { ingredients, book, rules })
      return { ...one, score: one.points.score }
    }),
  )
}

/** Ids of the candidates about which somebody decided: the same need with the same water. */
export const decidedCandidates = (
  matches: readonly { readonly fields: MatchFields }[],
): ReadonlySet<string> =>
  new Set(
    matches.flatMap(({ fields }) =>
      fields.needRefs.flatMap((need) => fields.water.map((water) => candidateId(need, water))),
    ),
  )

type PartBook = ReadonlyMap<string, Part>

const partBook = ({ sightings, offers, structures, crews }: Ingredients): PartBook =>
  new Map([...offers, ...structures, ...crews, ...sightings].map((part) => [part.id, part]))

/** The part that a reference means today: of what was merged the one that stays. */
const partOf = (book: PartBook, { type, id }: PartRef): Part | undefined => {
  const part = book.get(id)
  if (part?.type !== type) return undefined
  if (part.type !== 'assetSighting') return part
  if (part.status === 'rejected') return undefined
  if (part.status !== 'duplicate') return part
  const stays = part.duplicateOf == null ? undefined : book.get(part.duplicateOf)
  return stays?.type === 'assetSighting' && stays.status !== 'duplicate' ? stays : undefined
}

const chosenOf = (
  { id, fields }: { readonly id: string; readonly fields: MatchFields },
  {
    ingredients,
    book,
    rules,
  }: { readonly ingredients: Ingredients; readonly book: PartBook; readonly rules: MixRules },
): Chosen => {
  const partsOf = (refs: readonly PartRef[]): readonly Part[] =>
    [...new Set(refs.map((ref) => partOf(book, ref)))].filter((part) => part !== undefined)
  const [water, syrup, jug] = [partsOf(fields.water), partsOf(fields.syrup), partsOf(fields.jug)]
  const skillsAsked =
    ingredients.assignments.find((assignment) => assignment.id === fields.assignmentRef)?.skills ?? []
  const combination = { water, syrup, jug, need: needOf(fields, ingredients), skillsAsked }
  const refs = [...fields.water, ...fields.syrup, ...fields.jug]
  return {
    id,
    fields,
    assignmentRef: fields.assignmentRef ?? undefined,
    gone: refs.filter((ref) => partOf(book, ref) === undefined).length,
    ...combination,
    ...mixed(combination, rules),
  }
}

/** What it is for, with how many households ask for it today. */
const needOf = ({ needRefs: [first] }: MatchFields, { needs }: Ingredients): Need =>
  needs.find(({ kind, code }) => kind === first?.kind && code === first.code) ?? {
    kind: first?.kind === 'hub' || first?.kind === 'use' ? first.kind : 'function',
    code: first?.code ?? '',
    households: 0,
  }
