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
  /** In which round a slot was last given; a pin that was left out in this one is gone. */
  const rounds: number[] = []
  let round = 0

  return {
    take: (next) => {
      round += 1
      const changed: number[] = []
      for (const pin of next) {
        const known = slotOf.get(pin.id)
        const slot = known ?? free.pop() ?? pins.length
        const before = pins[slot]
        pins[slot] = pin
        rounds[slot] = round
        if (known === undefined) slotOf.set(pin.id, slot)
        if (before === undefined || !samePlace(before, pin)) changed.push(slot)
      }
      for (const [slot, pin] of pins.entries()) {
        if (pin === undefined || rounds[slot] === round) continue
        slotOf.delete(pin.id)
        pins[slot] = undefined
        free.push(slot)
        changed.push(slot)
      }
      return changed.length === 0 ? undefined : changeOf(changed, pins)
    },
    at: (slot) => pins[slot],
  }
}

const samePlace = (a: Pin, b: Pin): boolean =>
  a.lat === b.lat && a.lon === b.lon && a.group === b.group && a.mine === b.mine

const changeOf = (slots: readonly number[], pins: readonly (Pin | undefined)[]): PinChange => {
  const change = {
    slots: new Uint32Array(slots.length),
    places: new Float64Array(slots.length * 2),
    traits: new Uint32Array(slots.length).fill(gone),
  }
  for (const [at, slot] of slots.entries()) {
    change.slots[at] = slot
    const pin = pins[slot]
    if (pin === undefined) continue
    change.places[at * 2] = pin.lon
    change.places[at * 2 + 1] = pin.lat
    change.traits[at] = traitsOf(pin)
  }
  return change
}
