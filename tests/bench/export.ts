import { exportTables } from '#domain/export/rows.ts'
import { csvParts } from '#domain/export/csv.ts'
import { heapInUse, heapNow } from './heap.ts'
import { townOf } from './inventory-town.ts'
import { medianOf } from './rounds.ts'
import { type Row, rounded } from './row.ts'

/** A hundred thousand sightings as a table, written as CSV. */
export async function* exported(): AsyncIterable<Row> {
  const records = townOf(0, 100_000).records.map((record) => ({ ...record, versions: {}, conflicts: [] }))
  const tables = exportTables({
    records,
    questionnaires: [],
    language: 'nl',
    shuffle: (items) => items,
    contents: 'neighbourhood',
  })
  const sightings = tables.find(({ name }) => name === 'sightings')
  if (sightings?.rows.length !== 100_000) throw new Error('all of them are in the table')

  const idle = heapInUse()
  let peak = 0
  const value = await medianOf(() => {
    const start = performance.now()
    // As bytes, as a file holds them.
    for (const part of csvParts(sightings, 'plain')) {
      Buffer.from(part)
      peak = Math.max(peak, heapNow() - idle)
    }
    return performance.now() - start
  })
  yield { name: 'export.100k', value: rounded(value), unit: 'ms' }
  yield { name: 'export.100k-peak', value: rounded(peak), unit: 'MB' }
}
