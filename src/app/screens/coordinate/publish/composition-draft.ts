import * as z from 'zod/mini'
import { Composition } from '#domain/inventory/compose.ts'
import type { Store } from '#app/store/store.ts'

/** What somebody is making stays on this computer, under the id of its page, until it is published or thrown away. */
const prefix = 'composition:'

export const keepComposition = async (store: Store, id: string, composition: Composition): Promise<void> => {
  await store.db.meta.put({ key: `${prefix}${id}`, value: composition })
}

export const dropComposition = (store: Store, id: string): Promise<void> =>
  store.db.meta.delete(`${prefix}${id}`)

/** Undefined when there is none, or an earlier app kept it in a way that is not understood. */
export const readComposition = async (store: Store, id: string): Promise<Composition | undefined> => {
  const row = await store.db.meta.get(`${prefix}${id}`)
  const read = z.safeParse(Composition, row?.value)
  return read.success ? read.data : undefined
}

/** All that are being made, by the id of their page. */
export const readCompositions = async (store: Store): Promise<ReadonlyMap<string, Composition>> => {
  const rows = await store.db.meta.where('key').startsWith(prefix).toArray()
  return new Map(
    rows.flatMap(({ key, value }) => {
      const read = z.safeParse(Composition, value)
      return read.success ? [[key.slice(prefix.length), read.data] as const] : []
    }),
  )
}
