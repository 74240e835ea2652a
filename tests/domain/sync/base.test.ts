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
const record = (versions: Record<string, string>): Stored => ({
  id,
  type: 'assetSighting',
  schemaVersion: 1,
  at: '2026-03-09',
  fields: {},
  versions,
  conflicts: [],
})

describe('bases that name an own operation', () => {
  test('are found in what an operation builds on and in what it removes', () => {
    const edit = op({ base: { title: 'op:a', note: 'e.1' }, remove: { photos: { x: 'op:b' } } })
    expect(ownBases(edit)).toEqual(['a', 'b'])
  })

  test.each([
    ['become the version that the server gave', { title: 'e.5' }, false, 'e.5'],
    ['become the older version when the value was there already', { title: 'e.3' }, false, 'e.3'],
    ['stay that of the operation when somebody changed the field since', { title: 'e.9' }, false, 'e.5'],
    ['stay that of the operation across epochs', { title: 'd.3' }, false, 'e.5'],
    [
      'stay that of the operation when its value lost, whatever became of the conflict',
      { title: 'e.3' },
      true,
      'e.5',
    ],
  ])('%s', (_name, versions, clashed, expected) => {
    const resolved = resolveBases(
      op({ base: { title: 'op:a' } }),
      record(versions),
      new Map([['a', { version: 'e.5', clashed }]]),
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
    const resolved = resolveBases(
      edit,
      record({ 'photos/x': 'e.2' }),
      new Map([['a', { version: 'e.2', clashed: false }]]),
    )
    expect(resolved.remove).toEqual({ photos: { x: 'e.2' } })
  })
})
