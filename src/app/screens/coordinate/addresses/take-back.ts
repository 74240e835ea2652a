import type { FieldAddress } from '#app/store/fieldwork.ts'
import type { Deed } from '#app/store/many.ts'
import type { Saved } from '#app/store/attempt.ts'
import type { Store } from '#app/store/store.ts'

/** A list that was read in. */
export interface ImportedList {
  readonly importId: string
  /** UTC. */
  readonly at: string
  readonly addresses: readonly FieldAddress[]
  /** Somebody knocked at one of its doors: it stays. */
  readonly visited: boolean
}

/** Last first. */
export const importedLists = (
  addresses: readonly FieldAddress[],
  visits: readonly { readonly addressId: string }[],
): readonly ImportedList[] => {
  const visited = new Set(visits.map(({ addressId }) => addressId))
  const lists = Map.groupBy(addresses, ({ importId }) => importId ?? '')
  return [...lists]
    .flatMap(([importId, members]) => {
      const at = members[0]?.record.at
      if (importId === '' || at === undefined) return []
      return [{ importId, at, addresses: members, visited: members.some(({ id }) => visited.has(id)) }]
    })
    .toSorted((a, b) => b.at.localeCompare(a.at))
}

/** Erases what came with a list: its addresses, its street names, and its areas where nothing else lies in them. */
export const takeBackList = async (
  store: Pick<Store, 'changeMany' | 'records'>,
  { importId, addresses }: ImportedList,
  onProgress: (done: number) => void,
): Promise<Saved> => {
  const others = await store.records('address')
  const inUse = new Set(
    others.flatMap(({ record }) => (record.fields['importId'] === importId ? [] : [record.fields['areaId']])),
  )
  const ofList = async (type: 'streetName' | 'area'): Promise<readonly string[]> =>
    (await store.records(type)).flatMap(({ record }) =>
      record.fields['importId'] === importId ? [record.id] : [],
    )
  const erase =
    (type: string) =>
    (recordId: string): Deed => [{ kind: 'erase', type, recordId }]
  return store.changeMany(
    [
      ...addresses.map(({ id }) => id).map(erase('address')),
      ...(await ofList('streetName')).map(erase('streetName')),
      ...(await ofList('area')).filter((id) => !inUse.has(id)).map(erase('area')),
    ],
    onProgress,
  )
}
