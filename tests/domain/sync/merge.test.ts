import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { merge } from '#domain/sync/merge.ts'
import type { Json, Operation } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'

const recordId = '11111111-1111-4111-8111-111111111111'
let count = 0
const uuid = () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`
const op = (change: Partial<Operation>): Operation => ({
  id: uuid(),
  type: 'assetSighting',
  recordId,
  schemaVersion: 1,
  at: '2026-03-09',
  base: {},
  set: {},
  ...change,
})
const made = (set: Record<string, Json>, more: Partial<Operation> = {}): Stored => {
  const merged = merge(undefined, op({ set, ...more }), 'e.1')
  if (merged.result !== 'applied') throw new Error('a new record must be applied')
  return merged.record
}

describe('merge', () => {
  test('makes a record whose fields carry the version of the operation', () => {
    expect(made({ kind: 'office' })).toMatchObject({ fields: { kind: 'office' }, versions: { kind: 'e.1' } })
  })

  test('answers unknown when somebody edits a record that is not there', () => {
    expect(merge(undefined, op({ base: { kind: 'e.1' }, set: { kind: 'shop' } }), 'e.2')).toEqual({
      result: 'unknown',
    })
  })

  test('takes a field that nobody changed since the editor saw it', () => {
    const merged = merge(
      made({ kind: 'office' }),
      op({ base: { kind: 'e.1' }, set: { kind: 'shop' } }),
      'e.2',
    )
    expect(merged).toMatchObject({
      result: 'applied',
      record: { fields: { kind: 'shop' }, versions: { kind: 'e.2' } },
    })
  })

  test('keeps both values when two people change the same field offline', () => {
    const first = merge(made({ kind: 'office' }), op({ base: { kind: 'e.1' }, set: { kind: 'shop' } }), 'e.2')
    if (first.result === 'unknown') throw new Error('unreachable')
    const second = merge(first.record, op({ base: { kind: 'e.1' }, set: { kind: 'school' } }), 'e.3')
    expect(second).toMatchObject({
      result: 'conflict',
      record: { fields: { kind: 'shop' }, conflicts: [{ field: 'kind', value: 'school', version: 'e.3' }] },
    })
  })

  test('does nothing when two people made the same change', () => {
    const first = merge(made({ kind: 'office' }), op({ base: { kind: 'e.1' }, set: { kind: 'shop' } }), 'e.2')
    if (first.result === 'unknown') throw new Error('unreachable')
    const second = merge(first.record, op({ base: { kind: 'e.1' }, set: { kind: 'shop' } }), 'e.3')
    expect(second).toMatchObject({ result: 'applied', changed: false, record: { versions: { kind: 'e.2' } } })
  })

  test('replaces the own conflicting value instead of opening a second conflict', () => {
    const first = merge(made({ kind: 'office' }), op({ base: { kind: 'e.1' }, set: { kind: 'shop' } }), 'e.2')
    if (first.result === 'unknown') throw new Error('unreachable')
    const lost = merge(first.record, op({ base: { kind: 'e.1' }, set: { kind: 'school' } }), 'e.3')
    if (lost.result === 'unknown') throw new Error('unreachable')
    const again = merge(lost.record, op({ base: { kind: 'e.3' }, set: { kind: 'church' } }), 'e.4')
    expect(again).toMatchObject({
      result: 'conflict',
      record: { fields: { kind: 'shop' }, conflicts: [{ value: 'church', version: 'e.4' }] },
    })
    if (again.result !== 'unknown') expect(again.record.conflicts).toHaveLength(1)
  })

  test('settles a conflict with an operation that saw both values', () => {
    const first = merge(made({ kind: 'office' }), op({ base: { kind: 'e.1' }, set: { kind: 'shop' } }), 'e.2')
    if (first.result === 'unknown') throw new Error('unreachable')
    const lost = merge(first.record, op({ base: { kind: 'e.1' }, set: { kind: 'school' } }), 'e.3')
    if (lost.result === 'unknown') throw new Error('unreachable')
    const resolves = lost.record.conflicts.map((conflict) => conflict.id)
    const settled = merge(
      lost.record,
      op({ base: { kind: 'e.2' }, set: { kind: 'school' }, resolves }),
      'e.4',
    )
    expect(settled).toMatchObject({
      result: 'applied',
      record: { fields: { kind: 'school' }, conflicts: [] },
    })
  })

  test('adding to a set never clashes, and a removal keeps a member that was added again since', () => {
    const photo = (sha256: string) => ({ sha256 })
    const record = made({}, { add: { photos: [photo('a'), photo('b')] } })
    const added = merge(record, op({ base: { photos: '' }, add: { photos: [photo('a')] } }), 'e.2')
    if (added.result === 'unknown') throw new Error('unreachable')
    const removed = merge(
      added.record,
      op({ base: { photos: '' }, remove: { photos: { a: 'e.1', b: 'e.1' } } }),
      'e.3',
    )
    expect(removed).toMatchObject({ result: 'applied', record: { fields: { photos: [{ sha256: 'a' }] } } })
  })

  test('lets an edit beat an archive, in either order', () => {
    const record = made({ kind: 'office' })
    const edited = merge(record, op({ base: { kind: 'e.1' }, set: { kind: 'shop' } }), 'e.2')
    if (edited.result === 'unknown') throw new Error('unreachable')
    const late = merge(edited.record, op({ base: { kind: 'e.1' }, set: { archived: true } }), 'e.3')
    expect(late.result === 'unknown' ? undefined : late.record.fields['archived']).toBeUndefined()

    const archived = merge(record, op({ base: { kind: 'e.1' }, set: { archived: true } }), 'e.2')
    if (archived.result === 'unknown') throw new Error('unreachable')
    const revived = merge(archived.record, op({ base: { kind: 'e.1' }, set: { kind: 'shop' } }), 'e.3')
    expect(revived).toMatchObject({ record: { fields: { archived: false, kind: 'shop' } } })
  })

  test('loses no value, whatever two people do to the same fields', () => {
    const changes = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer())
    fc.assert(
      fc.property(changes, changes, changes, (start, left, right) => {
        const record = made(start)
        const base = (change: object) =>
          Object.fromEntries(Object.keys(change).map((field) => [field, record.versions[field] ?? '']))
        const first = merge(record, op({ base: { x: '', ...base(left) }, set: left }), 'e.2')
        if (first.result === 'unknown') throw new Error('unreachable')
        const second = merge(first.record, op({ base: { x: '', ...base(right) }, set: right }), 'e.3')
        if (second.result === 'unknown') throw new Error('unreachable')
        for (const change of [left, right]) {
          for (const [field, value] of Object.entries(change)) {
            const shown = second.record.fields[field] === value
            const kept = second.record.conflicts.some((c) => c.field === field && c.value === value)
            const replaced =
              change === left && !(field in right) === false && second.record.fields[field] === right[field]
            expect(shown || kept || replaced).toBe(true)
          }
        }
      }),
    )
  })
})
