import * as z from 'zod/mini'
import { type Compared, sourceJson, undoneOf } from '#domain/field/place-import.ts'
import { SightingFields } from '#domain/field/sighting.ts'
import { Json } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'
import { randomId } from '#app/crypto/hash.ts'
import type { Saved } from '#app/store/attempt.ts'
import type { OneOfMany } from '#app/store/many.ts'
import type { Store } from '#app/store/store.ts'

/** A sighting that came out of a file. */
export interface ImportedPlace {
  readonly record: Stored
  readonly fields: SightingFields
}

/** All of them, what was rejected or merged as well: a second file does not bring that back. */
export const importedPlaces = async (store: Pick<Store, 'records'>): Promise<readonly ImportedPlace[]> =>
  (await store.records('assetSighting')).flatMap(({ record }) => {
    const fields = z.safeParse(SightingFields, record.fields)
    return fields.success && fields.data.source != null ? [{ record, fields: fields.data }] : []
  })

/** Writes new tips and changes in one transaction: all or nothing. */
export const writePlaces = (
  store: Pick<Store, 'changeMany'>,
  { fresh, changed }: Pick<Compared, 'fresh' | 'changed'>,
  known: readonly ImportedPlace[],
): Promise<Saved> => {
  const seen = new Map(known.map(({ record }) => [record.id, record]))
  return store.changeMany([
    [
      ...fresh.map(({ fields: { source, ...fields } }): OneOfMany => {
        const { place } = fields
        return {
          kind: 'create',
          type: 'assetSighting',
          recordId: randomId(),
          fields: {
            ...z.parse(z.record(z.string(), Json), { ...fields, place }),
            source: sourceJson(source),
          },
        }
      }),
      ...changed.flatMap(({ id, set }): readonly OneOfMany[] => {
        const record = seen.get(id)
        return record === undefined ? [] : [{ kind: 'edit', seen: record, set }]
      }),
    ],
  ])
}

/** A file that was read in. */
export interface PlaceImport {
  readonly importId: string
  readonly name: string
  /** UTC. */
  readonly at: string
  readonly places: readonly ImportedPlace[]
  /** Places where somebody has been since: they stay. */
  readonly staying: number
}

/** Last first. */
export const placeImports = (places: readonly ImportedPlace[]): readonly PlaceImport[] =>
  [...Map.groupBy(places, ({ fields }) => fields.source?.importId ?? '')]
    .flatMap(([importId, members]): readonly PlaceImport[] => {
      const [first] = members
      if (first === undefined || importId === '') return []
      const staying = members.filter(({ fields }) => undoneOf(fields) === 'stays').length
      return [
        { importId, name: first.fields.source?.name ?? '', at: first.record.at, places: members, staying },
      ]
    })
    .toSorted((a, b) => b.at.localeCompare(a.at))

/** Takes a whole file back, in one transaction: its tips go, what it changed says again what it said before, and what
 *  somebody has looked at since stays. */
export const takeBackPlaces = (store: Pick<Store, 'changeMany'>, { places }: PlaceImport): Promise<Saved> =>
  store.changeMany([
    places.flatMap(({ record, fields }): readonly OneOfMany[] => {
      const undone = undoneOf(fields)
      if (undone === 'stays') return []
      return undone === 'erase'
        ? [{ kind: 'erase', type: 'assetSighting', recordId: record.id }]
        : [{ kind: 'edit', seen: record, set: undone.set }]
    }),
  ])
