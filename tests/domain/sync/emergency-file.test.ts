import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inBatches } from '#domain/sync/batches.ts'
import {
  countThings,
  emergencyFile,
  emergencyFileName,
  emergencyPadding,
  readEmergencyHeader,
} from '#domain/sync/emergency-file.ts'
import { canonical } from '#domain/sync/operation.ts'
import { limits } from '#domain/sync/wire.ts'

const id = (count: number) => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
const operation = (count: number, more: object = {}) => ({
  id: id(count),
  type: 'assetSighting',
  recordId: id(count),
  ...more,
})
const header = {
  format: 'limonade-emergency',
  version: 1,
  projectId: id(1),
  deviceId: id(2),
  operations: [operation(3, { set: { kind: 'van later', deep: [{ unknown: true }] }, future: 1 })],
  photos: [{ sha256: 'a'.repeat(64), recordId: id(3), size: 'full', bytes: 10 }],
}
const read = (value: unknown) => readEmergencyHeader(JSON.stringify(value))

describe('the header of an emergency file', () => {
  test('keeps the operations exactly, also those of a phone that knows more', () => {
    const result = read(header)
    if (!result.ok) throw new Error(result.reason)
    expect(canonical(result.header.operations)).toBe(canonical(header.operations))
  })

  test.each([
    ['no JSON', 'not JSON at all', 'notOurs'],
    ['something else', { hello: 'world' }, 'notOurs'],
    ['null', null, 'notOurs'],
    ['another format', { ...header, format: 'limonade-export' }, 'notOurs'],
    ['a later version', { ...header, version: 2, operations: 'packed' }, 'newer'],
    ['an operation without an id', { ...header, operations: [{ type: 'visit' }] }, 'notOurs'],
    ['a photo of no bytes', { ...header, photos: [{ ...header.photos[0], bytes: 0 }] }, 'notOurs'],
    ['a photo that is too large', { ...header, photos: [{ ...header.photos[0], bytes: 1e9 }] }, 'notOurs'],
  ])('%s is not taken', (_, value, reason) => {
    const line = typeof value === 'string' ? value : JSON.stringify(value)
    expect(readEmergencyHeader(line)).toEqual({ ok: false, reason })
  })

  test('one that is nested too deep to walk through is not taken', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const line = JSON.stringify(header).replace('"future":1', `"future":${deep}`)
    expect(readEmergencyHeader(line)).toEqual({ ok: false, reason: 'notOurs' })
  })
})

test('a conversation with what came out of it counts as one thing, and so does a record with its changes', () => {
  const operations = [
    operation(1),
    operation(2, { recordId: id(1) }),
    operation(3, { type: 'interview' }),
    operation(4, { parentId: id(3) }),
    operation(5, { parentId: id(3) }),
  ]
  const photo = { sha256: 'a'.repeat(64), recordId: id(1), bytes: 1 }
  const photos = [
    { ...photo, size: 'full' as const },
    { ...photo, size: 'small' as const },
  ]
  expect(countThings({ operations, photos })).toEqual({ things: 2, photos: 1 })
})

test('every file has a whole number of blocks', () => {
  fc.assert(
    fc.property(fc.nat(5_000_000), (bytes) => {
      const padding = emergencyPadding(bytes)
      expect((bytes + padding) % emergencyFile.blockBytes).toBe(0)
      expect(padding).toBeLessThan(emergencyFile.blockBytes)
    }),
  )
})

test.each([
  ['De Wilgenhoek', 'noodbestand-de-wilgenhoek-2026-03-09.age'],
  ['Café ’t Hoekje / ../etc', 'noodbestand-cafe-t-hoekje-etc-2026-03-09.age'],
  ['حي', 'noodbestand-2026-03-09.age'],
])('the file of %s is called %s', (neighbourhood, name) => {
  expect(emergencyFileName('noodbestand', { neighbourhood, day: '2026-03-09' })).toBe(name)
})

test('batches hold every operation once, in order, and none is larger than the server takes but a single one', () => {
  const sizes = fc.array(fc.oneof(fc.nat(2_000), fc.nat(300_000)), { maxLength: 600 })
  fc.assert(
    fc.property(sizes, (lengths) => {
      const operations = lengths.map((length, count) =>
        operation(count, { set: { note: 'x'.repeat(length) } }),
      )
      const batches = [...inBatches(operations)]
      expect(batches.flat()).toEqual(operations)
      for (const batch of batches) {
        const bytes = JSON.stringify({ operations: batch }).length
        expect(batch.length).toBeLessThanOrEqual(limits.batchOperations)
        if (batch.length > 1) expect(bytes).toBeLessThanOrEqual(limits.batchBytes)
      }
    }),
    { numRuns: 20 },
  )
})
