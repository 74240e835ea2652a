import { createGathered } from '#domain/inventory/gathered.ts'
import { inventoryOf } from '#domain/inventory/inventory.ts'
import { exported } from './export.ts'
import { heapInUse } from './heap.ts'
import { opening } from './inventory-sealed.ts'
import { townOf } from './inventory-town.ts'
import { match } from './match.ts'
import { medianOf } from './rounds.ts'
import { type Row, rounded } from './row.ts'

const conversations = 5_000
const sightings = 20_000

/** The inventory of a town, what can be mixed in it, and its export. */
export async function* inventory(): AsyncIterable<Row> {
  yield* figures()
  yield await opening(townOf(conversations, 0))
  yield* match()
  yield* exported()
}

/** The whole inventory out of its records, and again after one record more. */
async function* figures(): AsyncIterable<Row> {
  const { records, opened } = townOf(conversations + 6, sightings + 6)
  const talks = records.filter(({ type }) => type === 'interview')
  const things = records.filter(({ type }) => type === 'assetSighting')
  const later = new Set([...talks.slice(conversations), ...things.slice(sightings)])
  const first = records.filter((record) => !later.has(record))
  const answers = new Map(opened)
  const openedOf = (id: string) => {
    const one = answers.get(id)
    return one === undefined ? [] : [[id, one] as const]
  }

  const full = await medianOf(() => {
    const start = performance.now()
    const gathered = createGathered()
    gathered.put(first)
    gathered.open(opened)
    inventoryOf(gathered)
    return performance.now() - start
  })
  yield { name: 'inventory.full', value: rounded(full), unit: 'ms' }

  const before = heapInUse()
  const gathered = createGathered()
  gathered.put(first)
  gathered.open(first.flatMap(({ id }) => openedOf(id)))
  inventoryOf(gathered)
  // Beside the records themselves, which the worker holds as well.
  yield { name: 'inventory.memory', value: rounded(heapInUse() - before), unit: 'MB' }
  const oneMore = (waiting: typeof talks) =>
    medianOf(() => {
      const record = waiting.pop()
      if (record === undefined) throw new Error('there is one for each round')
      const start = performance.now()
      gathered.put([record])
      gathered.open(openedOf(record.id))
      inventoryOf(gathered)
      return performance.now() - start
    })
  yield { name: 'inventory.one', value: rounded(await oneMore(talks.slice(conversations))), unit: 'ms' }
  yield {
    name: 'inventory.one-sighting',
    value: rounded(await oneMore(things.slice(sightings))),
    unit: 'ms',
  }
}
