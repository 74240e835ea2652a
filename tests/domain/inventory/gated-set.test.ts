import * as z from 'zod/mini'
import { expect, test } from 'vitest'
import { createGathered } from '#domain/inventory/gathered.ts'
import { countsIn } from '#domain/inventory/gated-counts.ts'
import { GatedSetFields, KeptSetsText } from '#domain/inventory/gated-set.ts'
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
  expect(z.parse(KeptSetsText, JSON.parse(JSON.stringify(kept)))).toEqual(kept)
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
