import type { Random } from '#server/deps.ts'

/** Numbers that look random and are the same for the same seed. */
export interface Dice {
  /** A whole number from 0 up to and without `sides`. */
  readonly roll: (sides: number) => number
  readonly bytes: (count: number) => Uint8Array<ArrayBuffer>
  /** A uuid of version 4. */
  readonly id: () => string
}

/** Mulberry32: small, and good enough to make cases with. */
export const dice = (seed: number): Dice => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => next() & 255)
  return {
    roll: (sides) => next() % sides,
    bytes,
    id: () => {
      const drawn = bytes(16)
      drawn[6] = ((drawn[6] ?? 0) & 0x0f) | 0x40
      drawn[8] = ((drawn[8] ?? 0) & 0x3f) | 0x80
      const hex = Buffer.from(drawn).toString('hex')
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
        '-',
      )
    },
  }
}

export const serverRandom = ({ roll, bytes, id }: Dice): Random => ({
  id,
  bytes,
  shuffle: (items) => {
    const shuffled = [...items]
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = roll(last + 1)
      const [a, b] = [shuffled[last], shuffled[other]]
      if (a !== undefined && b !== undefined) [shuffled[last], shuffled[other]] = [b, a]
    }
    return shuffled
  },
})

/** Lets the platform's own randomness come from the dice, so that a seed replays to the letter: ids decide the order in
 *  which tables are read. Returns what puts it back. */
export const seedPlatform = ({ bytes, id }: Dice): (() => void) => {
  const { crypto } = globalThis
  Object.defineProperties(crypto, {
    randomUUID: { configurable: true, value: id },
    getRandomValues: {
      configurable: true,
      value: <T extends Uint8Array>(array: T): T => {
        new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes(array.byteLength))
        return array
      },
    },
  })
  return () => {
    Reflect.deleteProperty(crypto, 'randomUUID')
    Reflect.deleteProperty(crypto, 'getRandomValues')
  }
}
