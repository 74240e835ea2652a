import { describe, expect, test } from 'vitest'
import { recordNames } from '#domain/attention/record-names.ts'
import { fieldWords } from '#domain/attention/record-words.ts'
import { tell } from '#domain/attention/told.ts'
import { recordTypes } from '#domain/records.ts'
import type { Json } from '#domain/sync/operation.ts'

interface Schema {
  readonly def: { readonly shape?: Readonly<Record<string, unknown>>; readonly options?: readonly Schema[] }
}

describe('the words for what people must choose between', () => {
  test('every type of record has a name, and every field that its schema knows', () => {
    const nameless = Object.entries(recordTypes).flatMap(([type, { fields }]) => {
      // Each schema is an object or a choice of objects; that is not part of the type that the table promises.
      const { def } = fields as unknown as Schema
      const shape = Object.assign({}, def.shape, ...(def.options ?? []).map((option) => option.def.shape))
      expect(Object.keys(shape).length).toBeGreaterThan(0)
      const names = Object.keys(shape).filter((name) => fieldWords(type, name) === undefined)
      const known = Object.hasOwn(recordNames, type) ? [] : [type]
      return [...known, ...names.map((name) => `${type}.${name}`)]
    })
    // A conversation never changes after it is finished, so nobody ever chooses between two values of one.
    expect(nameless.filter((name) => !/^(interview|contact)\./.test(name))).toEqual([])
  })

  test.each<[string, string, Json, object]>([
    ['assetSighting', 'kind', 'office', { kind: 'words', words: ['Kantoor'] }],
    ['assetSighting', 'unusedDegree', 'partTime', { kind: 'words', words: ['Een deel van de tijd leeg'] }],
    [
      'assetSighting',
      'access',
      ['key', 'hours'],
      { kind: 'words', words: ['Iemand heeft de sleutel', 'Open op vaste tijden'] },
    ],
    ['assetSighting', 'since', '2024-05', { kind: 'day', day: '2024-05' }],
    ['assetSighting', 'note', 'Het hek staat open', { kind: 'words', words: ['Het hek staat open'] }],
    ['assetSighting', 'note', '', { kind: 'empty' }],
    ['assetSighting', 'obstacles', [], { kind: 'empty' }],
    ['assetSighting', 'title', null, { kind: 'empty' }],
    [
      'assetSighting',
      'ideas',
      [{ use: 'meeting', text: 'koffie' }, { use: 'kitchen' }],
      { kind: 'words', words: ['Ontmoeten: koffie', 'Samen koken en eten'] },
    ],
    [
      'assetSighting',
      'place',
      { lat: 52.1, lon: 5.1, accuracyM: 9 },
      { kind: 'place', place: { lat: 52.1, lon: 5.1, accuracyM: 9 } },
    ],
    ['assetSighting', 'place', { lat: 'noord' }, { kind: 'unknown' }],
    ['assetSighting', 'duplicateOf', 'a1', { kind: 'record', id: 'a1' }],
    ['visit', 'outcome', 'noAnswer', { kind: 'words', words: ['Niemand deed open'] }],
    ['address', 'doNotVisit', true, { kind: 'flag', value: true }],
    ['costItem', 'dueYear', 2031, { kind: 'day', day: '2031' }],
    ['costItem', 'leavesShare', 0.25, { kind: 'words', words: ['Het meeste blijft'] }],
    ['assignment', 'budgetCents', 25_000, { kind: 'money', cents: 25_000 }],
    ['project', 'householdsN', 612, { kind: 'number', value: 612 }],
    [
      'project',
      'areaGeometry',
      {
        type: 'Polygon',
        coordinates: [
          [
            [5, 52],
            [5.1, 52],
            [5.1, 52.1],
            [5, 52],
          ],
        ],
      },
      { kind: 'count', count: 4 },
    ],
    ['walk', 'cells', ['a', 'b', 'c'], { kind: 'count', count: 3 }],
    ['comment', 'on', { type: 'assetSighting', id: 'a1' }, { kind: 'record', id: 'a1' }],
    ['crew', 'newField', 'woorden', { kind: 'words', words: ['woorden'] }],
    ['crew', 'newField', { a: [1] }, { kind: 'unknown' }],
    ['assetSighting', 'kind', 7, { kind: 'number', value: 7 }],
    ['assetSighting', 'size', 'groot', { kind: 'unknown' }],
  ])('tells %s.%s = %j', (type, field, value, told) => {
    expect(tell({ type, field }, value, 'nl')).toEqual(told)
  })

  test('tells a size with its unit', () => {
    const told = tell(
      { type: 'assetSighting', field: 'size' },
      { value: 40, unit: 'm2Floor', method: 'paced' },
      'en',
    )
    expect(told).toMatchObject({ kind: 'number', value: 40, unit: expect.stringMatching(/m²/) as string })
  })
})
