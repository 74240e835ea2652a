import type { Json } from '#domain/sync/operation.ts'
import type { Store } from '#app/store/store.ts'
import demo from '../../../src/server/demo/demo-neighbourhood.json'

const lists = [
  'interviews',
  'assetSightings',
  'talentOffers',
  'structures',
  'crews',
  'assignments',
  'needs',
  'matches',
] as const

const around = new Set([
  'id', 'type', 'schemaVersion', 'projectId', 'deviceId', 'authorId', 'createdAt', 'updatedAt', 'rev', 'deletedAt',
]) // prettier-ignore

/** Puts the fictional neighbourhood into the tables of a desk, as a pull would. `keep` leaves records out. */
export const fill = async (store: Store, keep: (type: string) => boolean = () => true): Promise<void> => {
  const records = lists.flatMap(
    // Written by hand, each list of one type.
    (name) => demo[name] as unknown as readonly Source[],
  )
  await store.db.record.bulkPut(
    records
      .filter(({ type }) => keep(type))
      .map((record) => {
        const fields = Object.fromEntries(
          Object.entries(record).filter(
            ([name, value]) =>
              !around.has(name) && name !== 'sealedAnswers' && !(name === 'place' && value === null),
          ),
        )
        return {
          id: record.id,
          type: record.type,
          schemaVersion: 1,
          at: '2026-03',
          fields,
          versions: Object.fromEntries(Object.keys(fields).map((name) => [name, 'e.1'])),
          conflicts: [],
          scopes: ['desk'],
        }
      }),
  )
}

interface Source {
  readonly id: string
  readonly type: string
  readonly [field: string]: Json
}

export const titles = demo.expected.matchOrder.map(
  (id) => demo.matches.find((match) => match.id === id)?.title ?? '',
)
