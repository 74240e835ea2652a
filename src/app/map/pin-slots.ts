import { gone, type PinChange } from './cluster-messages.ts'
import { type Pin, traitsOf } from './pin.ts'

export interface PinSlots {
  /** Gives every pin a slot and says what is new since the last time; undefined when nothing is. */
  readonly take: (pins: readonly Pin[]) => PinChange | undefined
  /** The pin in a slot, as it is now. */
  readonly at: (slot: number) => Pin | undefined
}

/** Which number stands for which pin. Only what changed goes to the worker, however many pins there are. */
export const pinSlots = (): PinSlots => {
  const slotOf = new Map<string, number>()
  const pins: (Pin | undefined)[] = []
  const free: number[] = []

  return {
    take: (next) => {
      const changed = new Set<number>()
      const here = new Set<string>()
      for (const pin of next) {
        here.add(pin.id)
        const slot = slotOf.get(pin.id) ?? free.pop() ?? pins.length
        const before = pins[slot]
        if (before === undefined || !samePlace(before, pin)) changed.add(slot)
        slotOf.set(pin.id, slot)
        pins[slot] = pin
      }
      if (slotOf.size > here.size)
        for (const [id, slot] of slotOf) {
          if (here.has(id)) continue
          slotOf.delete(id)
          pins[slot] = undefined
          free.push(slot)
          changed.add(slot)
        }
      return changed.size === 0 ? undefined : changeOf([...changed], pins)
    },
    at: (slot) => pins[slot],
  }
}

const samePlace = (a: Pin, b: Pin): boolean =>
  a.lat === b.lat && a.lon === b.lon && traitsOf(a) === traitsOf(b)

const changeOf = (slots: readonly number[], pins: readonly (Pin | undefined)[]): PinChange => {
  const change = {
    slots: Uint32Array.from(slots),
    places: new Float64Array(slots.length * 2),
    traits: new Uint32Array(slots.length).fill(gone),
  }
  for (const [at, slot] of slots.entries()) {
    const pin = pins[slot]
    if (pin === undefined) continue
    change.places.set([pin.lon, pin.lat], at * 2)
    change.traits[at] = traitsOf(pin)
  }
  return change
}
