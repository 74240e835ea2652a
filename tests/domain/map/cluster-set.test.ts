import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cluster, gone, type PinChange } from '#app/map/cluster-messages.ts'
import { clusterSet } from '#worker/cluster-set.ts'

const changeOf = (pins: readonly { slot: number; lat: number; lon: number; bits: number }[]): PinChange => ({
  slots: Uint32Array.from(pins, ({ slot }) => slot),
  places: Float64Array.from(pins.flatMap(({ lon, lat }) => [lon, lat])),
  traits: Uint32Array.from(pins, ({ bits }) => bits),
})
const everywhere = { west: 4, south: 51, east: 7, north: 54 }
const counted = (clusters: readonly Cluster[]): number =>
  clusters.reduce((sum, cluster) => sum + ('slot' in cluster ? 1 : cluster.count), 0)

const pin = fc.record({
  slot: fc.nat(40),
  lat: fc.double({ min: 52, max: 52.01, noNaN: true }),
  lon: fc.double({ min: 5, max: 5.01, noNaN: true }),
  bits: fc.constantFrom(1, 2, 4, 8, gone),
})

describe('pins counted together', () => {
  test('after any changes show each pin that is there once, at every zoom, with what they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(pin, { maxLength: 30 }), { maxLength: 6 }),
        fc.integer({ min: 5, max: 20 }),
        (changes, zoom) => {
          const set = clusterSet()
          const there = new Map<number, number>()
          for (const change of changes) {
            set.change(changeOf(change))
            for (const { slot, bits } of change) there.set(slot, bits)
            set.look({ ...everywhere, zoom })
          }
          const alive = [...there].filter(([, bits]) => bits !== gone)
          const shown = set.look({ ...everywhere, zoom })
          expect(counted(shown)).toBe(alive.length)
          const opened = shown.map((cluster): { slots: readonly number[]; traits: number | undefined } =>
            'slot' in cluster
              ? { slots: [cluster.slot], traits: undefined }
              : { slots: set.open(zoom, cluster.cluster)?.slots ?? [], traits: cluster.traits },
          )
          expect(opened.flatMap(({ slots }) => slots).toSorted((a, b) => a - b)).toEqual(
            alive.map(([slot]) => slot).toSorted((a, b) => a - b),
          )
          for (const { slots, traits } of opened)
            if (traits !== undefined)
              expect(traits).toBe(slots.reduce((bits, slot) => bits | (there.get(slot) ?? 0), 0))
        },
      ),
    )
  })

  test('lie further apart than a thumb, or are one', () => {
    const set = clusterSet()
    const at = (slot: number, lon: number) => ({ slot, lat: 52, lon, bits: 1 })
    // A degree of longitude is 256 · 2^16 / 360 pixels wide at zoom 16.
    const px = 360 / (256 * 2 ** 16)
    set.change(changeOf([at(0, 5), at(1, 5 + 40 * px), at(2, 5 + 120 * px)]))
    expect(set.look({ ...everywhere, zoom: 16 })).toHaveLength(2)
    expect(set.look({ ...everywhere, zoom: 18 })).toHaveLength(3)
  })

  test('have a box around them, which tells how far to zoom in', () => {
    const set = clusterSet()
    set.change(
      changeOf([
        { slot: 7, lat: 52, lon: 5, bits: 1 },
        { slot: 9, lat: 52.0001, lon: 5.0002, bits: 2 },
      ]),
    )
    const [cluster] = set.look({ ...everywhere, zoom: 12 })
    if (cluster === undefined || 'slot' in cluster) throw new Error('they stand apart')
    expect(set.open(12, cluster.cluster)).toEqual({
      west: 5,
      south: 52,
      east: 5.0002,
      north: 52.0001,
      slots: [7, 9],
    })
    set.change(changeOf([{ slot: 7, lat: 52, lon: 5, bits: 1 }]))
    expect(set.open(12, cluster.cluster)).toBeUndefined()
  })
})
