import { describe, expect, test } from 'vitest'
import { answered, beginAt, measured, needsConfirming, readDraft } from '#app/screens/walk/sighting-draft.ts'
import { recentFirst } from '#app/screens/walk/recent-kinds.ts'

const at = (accuracyM: number) => ({ lat: 52, lon: 5, accuracyM })
const begun = beginAt({ place: at(9), placedBy: 'phone', sure: false })

describe('after an answer comes the first open question', () => {
  test('and a group with one kind skips the question for the kind', () => {
    expect(answered(begun, { group: 'building' })).toMatchObject({ step: 'kind', kind: null })
    expect(answered(begun, { group: 'other' })).toMatchObject({ step: 'owner', kind: 'other' })
  })

  test('and another group forgets the kind but keeps the rest', () => {
    const full = { ...begun, group: 'building', kind: 'office', owner: 'shared', degree: 'dull' } as const
    expect(answered(full, { group: 'green' })).toMatchObject({ step: 'kind', kind: null, owner: 'shared' })
    expect(answered(full, { owner: 'unknown' })).toMatchObject({ step: 'save', kind: 'office' })
  })
})

describe('the spot', () => {
  test.each([
    ['measured within 25 m', { place: at(25), placedBy: 'phone' }, false],
    ['measured worse than 25 m', { place: at(26), placedBy: 'phone' }, true],
    ['put right by hand', { place: at(10), placedBy: 'hand' }, false],
    ['pointed at under the cross', { place: at(10), placedBy: 'cross' }, true],
    ['unknown', { place: null, placedBy: 'cross' }, true],
  ] as const)('%s', (_, spot, confirm) => {
    expect(needsConfirming(beginAt({ ...spot, sure: false }))).toBe(confirm)
  })

  test('is not asked about again where somebody said that it is right', () => {
    for (const placedBy of ['phone', 'cross'] as const)
      expect(needsConfirming(beginAt({ place: at(80), placedBy, sure: true }))).toBe(false)
  })

  test('takes a better measurement while it is rough, and never one over a hand', () => {
    const rough = beginAt({ place: at(80), placedBy: 'phone', sure: false })
    expect(measured(rough, at(12)).place).toEqual(at(12))
    expect(measured(rough, at(90)).place).toEqual(at(80))
    expect(measured(begun, at(3)).place).toEqual(at(9))
    const byHand = beginAt({ place: at(10), placedBy: 'hand', sure: false })
    expect(measured(byHand, at(3))).toBe(byHand)
    const nowhere = beginAt({ place: null, placedBy: 'cross', sure: false })
    expect(measured(nowhere, at(12))).toMatchObject({ place: at(12), placedBy: 'phone' })
  })
})

test('what was stored by another version or got damaged is not opened', () => {
  expect(readDraft(begun)).toEqual(begun)
  const { sure: _, ...older } = begun
  expect(readDraft(older)).toEqual(begun)
  expect(readDraft(null)).toBeUndefined()
  expect(readDraft({ ...begun, kind: 'spaceship' })).toBeUndefined()
  expect(readDraft({ ...begun, photos: [{ full: 'text' }] })).toBeUndefined()
})

test('recent kinds stand in front and the rest keeps its order', () => {
  const kinds = ['a', 'b', 'c', 'd'].map((code) => ({ code }))
  expect(recentFirst(kinds, ['c', 'x', 'b']).map(({ code }) => code)).toEqual(['c', 'b', 'a', 'd'])
})
