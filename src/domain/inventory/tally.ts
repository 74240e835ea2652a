/** Counts by name. A unit gives one to each of its names, and takes it back when it goes or changes. */
export interface Tally {
  /** Replaces what the unit gave; a name that stands twice counts twice. */
  readonly put: (id: string, names: readonly string[]) => void
  readonly count: (name: string) => number
}

export const createTally = (): Tally => {
  const counts = new Map<string, number>()
  const given = new Map<string, readonly string[]>()
  const add = (names: readonly string[], one: 1 | -1) => {
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + one)
  }
  return {
    put: (id, names) => {
      add(given.get(id) ?? [], -1)
      add(names, 1)
      if (names.length === 0) given.delete(id)
      else given.set(id, names)
    },
    count: (name) => counts.get(name) ?? 0,
  }
}
