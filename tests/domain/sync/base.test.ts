import { describe, expect, test } from 'vitest'
import { ownBases, resolveBases } from '#domain/sync/base.ts'
import type { Operation } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'

const id = '11111111-1111-4111-8111-111111111111'
const op = (change: Partial<Operation>): Operation => ({
  id,
  type: 'assetSighting',
  recordId: id,
  schemaVersion: 1,
  at: '2026-03-09',
  base: {},
  set: {},
  ...change,
})
const record = (versions: Record<string, string>, conflicts: Stored['conflicts'] = []): Stored => ({
  id,
  type: 'assetSighting',
  schemaVersion: 1,
  at: '2026-03-09',
  fields: {},
  versions,
  conflicts,
})

describe('bases that name an own operation', () => {
  test('are found in what an operation builds on and in what it removes', () => {
    const edit = op({ base: { title: 'op:a', note: 'e.1' }, remove: { photos: { x: 'op:b' } } })
    expect(ownBases(edit)).toEqual(['a', 'b'])
  })

  test.each([
    ['become the version that the server gave', { title: 'e.5' }, [], 'e.5'],
    ['become the older version when the value was there already', { title: 'e.3' }, [], 'e.3'],
    ['stay that of the operation when somebody changed the field since', { title: 'e.9' }, [], 'e.5'],
    ['stay that of the operation across epochs', { title: 'd.3' }, [], 'e.5'],
    [
      'stay that of the operation when its value lost, so that the open conflict is replaced',
      { title: 'e.3' },
      [{ id: 'a/title', field: 'title', value: 'x', version: 'e.5' }],
      'e.5',
    ],
  ])('%s', (_name, versions, conflicts, expected) => {
    const resolved = resolveBases(
      op({ base: { title: 'op:a' } }),
      record(versions, conflicts),
      new Map([['a', 'e.5']]),
    )
    expect(resolved.base).toEqual({ title: expected })
  })

  test('stay as they are when the server does not know the operation', () => {
    expect(resolveBases(op({ base: { title: 'op:z' } }), undefined, new Map()).base).toEqual({
      title: 'op:z',
    })
  })

  test('count for members of a set too', () => {
    const edit = op({ remove: { photos: { x: 'op:a' } } })
    const resolved = resolveBases(edit, record({ 'photos/x': 'e.2' }), new Map([['a', 'e.2']]))
    expect(resolved.remove).toEqual({ photos: { x: 'e.2' } })
  })
})
