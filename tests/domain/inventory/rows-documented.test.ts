import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordTypes } from '#domain/records.ts'

const root = join(import.meta.dirname, '../../..')
const lines = readFileSync(join(root, 'docs/inventory.md'), 'utf8').split('\n')
const rows = lines.flatMap((line) => {
  const [, number, screen = '', tests = '', records = ''] = line.split('|').map((cell) => cell.trim())
  return /^\d+$/.test(number ?? '') ? [{ row: Number(number), screen, tests, records }] : []
})

test('docs/inventory.md has the 34 rows in their order', () => {
  expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 34 }, (_, index) => index + 1))
})

test.each(rows)(
  'row $row names a screen, tests that are there, and types of records',
  ({ screen, tests, records }) => {
    expect(screen).not.toBe('')
    const named = tests.split('<br>')
    for (const one of named) {
      const [path = '', name = ''] = one.split(' › ')
      const file = join(root, path.replaceAll('`', ''))
      expect(existsSync(file), path).toBe(true)
      expect(readFileSync(file, 'utf8'), path).toContain(name)
    }
    const types = [...records.matchAll(/`(\w+)`/g)].flatMap(([, type]) => type ?? [])
    expect(types.length).toBeGreaterThan(0)
    expect(types.filter((type) => recordTypes[type] === undefined)).toEqual([])
  },
)
