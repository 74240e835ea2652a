import { expect, test } from 'vitest'
import { thingTable } from '#domain/inventory/thing-table.ts'
import { kindsOfGroup } from '#domain/field/taxonomy.ts'

const [first = '', second = ''] = kindsOfGroup('building').map(({ code }) => code)
const [green = ''] = kindsOfGroup('green').map(({ code }) => code)
const thing = (kind: string, ownerDomain: string, status = 'confirmed') => ({ kind, ownerDomain, status })
const things = [
  thing(green, 'government'),
  thing(first, 'business'),
  thing(first, 'government', 'seen'),
  thing(second, 'business', 'tip'),
]

test('things are counted by group and owner, with what is not confirmed beside it', () => {
  const { owners, rows } = thingTable(things, 'group')
  expect(owners.toSorted()).toEqual(['business', 'government'])
  const cell = (code: string, owner: string) =>
    rows.find((row) => row.code === code)?.cells[owners.indexOf(owner)]
  expect(cell('building', 'business')).toEqual({ confirmed: 1, tips: 1 })
  expect(cell('building', 'government')).toEqual({ confirmed: 0, tips: 1 })
  expect(cell('green', 'business')).toEqual({ confirmed: 0, tips: 0 })
})

test('by kind the cells of a group add up to the same', () => {
  const sum = (by: 'group' | 'kind') =>
    thingTable(things, by)
      .rows.flatMap(({ cells }) => cells)
      .reduce((total, { confirmed, tips }) => total + confirmed + tips, 0)
  expect(sum('kind')).toBe(things.length)
  expect(sum('group')).toBe(things.length)
  expect(thingTable(things, 'kind').rows.map(({ code }) => code)).toHaveLength(3)
})

test('where nothing is there, there are no rows and no owners', () => {
  expect(thingTable([], 'group')).toEqual({ owners: [], rows: [] })
})
