import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bringBack, takeWhole, type Times } from '#domain/sync/offer.ts'
import type { Stored } from '#domain/sync/record.ts'

/** Epoch `aaaa` ended with a backup that had 100 numbers; `cccc` is the one of now. */
const times: Times = { epoch: 'cccc', earlier: [{ epoch: 'aaaa', head: 100 }] }

const record = (note: string, version: string, more: Partial<Stored> = {}): Stored => ({
  id: '6f1c0c1e-5d2b-4a3f-9c1d-000000000001',
  type: 'assetSighting',
  schemaVersion: 1,
  at: '2026-03-09',
  fields: { note },
  versions: { note: version },
  conflicts: [],
  ...more,
})
const photo = {
  sha256: 'a'.repeat(64),
  small: 'b'.repeat(64),
  type: 'image/jpeg',
  bytes: 9,
  width: 1,
  height: 1,
}

describe('a value that a device brings back', () => {
  test.each([
    ['lost, over what the backup had', 'aaaa.7', 'aaaa.101', 'new'],
    ['lost, over an earlier lost one', 'aaaa.101', 'aaaa.120', 'new'],
    ['lost, of an epoch that this server never heard of', 'aaaa.7', 'bbbb.1', 'new'],
    ['that the backup had stays as the server has it', 'aaaa.7', 'aaaa.100', 'old'],
    ['lost, under a later lost one', 'aaaa.130', 'aaaa.120', 'old'],
    ['of now is not lost', 'cccc.140', 'cccc.150', 'old'],
    ['that no server numbered', 'aaaa.7', 'op:x', 'old'],
  ])('%s', (_, here, offered, expected) => {
    const { record: brought } = bringBack(record('old', here), record('new', offered), times)
    expect(brought).toMatchObject({ fields: { note: expected }, conflicts: [] })
  })

  test('is an open conflict where somebody changed the field since, without having seen it', () => {
    const { record: brought } = bringBack(record('since', 'cccc.140'), record('lost', 'aaaa.120'), times)
    expect(brought).toMatchObject({
      fields: { note: 'since' },
      conflicts: [{ field: 'note', value: 'lost', version: 'aaaa.120' }],
    })
  })

  test('of two restores, which did not know each other, stands beside the other, whichever comes first', () => {
    const [early, late] = [record('early', 'aaaa.130'), record('late', 'bbbb.5')]
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      const both = order.reduce(
        (stored, one) => bringBack(stored, one, times).record,
        record('old', 'aaaa.7'),
      )
      expect(both).toMatchObject({
        fields: { note: 'late' },
        conflicts: [{ value: 'early', version: 'aaaa.130' }],
      })
    }
    const knowing = { ...late, restored: { note: ['aaaa.131'] } }
    expect(bringBack(early, knowing, times).record).toMatchObject({ fields: { note: 'late' }, conflicts: [] })
  })

  test('is nothing where the change since then was made over it, or over a later one', () => {
    const first = bringBack(record('old', 'aaaa.7'), record('lost', 'aaaa.120'), times).record
    const edited = { ...first, fields: { note: 'since' }, versions: { note: 'cccc.140' } }
    for (const version of ['aaaa.120', 'aaaa.110'])
      expect(bringBack(edited, record('lost', version), times)).toEqual({ record: edited, changed: false })
  })

  test('adds a lost photo to those that are there', () => {
    const key = (sha256: string) => ({ [`photos/${sha256}`]: 'aaaa.120' })
    const other = { ...photo, sha256: 'c'.repeat(64) }
    const here = record('', 'aaaa.1', {
      fields: { photos: [photo] },
      versions: { [`photos/${photo.sha256}`]: 'aaaa.1' },
    })
    const offered = record('', 'aaaa.1', { fields: { photos: [other] }, versions: key(other.sha256) })
    const { record: brought } = bringBack(here, offered, times)
    expect(brought.fields['photos']).toEqual([photo, other])
  })

  test('brings an open conflict with it once, without the name that the device says', () => {
    const conflict = { id: 'x/note', field: 'note', value: 'other', version: 'aaaa.121', by: 'Somebody' }
    const offered = record('old', 'aaaa.7', { conflicts: [conflict] })
    const { record: brought } = bringBack(record('old', 'aaaa.7'), offered, times)
    expect(brought.conflicts).toEqual([{ id: 'x/note', field: 'note', value: 'other', version: 'aaaa.121' }])
    const settled = { ...brought, conflicts: [] }
    expect(bringBack(settled, offered, times).record.conflicts).toEqual([])
  })
})

test('whoever offers first, and however often, the highest lost value stands', () => {
  const offers = fc.array(
    fc.record({ number: fc.integer({ min: 90, max: 140 }), epoch: fc.constantFrom('aaaa', 'bbbb') }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  fc.assert(
    fc.property(offers, (drawn) => {
      const bring = (order: readonly { readonly epoch: string; readonly number: number }[]) =>
        order.reduce(
          (stored, { epoch, number }) => {
            const version = `${epoch}.${number}`
            return bringBack(stored, record(version, version), times).record
          },
          record('old', 'aaaa.7'),
        )
      const there = bring(drawn)
      expect(bring(drawn.toReversed()).fields).toEqual(there.fields)
      expect(bring([...drawn, ...drawn]).fields).toEqual(there.fields)
      const unknown = drawn.filter(({ epoch }) => epoch === 'bbbb')
      const lost = drawn.filter(({ epoch, number }) => epoch === 'aaaa' && number > 100)
      const best = Math.max(0, ...(unknown.length > 0 ? unknown : lost).map(({ number }) => number))
      const expected = best === 0 ? 'old' : `${unknown.length > 0 ? 'bbbb' : 'aaaa'}.${best}`
      expect(there.fields['note']).toBe(expected)
    }),
  )
})

test('a whole record keeps its lost versions, and gets one of now for any other', () => {
  const offered = record('x', 'aaaa.120', {
    fields: { note: 'x', kind: 'shop', idea: 'y' },
    versions: { note: 'aaaa.120', kind: 'op:x', idea: 'cccc.999' },
  })
  expect(takeWhole(offered, 'cccc.141', times)).toMatchObject({
    versions: { note: 'aaaa.120', kind: 'cccc.141', idea: 'cccc.141' },
    restored: { note: ['aaaa.120'] },
  })
})
