import { expect, test } from 'vitest'
import {
  askAgain,
  eitherMayStay,
  type FieldChange,
  mergeDouble,
  tellApart,
  undoMerge,
  whichStays,
} from '#domain/field/merge-sightings.ts'
import { understands } from '#domain/records.ts'
import { merge } from '#domain/sync/merge.ts'
import type { Json, Operation } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'

const decision = { role: 'coordinator', today: '2026-03-09' } as const
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const photo = (letter: string) => ({ sha256: letter.repeat(64), small: letter.repeat(64), type: 'image/jpeg', bytes: 9, width: 2, height: 2 }) // prettier-ignore

let number = 0
const apply = (record: Stored, change: FieldChange | undefined): Stored => {
  if (change === undefined) return record
  const touched = [...Object.keys(change.set), ...Object.keys(change.add ?? {})]
  const op = {
    id: id(900 + ++number), type: 'assetSighting', recordId: record.id, schemaVersion: 1, at: '2026-03-09',
    base: Object.fromEntries(touched.map((field) => [field, record.versions[field] ?? ''])),
    ...change,
  } as Operation // prettier-ignore
  const merged = merge(record, op, `e.${number}`)
  if (merged.result !== 'applied') throw new Error(merged.result)
  expect(understands('assetSighting', merged.record.fields)).toBe(true)
  return merged.record
}

const sighting = (n: number, fields: Readonly<Record<string, Json>> = {}): Stored => {
  const { photos, ...rest } = fields
  const empty = { id: id(n), type: 'assetSighting', schemaVersion: 1, at: `2026-03-0${n}`, fields: {}, versions: {}, conflicts: [] } // prettier-ignore
  const set = {
    kind: 'office', place: { lat: 52, lon: 5, accuracyM: 10 }, unusedDegree: 'empty', ownerDomain: 'unknown',
    ownershipEvidence: 'guess', status: 'seen', visibility: 'team', ...rest,
  } // prettier-ignore
  return apply(empty, { set, ...(Array.isArray(photos) ? { add: { photos } } : {}) })
}

const kept = () => sighting(1, { note: 'Rood hek', access: ['key'], photos: [photo('a')] })
const double = () =>
  sighting(2, {
    note: 'Achterdeur dicht', access: ['key', 'steps'], ownerDomain: 'business', ownershipEvidence: 'sign',
    size: { value: 40, unit: 'm2', method: 'guess' }, photos: [photo('b')], status: 'confirmed',
    place: { lat: 52.0001, lon: 5, accuracyM: 4 },
  }) // prettier-ignore

const both = () => {
  const [a, b] = [kept(), double()]
  const merged = mergeDouble(a, b, decision)
  return { a, b, stays: apply(a, merged.kept), gone: apply(b, merged.double) }
}

test('the one that stays gets what only the double had, and the double points at it', () => {
  const { a, stays, gone } = both()
  expect(stays.fields).toMatchObject({
    note: 'Rood hek\nAchterdeur dicht', access: ['key', 'steps'], ownerDomain: 'business', ownershipEvidence: 'sign',
    size: { value: 40 }, photos: [photo('a'), photo('b')], status: 'confirmed', place: { accuracyM: 4 },
  }) // prettier-ignore
  expect(gone.fields).toMatchObject({ status: 'duplicate', duplicateOf: a.id, note: 'Achterdeur dicht' })
})

test('a merge that is undone leaves both as they were', () => {
  const { a, b, stays, gone } = both()
  const undone = undoMerge(stays, gone, decision)
  const [again, back] = [apply(stays, undone.kept), apply(gone, undone.double)]
  const { history, ...fields } = again.fields
  expect(fields).toEqual({ size: null, ...a.fields })
  expect(history).toEqual([])
  expect(back.fields).toMatchObject({ ...b.fields, duplicateOf: null })
})

test('what somebody changed after the merge stays when it is undone', () => {
  const { stays, gone } = both()
  const edited = apply(stays, {
    set: { note: 'Ander woord', access: ['key', 'steps', 'toilet'] },
    add: { photos: [photo('c')] },
  })
  const again = apply(edited, undoMerge(edited, gone, decision).kept)
  expect(again.fields).toMatchObject({
    note: 'Ander woord',
    access: ['key', 'toilet'],
    photos: [photo('a'), photo('c')],
    ownerDomain: 'unknown',
  })
})

test('a seventh photo stays with the double, and a note that does not fit too', () => {
  const full = sighting(1, { note: 'x'.repeat(290), photos: ['1', '2', '3', '4', '5'].map(photo) })
  const more = sighting(2, { note: 'y'.repeat(50), photos: ['6', '7'].map(photo) })
  const merged = mergeDouble(full, more, decision)
  expect(apply(full, merged.kept).fields).toMatchObject({ note: full.fields['note'], photos: { length: 6 } })
  expect(apply(more, merged.double).fields).toMatchObject({ note: more.fields['note'], photos: more.fields['photos'] }) // prettier-ignore
})

test.each([
  ['what only coordinators see', { visibility: 'coordinator' }],
  ['what somebody said at home', { interviewRef: id(8), visibility: 'coordinator' }],
])('%s gives nothing to what the team sees', (_what, fields) => {
  const secret = sighting(2, { note: 'geheim', photos: [photo('b')], ...fields })
  const merged = mergeDouble(kept(), secret, decision)
  expect(merged.kept).toBeUndefined()
  expect(JSON.stringify(merged.double)).not.toContain('geheim')
})

test('a double that the team sees tells nothing of the one that stays, when only coordinators see that one', () => {
  const secret = sighting(1, {
    note: 'geheim',
    access: ['key'],
    photos: [photo('a')],
    visibility: 'coordinator',
  })
  const merged = mergeDouble(secret, double(), decision)
  expect(merged.kept).toBeUndefined()
  expect(JSON.stringify(merged.double)).not.toContain('geheim')
  const gone = apply(double(), merged.double)
  expect(gone.fields).toMatchObject({ status: 'duplicate', note: 'Achterdeur dicht' })
  expect(apply(gone, undoMerge(secret, gone, decision).double).fields).toMatchObject({ ...double().fields })
})

test('what the team sees never names what only coordinators see, whoever of the two is swapped', () => {
  const wide = sighting(1)
  const narrow = sighting(2, { visibility: 'coordinator', status: 'confirmed', size: { value: 1, unit: 'm2', method: 'guess' } }) // prettier-ignore
  for (const pair of [
    [wide, narrow],
    [narrow, wide],
  ] as const) {
    expect(whichStays(...pair)[0]).toBe(wide)
    expect(eitherMayStay(...pair)).toBe(false)
    const [says, change] = tellApart(...pair)
    expect([says, change.add]).toEqual([narrow, { distinctFrom: [wide.id] }])
    const told = apply(narrow, change)
    const [again, undone] = askAgain(wide, told) ?? []
    expect([again?.id, apply(told, undone).fields['distinctFrom']]).toEqual([narrow.id, []])
  }
  expect(eitherMayStay(wide, sighting(3))).toBe(true)
})

test('of a life of more than a hundred lines a merge brings the birth and the latest, in one operation', () => {
  const history = Array.from({ length: 150 }, (_, at) => ({ status: 'seen', from: 'seen', on: new Date(Date.UTC(2025, 0, at)).toISOString().slice(0, 10) })) // prettier-ignore
  const old = { ...sighting(2), fields: { ...sighting(2).fields, history } }
  const brought = mergeDouble(sighting(1), old, decision).kept?.add?.['history'] ?? []
  expect(brought).toHaveLength(100)
  expect([brought[0], brought.at(-1)]).toMatchObject([{ on: '2026-03-02' }, { on: history.at(-1)?.on }])
})

test('a home gives nothing to a thing of another kind, whatever its visibility says', () => {
  const home = sighting(2, { kind: 'dwelling', note: 'geheim', visibility: 'team' })
  expect(mergeDouble(kept(), home, decision).kept).toBeUndefined()
})

test('the one that more is known of stays, whichever comes first', () => {
  const [a, b] = [kept(), double()]
  expect(whichStays(a, b)[0].id).toBe(b.id)
  expect(whichStays(b, a)[0].id).toBe(b.id)
  const same = sighting(3)
  expect(whichStays(sighting(1), same)[0].id).toBe(id(1))
})
