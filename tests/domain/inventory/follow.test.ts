import { expect, test } from 'vitest'
import { refsOfCosts, refsOfFunction, refsOfSkill, refsOfWish } from '#domain/inventory/follow.ts'
import { inventoryFrom } from '#domain/inventory/inventory.ts'
import { opened, records } from './demo.ts'

const inventory = inventoryFrom(records, { opened })
const typeOf = new Map(records.map(({ id, type }) => [id, type]))
const outOfTalk = new Set(records.flatMap(({ id, fields }) => (typeof fields['interviewRef'] === 'string' ? [id] : []))) // prettier-ignore

test('figures lead to things, structures and documents, and none of them came out of a conversation', () => {
  const all = [
    ...inventory.costs.byFunction.flatMap(({ code }) => refsOfFunction(inventory, code)),
    ...inventory.costs.byPurpose.flatMap(({ code }) => refsOfCosts(inventory, 'purpose', code)),
    ...inventory.structures.wishes.rows.flatMap(({ code }) => refsOfWish(inventory, code)),
    ...inventory.talent.willing.rows.flatMap(({ code }) => refsOfSkill(inventory, code)),
  ]
  expect(new Set(all.map(({ type }) => type))).toEqual(new Set(['costItem', 'structure', 'assignment']))
  for (const { type, id } of all) {
    expect(typeOf.get(id)).toBe(type)
    expect(outOfTalk.has(id)).toBe(false)
  }
})

test('every documented sum leads to as many documents as it says', () => {
  const { byFunction } = inventory.costs
  expect(byFunction.length).toBeGreaterThan(0)
  for (const { code, items } of byFunction)
    expect(refsOfCosts(inventory, 'function', code)).toHaveLength(items)
})
