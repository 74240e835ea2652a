import { type AddressFields, alongTheStreet } from './address.ts'
import { cellOf } from './grid.ts'
import { fromRd, looksLikeRd } from './rd.ts'

/** A list of addresses out of a table of text, as a municipality or a spreadsheet gives it: all or nothing. */

export const importFields = [
  'street', 'houseNumber', 'addition', 'bagId', 'lat', 'lon', 'x', 'y', 'walkOrder', 'area', 'doNotVisit',
] as const // prettier-ignore
export type ImportField = (typeof importFields)[number]

/** Which column (from 0) holds which field. */
export type Mapping = Readonly<Partial<Record<ImportField, number>>>

/** Why a row cannot be read. */
export const rowProblems = [
  'noStreet', 'noHouseNumber', 'tooLong', 'badBagId', 'sameBagId', 'sameAddress', 'alreadyThere',
  'badPosition', 'halfPosition', 'badOrder',
] as const // prettier-ignore
export type RowProblem = (typeof rowProblems)[number]

export interface ImportProblem {
  /** As a spreadsheet counts: the heading is row 1. */
  readonly row: number
  readonly field: ImportField
  readonly problem: RowProblem
  readonly value: string
}

/** The fields of an address that is imported; its area is chosen afterwards. */
type NewAddress = Readonly<
  Pick<
    AddressFields,
    'street' | 'houseNumber' | 'gridCell' | 'walkOrder' | 'doNotVisit' | 'lat' | 'lon' | 'bagId'
  >
>

export interface ImportedAddress {
  readonly row: number
  readonly fields: NewAddress
  /** The name of the part of the neighbourhood that it belongs to; empty when the table says none. */
  readonly area: string
}

export interface ImportedAddresses {
  /** Those of rows without a problem, in walking order. */
  readonly addresses: readonly ImportedAddress[]
  readonly problems: readonly ImportProblem[]
}

/** Words that headings use, lower case, in the order in which they are believed. */
const headings: Readonly<Record<ImportField, readonly string[]>> = {
  street: ['openbareruimtenaam', 'openbareruimte', 'straatnaam', 'straat', 'street', 'streetname'],
  houseNumber: ['huisnummer', 'huisnr', 'nummer', 'housenumber', 'house_number', 'number', 'nr'],
  addition: ['huisnummertoevoeging', 'toevoeging', 'huisletter', 'addition', 'suffix'],
  bagId: ['bagid', 'bag_id', 'bag', 'nummeraanduidingid', 'nummeraanduiding', 'verblijfsobjectid', 'adresseerbaarobjectid', 'identificatie'],
  lat: ['lat', 'latitude', 'breedtegraad'],
  lon: ['lon', 'lng', 'long', 'longitude', 'lengtegraad'],
  x: ['x', 'rd_x', 'rdx', 'x_coord', 'xcoordinaat', 'x-coordinaat'],
  y: ['y', 'rd_y', 'rdy', 'y_coord', 'ycoordinaat', 'y-coordinaat'],
  walkOrder: ['volgorde', 'looproute', 'walkorder', 'order'],
  area: ['gebied', 'deelgebied', 'buurt', 'buurtnaam', 'area', 'team'],
  doNotVisit: ['nietbezoeken', 'niet_bezoeken', 'donotvisit', 'do_not_visit'],
} // prettier-ignore

/** A first guess from the headings; a person looks at it. */
export const guessMapping = (heading: readonly string[]): Mapping => {
  const names = heading.map(plain)
  const found = importFields.flatMap((field) => {
    const column = headings[field].map((word) => names.indexOf(plain(word))).find((index) => index >= 0)
    return column === undefined ? [] : [[field, column] as const]
  })
  return Object.fromEntries(found)
}

/** `BAG-ID`, `bag_id` and `Bag id` are one word. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_.-]/g, '')

/** Reads all rows under a heading. `known`: what the neighbourhood has already. */
export const readAddresses = (
  rows: readonly (readonly string[])[],
  mapping: Mapping,
  known: readonly Pick<AddressFields, 'street' | 'houseNumber' | 'bagId'>[],
): ImportedAddresses => {
  const problems: ImportProblem[] = []
  const seen = {
    bagIds: new Map<string, 'alreadyThere' | 'sameBagId'>(
      known.flatMap(({ bagId }) => (bagId == null ? [] : [[bagId, 'alreadyThere']])),
    ),
    doors: new Map<string, 'alreadyThere' | 'sameAddress'>(
      known.map((address) => [doorKey(address), 'alreadyThere']),
    ),
  }
  const read = rows.flatMap((cells, index) => {
    const row = index + 2
    const cell = (field: ImportField) => {
      const column = mapping[field]
      return column === undefined ? '' : (cells[column] ?? '').trim()
    }
    if (cells.every((text) => text.trim() === '')) return []
    const before = problems.length
    const found = (field: ImportField, problem: RowProblem) =>
      problems.push({ row, field, problem, value: cell(field) })

    const street = cell('street')
    const houseNumber = [cell('houseNumber'), cell('addition')].filter((part) => part !== '').join(' ')
    if (street === '') found('street', 'noStreet')
    if (cell('houseNumber') === '') found('houseNumber', 'noHouseNumber')
    if (street.length > 120) found('street', 'tooLong')
    if (houseNumber.length > 20) found('houseNumber', 'tooLong')

    const bagId = cell('bagId') === '' ? null : cell('bagId')
    if (bagId !== null) {
      if (!/^\d{16}$/.test(bagId)) found('bagId', 'badBagId')
      else {
        const earlier = seen.bagIds.get(bagId)
        if (earlier !== undefined) found('bagId', earlier)
        seen.bagIds.set(bagId, earlier ?? 'sameBagId')
      }
    }
    const door = doorKey({ street, houseNumber })
    const earlier = seen.doors.get(door)
    // One address may hold several homes; then their identifications differ.
    if (earlier !== undefined && bagId === null) found('houseNumber', earlier)
    seen.doors.set(door, earlier ?? 'sameAddress')

    const place = placeIn(cell)
    if (place.kind === 'problem') found(place.field, place.problem)
    const order = cell('walkOrder')
    if (order !== '' && !/^\d{1,6}$/.test(order)) found('walkOrder', 'badOrder')
    if (problems.length > before) return []
    const at = place.kind === 'point' ? place : undefined
    return [
      {
        row,
        area: cell('area').slice(0, 80),
        order: order === '' ? undefined : Number(order),
        fields: {
          street,
          houseNumber,
          gridCell: at === undefined ? '' : cellOf(at),
          doNotVisit: isYes(cell('doNotVisit')),
          lat: at?.lat ?? null,
          lon: at?.lon ?? null,
          bagId,
        },
      },
    ]
  })
  return { addresses: inWalkingOrder(read), problems }
}

type Unordered = Omit<ImportedAddress, 'fields'> & {
  readonly order: number | undefined
  readonly fields: Omit<NewAddress, 'walkOrder'>
}

/** By the order that the table gives; else street by street as they come, and along each street. */
const inWalkingOrder = (read: readonly Unordered[]): readonly ImportedAddress[] => {
  const streets = new Map<string, number>()
  for (const { fields } of read) if (!streets.has(fields.street)) streets.set(fields.street, streets.size)
  const sorted = read.toSorted((a, b) => {
    if (a.order !== undefined && b.order !== undefined && a.order !== b.order) return a.order - b.order
    const byStreet = (streets.get(a.fields.street) ?? 0) - (streets.get(b.fields.street) ?? 0)
    return byStreet === 0 ? alongTheStreet(a.fields.houseNumber, b.fields.houseNumber) : byStreet
  })
  return sorted.map(({ order: _order, ...address }, index) => ({
    ...address,
    fields: { ...address.fields, walkOrder: index + 1 },
  }))
}

type PlaceRead =
  | { readonly kind: 'none' }
  | { readonly kind: 'point'; readonly lat: number; readonly lon: number }
  | { readonly kind: 'problem'; readonly field: ImportField; readonly problem: RowProblem }

/** Degrees, or metres of RD New; a Dutch decimal comma is read as well. */
const placeIn = (cell: (field: ImportField) => string): PlaceRead => {
  const pairs = [
    ['lat', 'lon'],
    ['x', 'y'],
  ] as const
  for (const [first, second] of pairs) {
    const [a, b] = [cell(first), cell(second)]
    if (a === '' && b === '') continue
    if (a === '' || b === '')
      return { kind: 'problem', field: a === '' ? first : second, problem: 'halfPosition' }
    const [one, two] = [numberIn(a), numberIn(b)]
    if (first === 'lat' && Math.abs(one) <= 90 && Math.abs(two) <= 180)
      return { kind: 'point', lat: one, lon: two }
    if (first === 'x' && looksLikeRd({ x: one, y: two }))
      return { kind: 'point', ...fromRd({ x: one, y: two }) }
    return { kind: 'problem', field: first, problem: 'badPosition' }
  }
  return { kind: 'none' }
}

const numberIn = (text: string): number =>
  /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN

const isYes = (text: string): boolean =>
  ['ja', 'j', 'yes', 'y', 'true', '1', 'x'].includes(text.toLowerCase())

const doorKey = ({
  street,
  houseNumber,
}: {
  readonly street: string
  readonly houseNumber: string
}): string => `${street} ${houseNumber}`.toLowerCase().replaceAll(/\s+/g, ' ')

/** The name of each street in the middle of its addresses, without numbers: a map without tiles can still show it.
 *  Streets of which no address has a position are left out. */
export const streetNamesOf = (
  addresses: readonly Pick<AddressFields, 'street' | 'lat' | 'lon'>[],
): readonly { readonly text: string; readonly place: { lat: number; lon: number; accuracyM: number } }[] => {
  const placed = addresses.flatMap(({ street, lat, lon }) =>
    lat == null || lon == null ? [] : [{ street, lat, lon }],
  )
  return [...Map.groupBy(placed, ({ street }) => street)].map(([text, along]) => {
    const mean = (of: 'lat' | 'lon') => along.reduce((sum, address) => sum + address[of], 0) / along.length
    return { text, place: { lat: mean('lat'), lon: mean('lon'), accuracyM: 50 } }
  })
}
