import { describe, expect, test } from 'vitest'
import { placesIn, placesOfTable } from '#domain/field/place-file.ts'
import {
  categoriesIn,
  comparedWith,
  guessColumns,
  guessKind,
  type PlaceChoices,
  tipsFrom,
  undoneOf,
} from '#domain/field/place-import.ts'
import type { Spot } from '#domain/field/place-file.ts'
import type { SightingFields } from '#domain/field/sighting.ts'
import { understands } from '#domain/records.ts'

const importOf = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`
const spot = (number: number, properties: Record<string, string>, more: Partial<Spot> = {}): Spot => ({
  number,
  id: `node/${String(number)}`,
  lat: 52.5,
  lon: 5.2,
  accuracyM: 10,
  properties,
  ...more,
})
const choices: PlaceChoices = {
  columns: { title: 'naam', note: 'opmerking', category: 'soort', bagId: 'bag' },
  kinds: { plantsoen: 'greenStrip', Kantoor: 'office' },
  unusedDegree: 'dull',
  ownerDomain: 'government',
  source: { name: 'Gemeente', licence: 'CC0', attribution: 'Gemeente, 2026' },
}

describe('a table', () => {
  const table = (heading: readonly string[], ...rows: readonly (readonly string[])[]) => ({ heading, rows, encoding: 'utf-8' as const }) // prettier-ignore
  test('finds its position by heading, counts rows as a spreadsheet does, and names a row that has none', () => {
    const read = placesOfTable(
      table(
        ['Naam', 'Lat', 'Lon'],
        ['Plein', '52,5', '5,2'],
        ['', '', ''],
        ['Nergens', '', ''],
        ['Half', '52,5', 'x'],
      ),
      { axes: 'lonLat' },
    )
    expect(read).toMatchObject({
      ok: true,
      spots: [{ number: 2, lat: 52.5, lon: 5.2, properties: { Naam: 'Plein' } }],
      problems: [
        { number: 4, problem: 'noGeometry' },
        { number: 5, problem: 'badNumbers' },
      ],
      table: { position: { x: 2, y: 1 } },
    })
  })

  test('in RD New is named row by row, and read in metres when somebody says so', () => {
    const rd = table(['naam', 'x', 'y'], ['Plein', '155000', '463000'])
    expect(placesOfTable(rd, { axes: 'lonLat' })).toMatchObject({
      problems: [{ number: 2, problem: 'rdCoordinates' }],
    })
    const read = placesOfTable(rd, { axes: 'rd' })
    expect(read.ok && read.spots[0]?.lat).toBeCloseTo(52.155174, 5)
  })

  test('without headings for a position asks for them', () => {
    const read = placesOfTable(table(['naam', 'oost', 'noord'], ['Plein', '5,2', '52,5']), { axes: 'lonLat' })
    expect(read).toEqual({ ok: false, reason: 'noPositionColumns', headings: ['naam', 'oost', 'noord'] })
  })
})

test('an area stands as a point inside it, as exact as it is large', () => {
  const ring = [[5.2, 52.5], [5.201, 52.5], [5.201, 52.501], [5.2, 52.501], [5.2, 52.5]] // prettier-ignore
  const read = placesIn(JSON.stringify({ type: 'Polygon', coordinates: [ring] }), 'lonLat')
  const [first] = read.ok ? read.spots : []
  expect(first?.accuracyM).toBeGreaterThan(50)
  expect(first?.accuracyM).toBeLessThan(80)
  expect(first?.lat).toBeGreaterThan(52.5)
})

test('columns and kinds are guessed from their names', () => {
  expect(guessColumns(['@id', 'Naam', 'amenity', 'BAG_id', 'rest'])).toEqual({ id: '@id', title: 'Naam', category: 'amenity', bagId: 'BAG_id' }) // prettier-ignore
  expect(guessKind('Kantoor')).toBe('office')
  expect(guessKind('kasteel')).toBeUndefined()
  expect(
    categoriesIn([spot(1, { soort: 'a' }), spot(2, { soort: 'b' }), spot(3, { soort: 'b' })], 'soort'),
  ).toEqual([
    { name: 'b', count: 2 },
    { name: 'a', count: 1 },
  ])
})

test('a place becomes a tip that keeps its source, licence and id, and is understood as a sighting', () => {
  const bag = '0363100012345678'
  const { tips, left, problems } = tipsFrom(
    [
      spot(1, { naam: 'Veld', soort: 'plantsoen', opmerking: 'achter de school', bag }),
      spot(2, { soort: 'bos' }),
    ],
    choices,
    importOf('a'),
  )
  expect([left, problems]).toEqual([1, []])
  expect(tips[0]?.fields).toMatchObject({
    kind: 'greenStrip',
    status: 'tip',
    visibility: 'team',
    title: 'Veld',
    note: 'achter de school',
    bagId: bag,
    source: { name: 'Gemeente', id: 'node/1', licence: 'CC0', attribution: 'Gemeente, 2026' },
  })
  expect(understands('assetSighting', JSON.parse(JSON.stringify(tips[0]?.fields)))).toBe(true)
})

test.each(['constructor', '__proto__', 'toString'])('a column or a category may be called %s', (name) => {
  const table = placesOfTable(
    { heading: [name, 'lat', 'lon'], rows: [[name, '52,5', '5,2']], encoding: 'utf-8' },
    { axes: 'lonLat' },
  )
  const spots = [...(table.ok ? table.spots : []), spot(2, {})]
  const columns = { title: name, category: name }
  expect(categoriesIn(spots, name)).toEqual([
    { name: '', count: 1 },
    { name, count: 1 },
  ])
  const untouched = tipsFrom(spots, { ...choices, columns }, importOf('a'))
  expect(untouched).toMatchObject({ tips: [], left: 2 })
  const { tips, left } = tipsFrom(spots, { ...choices, columns, kinds: { [name]: 'office' } }, importOf('a'))
  expect(tips.map(({ fields }) => fields.title)).toEqual([name])
  expect(left).toBe(1)
})

test('a kind that is for coordinators only stays with them', () => {
  const { tips } = tipsFrom(
    [spot(1, { soort: 'x' })],
    { ...choices, kinds: { x: 'dwelling' } },
    importOf('a'),
  )
  expect(tips[0]?.fields.visibility).toBe('coordinator')
})

test('a wrong BAG id and an id that comes twice are named with their number; long and personal texts are counted', () => {
  const spots = [
    spot(1, { soort: 'plantsoen', bag: '123' }),
    spot(2, { soort: 'plantsoen' }),
    spot(3, { soort: 'plantsoen' }, { id: 'node/2' }),
    spot(4, { soort: 'plantsoen', naam: 'x'.repeat(81), opmerking: 'bel 06 12345678' }),
  ]
  const { problems, cut, personal } = tipsFrom(spots, choices, importOf('a'))
  expect(problems).toEqual([
    { number: 1, problem: 'badBagId', value: '123' },
    { number: 3, problem: 'sameId', value: 'node/2' },
  ])
  expect([cut, personal]).toEqual([1, 1])
})

test('without ids two things in one place are told apart, and found again in the next file', () => {
  const nameless = [1, 2].map((number) => spot(number, { soort: 'plantsoen' }, { id: '' }))
  const ids = () => tipsFrom(nameless, choices, importOf('a')).tips.map(({ fields }) => fields.source.id)
  expect(ids()).toEqual(['52.500000,5.200000', '52.500000,5.200000#2'])
  expect(ids()).toEqual(ids())
})

describe('a second file of the same source', () => {
  const read = (naam: string, digit: string, more: Partial<Spot> = {}) =>
    tipsFrom([spot(1, { naam, soort: 'plantsoen' }, more)], choices, importOf(digit)).tips
  const [first] = read('Veld', 'a')
  if (first === undefined) throw new Error('no tip')
  const known = (fields: SightingFields) => [{ id: 'r1', fields }]

  test('that says the same changes nothing', () => {
    expect(comparedWith(read('Veld', 'b'), known(first.fields))).toEqual({ fresh: [], changed: [], same: 1 })
  })

  test('that says something else offers the update, which can be undone', () => {
    const { fresh, changed } = comparedWith(read('Weide', 'b', { lat: 52.6 }), known(first.fields))
    expect([fresh, changed.map(({ id }) => id)]).toEqual([[], ['r1']])
    const after = { ...first.fields, ...changed[0]?.set } as SightingFields // The fields that were just changed.
    expect(after).toMatchObject({ title: 'Weide', place: { lat: 52.6 }, source: { importId: importOf('b') } })
    expect(understands('assetSighting', JSON.parse(JSON.stringify(after)))).toBe(true)
    const undone = undoneOf(after)
    expect(undone).toMatchObject({
      set: { title: 'Veld', place: { lat: 52.5 }, source: { importId: importOf('a') } },
    })
  })

  test('leaves alone what a person has said since', () => {
    const { changed } = comparedWith(read('Weide', 'b'), known({ ...first.fields, title: 'Ons veldje' }))
    expect(Object.keys(changed[0]?.set ?? {})).toEqual(['source'])
  })

  test('of another source is new', () => {
    const other = tipsFrom([spot(1, { soort: 'plantsoen' })], { ...choices, source: { ...choices.source, name: 'OSM' } }, importOf('b')) // prettier-ignore
    expect(comparedWith(other.tips, known(first.fields)).fresh).toHaveLength(1)
  })

  test('undone: a tip goes, and what somebody has seen since stays', () => {
    expect(undoneOf(first.fields)).toBe('erase')
    expect(undoneOf({ ...first.fields, status: 'confirmed' })).toBe('stays')
  })

  test('undone: a tip that somebody looked at, or into which a sighting was merged, stays', () => {
    const history = [{ status: 'seen', on: '2026-03-09' }] as const
    const photo = { sha256: 'a'.repeat(64), small: 'b'.repeat(64), type: 'image/jpeg', bytes: 9, width: 2, height: 2 } as const // prettier-ignore
    expect(undoneOf({ ...first.fields, history: [...history] })).toBe('stays')
    expect(undoneOf({ ...first.fields, photos: [photo] })).toBe('stays')
    expect(undoneOf({ ...first.fields, history: [], photos: [] })).toBe('erase')
  })
})
