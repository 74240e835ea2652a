import { streetNamesOf } from '#domain/field/address-import.ts'
import type { AddressFields } from '#domain/field/address.ts'
import { randomId } from '#app/crypto/hash.ts'
import type { Saved } from '#app/store/attempt.ts'
import type { Deed } from '#app/store/many.ts'
import type { Store } from '#app/store/store.ts'
import type { Area } from '../use-areas.ts'
import type { AddressList } from './address-list.ts'

const atOnce = 1_000

/** Writes the good rows of a list as addresses, with the areas and the street names that are new. `rest`: the area of rows
 *  that name none. What was written before a failure stands under the same import, and can be taken back. */
export const writeAddresses = async (
  store: Pick<Store, 'changeMany' | 'records'>,
  list: Pick<AddressList, 'ask'>,
  {
    count,
    names,
    rest,
    areas,
    onProgress,
  }: {
    readonly count: number
    /** Areas that the list names. */
    readonly names: readonly string[]
    readonly rest: string
    readonly areas: readonly Area[]
    readonly onProgress: (done: number) => void
  },
): Promise<Saved> => {
  const importId = randomId()
  const ids = new Map(areas.map(({ id, name }) => [keyOf(name), id]))
  const fresh: Deed[] = []
  for (const name of [...names, rest]) {
    if (name.trim() === '' || ids.has(keyOf(name))) continue
    const recordId = randomId()
    ids.set(keyOf(name), recordId)
    fresh.push([{ kind: 'create', type: 'area', recordId, fields: { name: name.trim(), importId } }])
  }
  const made = await store.changeMany(fresh)
  if (!made.ok) return made

  const placed: Pick<AddressFields, 'street' | 'lat' | 'lon'>[] = []
  for (let from = 0; from < count; from += atOnce) {
    const slice = await list.ask('take', { from, count: atOnce })
    placed.push(...slice.map(({ fields: { street, lat, lon } }) => ({ street, lat, lon })))
    const deeds = slice.map(({ fields, area }): Deed => {
      const areaId = ids.get(keyOf(area === '' ? rest : area))
      const whole = {
        ...fields,
        lat: fields.lat ?? null,
        lon: fields.lon ?? null,
        bagId: fields.bagId ?? null,
      }
      return [
        {
          kind: 'create',
          type: 'address',
          recordId: randomId(),
          fields: { ...whole, importId, ...(areaId === undefined ? {} : { areaId }) },
        },
      ]
    })
    const saved = await store.changeMany(deeds, (done) => {
      onProgress(from + done)
    })
    if (!saved.ok) return saved
  }
  const known = new Set((await store.records('streetName')).map(({ record }) => record.fields['text']))
  const streets = streetNamesOf(placed).filter(({ text }) => !known.has(text))
  return store.changeMany(
    streets.map(({ text, place }): Deed => [
      { kind: 'create', type: 'streetName', recordId: randomId(), fields: { text, place, importId } },
    ]),
  )
}

const keyOf = (name: string): string => name.trim().toLowerCase()
