/** Parts of figures by the id of the unit that gave them: a conversation, or a sighting. Whatever order the units came
 *  in, their parts stand in the order of the ids, so that equal records give equal sums to the last bit; and what was made
 *  of them is kept until a unit comes, goes or changes. */
export interface Heap<Part> {
  /** Replaces what the unit gave. */
  readonly put: (id: string, parts: readonly Part[]) => void
  readonly parts: () => readonly Part[]
  /** Makes something of all parts, once. */
  readonly once: <Figure>(name: string, make: (parts: readonly Part[]) => Figure) => Figure
}

export const createHeap = <Part>(): Heap<Part> => {
  const ids: string[] = []
  const given: (readonly Part[])[] = []
  const made = new Map<string, unknown>()
  let flat: readonly Part[] | undefined

  const parts = (): readonly Part[] => (flat ??= given.flat())
  return {
    put: (id, next) => {
      const at = placeOf(id, ids)
      const isThere = ids[at] === id
      if (!isThere && next.length === 0) return
      flat = undefined
      made.clear()
      if (next.length === 0) {
        ids.splice(at, 1)
        given.splice(at, 1)
      } else {
        ids.splice(at, isThere ? 1 : 0, id)
        given.splice(at, isThere ? 1 : 0, next)
      }
    },
    parts,
    once: <Figure>(name: string, make: (parts: readonly Part[]) => Figure): Figure => {
      if (!made.has(name)) made.set(name, make(parts()))
      return made.get(name) as Figure // Under one name the same is always made.
    },
  }
}

/** Where an id stands or would stand. */
const placeOf = (id: string, ids: readonly string[]): number => {
  const last = ids.at(-1)
  if (last === undefined || last < id) return ids.length
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? '') < id) low = middle + 1
    else high = middle
  }
  return low
}

/** Heaps by name; one that was never filled is empty. */
export interface Heaps<Part> {
  /** Replaces what the unit gave to all of them. */
  readonly put: (id: string, parts: ReadonlyMap<string, readonly Part[]>) => void
  readonly heap: (name: string) => Heap<Part>
  readonly names: () => readonly string[]
}

export const createHeaps = <Part>(): Heaps<Part> => {
  const heaps = new Map<string, Heap<Part>>()
  const filled = new Map<string, readonly string[]>()
  const heap = (name: string): Heap<Part> => {
    const known = heaps.get(name) ?? createHeap<Part>()
    heaps.set(name, known)
    return known
  }
  return {
    put: (id, parts) => {
      for (const name of filled.get(id) ?? []) if (!parts.has(name)) heap(name).put(id, [])
      for (const [name, of] of parts) heap(name).put(id, of)
      if (parts.size === 0) filled.delete(id)
      else filled.set(id, [...parts.keys()])
    },
    heap,
    names: () => [...heaps].flatMap(([name, { parts }]) => (parts().length > 0 ? [name] : [])),
  }
}
