import { expect, test } from 'vitest'
import { networkTables } from '#domain/export/network-tables.ts'
import type { Json } from '#domain/sync/operation.ts'

const record = (type: string, fields: Record<string, Json>) => ({ id: `${type}-1`, type, schemaVersion: 1, at: '2026-03-09', fields, versions: {}, conflicts: [] }) // prettier-ignore
const cells = (records: readonly ReturnType<typeof record>[], name: string) => {
  const table = networkTables(records, 'nl').find((one) => one.name === name)
  const row = table?.rows[0]
  return Object.fromEntries((table?.columns ?? []).map((column, at) => [column.name, row?.[at]]))
}

test('an assignment is a row with its codes in words, its skills apart and its funders as text', () => {
  const assignment = record('assignment', { work: 'Snoeien', partnerName: 'Gemeente', partnerKind: 'municipality', function: 'green', hoursPerWeek: 4.5, urgency: 'low', status: 'open', skills: ['gardening'], budgetCents: 900_000, funders: [{ kind: 'residents', share: 0.1, phase: 'start' }] }) // prettier-ignore
  expect(cells([assignment], 'assignments')).toMatchObject({
    work: 'Snoeien',
    partner_kind: 'municipality',
    partner_kind_label: 'gemeente',
    hours_per_week: 4.5,
    budget_cents: 900_000,
    skills__gardening: 1,
    skills__cooking: 0,
    funders: 'residents:0.1:start',
    deadline: null,
  })
})

test('a crew is a number of people, and one that was taken off the list is no row', () => {
  const crew = { name: 'Kookploeg', kind: 'cooking', function: 'food', status: 'forming', open: true, members: 6, sharedStock: ['pannen', 'kruiden'] } // prettier-ignore
  expect(cells([record('crew', crew)], 'crews')).toMatchObject({
    members: 6,
    open: 1,
    shared_stock: 'pannen | kruiden',
  })
  expect(networkTables([record('crew', { ...crew, archived: true })], 'nl')[0]?.rows).toEqual([])
})

test('a flow stands beside its unit, and each column is explained in both languages', () => {
  const flow = record('resourceFlow', { resource: 'gas', unit: 'm3', direction: 'in', qty: 900, period: 'year', source: 'meter' }) // prettier-ignore
  expect(cells([flow], 'resource_flows')).toMatchObject({ resource: 'gas', qty: 900, unit: 'm3' })
  for (const { columns } of networkTables([], 'en'))
    for (const { about } of columns) expect([about.nl, about.en]).not.toContain('')
})
