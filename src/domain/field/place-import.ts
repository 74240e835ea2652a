import { personalDataIn } from '../survey/personal-data.ts'
import type { Json } from '../sync/operation.ts'
import { saidOf, type Spot } from './place-file.ts'
import type { SightingFields } from './sighting.ts'
import type { Said, Source } from './source.ts'
import { assetKind, assetKinds } from './taxonomy.ts'

/** Places of somebody else as tips: which column says what, which category is which kind, and what is new, changed or known
 *  already. Nothing is confirmed by being in a file. */

/** More is not one neighbourhood. */
export const mostPlaces = 5_000

export const placeColumns = ['title', 'note', 'category', 'id', 'bagId'] as const
export type PlaceColumn = (typeof placeColumns)[number]

export interface PlaceChoices {
  readonly columns: Readonly<Partial<Record<PlaceColumn, string>>>
  /** The kind of each category; of everything under '' when there is no column of categories. Without one it stays out. */
  readonly kinds: Readonly<Record<string, string>>
  readonly unusedDegree: SightingFields['unusedDegree']
  readonly ownerDomain: SightingFields['ownerDomain']
  readonly source: Pick<Source, 'name' | 'licence' | 'attribution'>
}

const headings: Readonly<Record<PlaceColumn, readonly string[]>> = {
  title: ['name', 'naam', 'title', 'titel', 'benaming'],
  note: ['description', 'omschrijving', 'desc', 'toelichting', 'opmerking', 'note', 'cmt'],
  category: ['category', 'categorie', 'soort', 'type', 'kind', 'amenity', 'landuse', 'leisure', 'functie', 'sym'],
  id: ['@id', 'id', 'osmid', 'fid', 'objectid', 'gmlid', 'guid', 'identificatie', 'nummer'],
  bagId: ['bagid', 'pandid', 'bagpandid', 'verblijfsobjectid', 'ref:bag'],
} // prettier-ignore

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_.-]/g, '')

/** A first guess from the names of the columns; a person looks at it. */
export const guessColumns = (columns: readonly string[]): PlaceChoices['columns'] =>
  Object.fromEntries(
    placeColumns.flatMap((field) => {
      const found = headings[field].flatMap((word) =>
        columns.filter((name) => plain(name) === plain(word)),
      )[0]
      return found === undefined ? [] : [[field, found]]
    }),
  )

/** The categories in a column with how often each stands there, most first. */
export const categoriesIn = (
  spots: readonly Spot[],
  column: string | undefined,
): readonly { readonly name: string; readonly count: number }[] =>
  [...Map.groupBy(spots, (spot) => saidOf(spot, column))]
    .map(([name, { length }]) => ({ name, count: length }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))

/** The kind that a category is called after, in either language or by its code. */
export const guessKind = (category: string): string | undefined =>
  assetKinds.find(({ code, nl, en }) => [code, nl, en].some((name) => plain(name) === plain(category)))?.code

/** The chosen kind of a category; undefined for one that stays out. */
export const kindOf = (kinds: PlaceChoices['kinds'], category: string): string | undefined =>
  Object.hasOwn(kinds, category) ? kinds[category] : undefined

export interface Tip {
  readonly number: number
  readonly fields: SightingFields & { readonly source: Source }
}

export type TipProblem = 'badBagId' | 'sameId'

export interface Tips {
  readonly tips: readonly Tip[]
  readonly problems: readonly {
    readonly number: number
    readonly problem: TipProblem
    readonly value: string
  }[]
  /** Of a category that stays out. */
  readonly left: number
  /** With a text that was too long. */
  readonly cut: number
  /** With a text that may lead to a person. */
  readonly personal: number
}

/** Tips out of the places of a file, by the columns and kinds that somebody chose. `importId` names the file, so that it can
 *  be taken back as a whole. */
export const tipsFrom = (spots: readonly Spot[], choices: PlaceChoices, importId: string): Tips => {
  const { columns, kinds, source } = choices
  const problems: Tips['problems'][number][] = []
  const seen = new Set<string>()
  let [left, cut, personal] = [0, 0, 0]
  const tips = spots.flatMap((spot): readonly Tip[] => {
    const cell = (field: PlaceColumn) => saidOf(spot, columns[field])
    const kind = kindOf(kinds, cell('category'))
    if (kind === undefined || assetKind(kind) === undefined) {
      left += 1
      return []
    }
    const { number, lat, lon, accuracyM } = spot
    const before = problems.length
    const bagId = cell('bagId')
    if (bagId !== '' && !/^\d{16}$/.test(bagId)) problems.push({ number, problem: 'badBagId', value: bagId })
    const given = columns.id === undefined ? spot.id : cell('id')
    const id = given === '' ? unnamed(spot, seen) : given.slice(0, 200)
    if (seen.has(id)) problems.push({ number, problem: 'sameId', value: id })
    seen.add(id)
    const [title, note] = [cell('title'), cell('note')]
    if (title.length > 80 || note.length > 300) cut += 1
    if (personalDataIn(`${title} ${note}`).length > 0) personal += 1
    if (problems.length > before) return []
    const said: Said = { lat, lon, title: title.slice(0, 80), note: note.slice(0, 300) }
    return [
      {
        number,
        fields: {
          kind,
          place: { lat, lon, accuracyM },
          unusedDegree: choices.unusedDegree,
          ownerDomain: choices.ownerDomain,
          ownershipEvidence: 'guess',
          status: 'tip',
          visibility: assetKind(kind)?.defaultVisibility ?? 'team',
          ...(said.title === '' ? {} : { title: said.title }),
          ...(said.note === '' ? {} : { note: said.note }),
          ...(bagId === '' ? {} : { bagId }),
          source: { ...source, id, importId, said },
        },
      },
    ]
  })
  return { tips, problems, left, cut, personal }
}

/** Without an id in the source the place is the id; a second thing in the same place counts on. */
const unnamed = ({ lat, lon }: Spot, seen: ReadonlySet<string>): string => {
  const at = `${lat.toFixed(6)},${lon.toFixed(6)}`
  let id = at
  for (let count = 2; seen.has(id); count++) id = `${at}#${String(count)}`
  return id
}

/** Something that came out of a file before. */
export interface KnownPlace {
  readonly id: string
  readonly fields: SightingFields
}

export interface Compared {
  readonly fresh: readonly Tip[]
  /** With what changes; what people have said otherwise since is left alone. */
  readonly changed: readonly {
    readonly id: string
    readonly number: number
    readonly set: Readonly<Record<string, Json>>
  }[]
  readonly same: number
}

/** What a file says that is not known yet. */
export const comparedWith = (tips: readonly Tip[], known: readonly KnownPlace[]): Compared => {
  const keyOf = ({ name, id }: Pick<Source, 'name' | 'id'>) => JSON.stringify([plain(name), id])
  const byKey = new Map(
    known.flatMap((place) =>
      place.fields.source == null ? [] : [[keyOf(place.fields.source), place] as const],
    ),
  )
  const fresh: Tip[] = []
  const changed: Compared['changed'][number][] = []
  let same = 0
  for (const tip of tips) {
    const place = byKey.get(keyOf(tip.fields.source))
    if (place?.fields.source == null) fresh.push(tip)
    else if (isSame(place.fields.source.said, tip.fields.source.said)) same += 1
    else changed.push({ id: place.id, number: tip.number, set: updateOf(place.fields, tip.fields) })
  }
  return { fresh, changed, same }
}

const isSame = (a: Said, b: Said): boolean =>
  a.title === b.title && a.note === b.note && a.lat === b.lat && a.lon === b.lon

/** What one saying changes into another, where the record still says the first. */
const movedFrom = (fields: SightingFields, was: Said, will: Said): Record<string, Json> => {
  const stands = fields.place?.lat === was.lat && fields.place.lon === was.lon
  const moved = was.lat !== will.lat || was.lon !== will.lon
  return {
    ...(moved && stands
      ? { place: { lat: will.lat, lon: will.lon, accuracyM: fields.place?.accuracyM ?? 0 } }
      : {}),
    ...(was.title !== will.title && (fields.title ?? '') === was.title ? { title: will.title || null } : {}),
    ...(was.note !== will.note && (fields.note ?? '') === was.note ? { note: will.note || null } : {}),
  }
}

const updateOf = (fields: SightingFields, tip: Tip['fields']): Record<string, Json> => {
  if (fields.source == null) return {}
  const { before: _earlier, ...before } = fields.source
  return { ...movedFrom(fields, before.said, tip.source.said), source: sourceJson({ ...tip.source, before }) }
}

/** What undoing an import does to one record that came with it or was changed by it: it goes, it says again what it said
 *  before, or it stays because somebody has been there since. */
export const undoneOf = (
  fields: SightingFields,
): 'erase' | 'stays' | { readonly set: Readonly<Record<string, Json>> } => {
  const { source } = fields
  if (source?.before != null)
    return {
      set: {
        ...movedFrom(fields, source.said, source.before.said),
        source: sourceJson({ ...source.before }),
      },
    }
  return source != null && fields.status === 'tip' && fields.duplicateOf == null && isUntouched(fields)
    ? 'erase'
    : 'stays'
}

/** Nobody looked, left a photo, or merged what they saw themselves into it: all of that would go with it. */
const isUntouched = ({ history = [], photos = [] }: SightingFields): boolean =>
  history.length === 0 && photos.length === 0

/** Written out: a schema that keeps unknown fields does not promise that they are JSON. */
export const sourceJson = (source: Source): Json => ({
  ...plainSource(source),
  ...(source.before == null ? {} : { before: plainSource(source.before) }),
})

const plainSource = ({
  name,
  id,
  licence,
  attribution,
  importId,
  said,
}: Pick<Source, 'name' | 'id' | 'licence' | 'attribution' | 'importId' | 'said'>) => ({
  name,
  id,
  licence,
  attribution,
  importId,
  said: { lat: said.lat, lon: said.lon, title: said.title, note: said.note },
})
