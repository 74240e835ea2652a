import { expect, test } from 'vitest'
import { openDataOf, openJsonOf, openMapOf, openTablesOf } from '#domain/export/open-export.ts'
import { SightingFields } from '#domain/field/sighting.ts'
import { publicThings } from '#domain/inventory/public-things.ts'
import * as z from 'zod/mini'
import { publication } from '../../support/publication.ts'
import { sighting } from '../../support/saved.ts'

const thing = (id: string, change: object) => ({
  id,
  fields: z.parse(SightingFields, { ...sighting, title: 'Bij Jan', note: 'achter het hek', ...change }),
})
const open = { visibility: 'public', status: 'confirmed', kind: 'greenStrip', ownerDomain: 'government' }
const secret = '1fcc6a7d-6f59-4d3e-8e1f-000000000001'
const data = openDataOf({
  areaName: 'De Wilgenhoek',
  on: '2026-03-31',
  fictional: false,
  figures: publication().figures,
  pages: [publication(), publication({ slug: 'oud', status: 'withdrawn' })],
  things: publicThings([thing(secret, open), thing('b', { ...open, visibility: 'team' })]),
})
const files = [
  openJsonOf(data, 'nl'),
  openMapOf(data),
  JSON.stringify(openTablesOf(data, 'nl').map(({ rows }) => rows)),
]

test('open data has the public fields of public sightings only: no id, title or note', () => {
  expect(data.unused.pins).toHaveLength(1)
  for (const file of files) {
    expect(file).toContain('greenStrip')
    for (const hidden of [secret, 'Bij Jan', 'achter het hek']) expect(file).not.toContain(hidden)
  }
})

test('combinations come from pages that are live, and each column has a line in the codebook', () => {
  expect(data.limonades).toEqual(publication().limonades)
  const tables = openTablesOf(data, 'en')
  const book = tables.at(-1)
  const described = new Set(book?.rows.map(([table, column]) => `${String(table)}.${String(column)}`))
  for (const { name, columns } of tables.slice(0, -1))
    for (const column of columns) expect(described).toContain(`${name}.${column.name}`)
})
