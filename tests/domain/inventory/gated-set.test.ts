import * as z from 'zod/mini'
import { expect, test } from 'vitest'
import { createGathered } from '#domain/inventory/gathered.ts'
import { countsIn } from '#domain/inventory/gated-counts.ts'
import { GatedSetFields } from '#domain/inventory/gated-set.ts'
import { chainOf, inPieces, linkId } from '#domain/inventory/kept-chain.ts'
import { readKept, writeKept } from '#domain/inventory/kept-sets-text.ts'
import { publishAll } from '#domain/inventory/publish.ts'
import { toPublish } from '#domain/inventory/to-publish.ts'
import { understands } from '#domain/records.ts'
import { opened, records } from './demo.ts'

const gathered = createGathered()
gathered.put(records)
gathered.open(opened)
const { figures, kept } = publishAll(toPublish(gathered), {
  on: '2026-03-31',
  before: [],
  area: 'neighbourhood',
  period: null,
  thresholds: gathered.project(),
})
const set = z.parse(GatedSetFields, { part: 'figures', on: '2026-03-31', figures })

test('all figures of a neighbourhood fit in a set, without an id of anybody or of anything they said', () => {
  expect(figures.some(({ value }) => value.status === 'shown')).toBe(true)
  const text = JSON.stringify(set)
  for (const { id } of records) expect(text).not.toContain(id)
})

test('what coordinators keep is read again as it was', () => {
  expect(readKept(writeKept(kept))).toEqual(kept)
  expect(readKept(writeKept(kept).slice(1))).toBeUndefined()
  expect(readKept('{}')).toBeUndefined()
})

const project = '0d7f1c52-6a77-4b5e-9d3a-1f0b6f3c9a10'
const idOf = (number: number) => `1fcc6a7d-6f59-4d3e-8e1f-${String(number).padStart(12, '0')}`
/** The records of a chain of texts. */
const chained = (texts: readonly string[]) =>
  texts.flatMap((text, place) => {
    const pieces = inPieces(text, 4).map((sealed, index) => ({
      id: idOf(100 * place + index),
      fields: { on: '2026-03-31', sealed },
    }))
    const fields = { on: '2026-03-31', place, pieces: pieces.map(({ id }) => id) }
    return [...pieces, { id: linkId(project, place), fields }]
  })

test('what was kept of everything that left is put together in its order, whatever order it comes in', () => {
  const texts = ['the first of all', 'then this']
  expect(chainOf(project, chained(texts).toReversed())).toEqual(texts)
  expect(chainOf(project, [])).toEqual([])
})

test.each([
  ['a piece', ({ fields }: { fields: object }) => 'sealed' in fields],
  ['the first link', ({ id }: { id: string }) => id === linkId(project, 0)],
])('where %s is not here, nobody says what was told before', (_, isMissing) => {
  const records = chained(['the first of all', 'then this'])
  const missing = records.findIndex(isMissing)
  expect(chainOf(project, records.toSpliced(missing, 1))).toBeUndefined()
})

test('numbers beside combinations are those of the figures', () => {
  const counts = countsIn(figures)
  const willing = figures.find(({ id }) => id === 'willing')?.value
  if (willing?.status !== 'shown' || willing.kind !== 'counts') throw new Error('the demo shows who would')
  for (const { code, shown } of willing.cells) expect(counts.skills.get(code)).toBe(shown)
  expect(counts.skills.size).toBeGreaterThan(0)
})

const aFigure = { id: 'cause:money', on: '2026-03-31', value: { status: 'hidden', reason: 'tooFew' } }
const withFigure = (more: object) => ({
  part: 'figures',
  on: '2026-03-31',
  figures: [{ ...aFigure, ...more }],
})

test.each([
  ['a household beside a figure', withFigure({ household: '62cba233-f7b5-46df-943b-082ebea33477' })],
  ['a conversation as the name of a figure', withFigure({ id: '62cba233-f7b5-46df-943b-082ebea33477' })],
  ['a figure before the gate', withFigure({ value: { status: 'shown', kind: 'share', x: 3, n: 4 } })],
  ['what was said beside figures', { ...withFigure({}), quotes: ['Mooi'] }],
  ['support in percent', withFigure({ value: { status: 'shown', kind: 'support', percent: 80 } })],
])('a set has no place for %s', (_, fields) => {
  expect(understands('gatedSet', withFigure({}) as never)).toBe(true)
  expect(understands('gatedSet', fields as never)).toBe(false)
})
