import { layers } from '#domain/field/structure.ts'
import { assetGroups } from '#domain/field/taxonomy.ts'

/** What stands on the map on its own. */
export interface Pin {
  readonly id: string
  readonly lat: number
  readonly lon: number
  /** Decides the sign on the pin. */
  readonly group: string
  /** Of this phone: in lemon. */
  readonly mine: boolean
  /** A second, small sign: how far it is with a sighting. */
  readonly mark?: PinMark | undefined
  /** What it is, for somebody who does not see the sign. Asked only of what is in view. */
  readonly label: () => string
}

/** `tip`: heard of, not seen yet. `again`: seen long ago. */
export type PinMark = 'tip' | 'confirmed' | 'inUse' | 'again'

/** Kinds of pins with a shape of their own, counted apart. */
export type PinSet = 'sighting' | 'structure' | 'door'

/** Several pins that would lie over one another. */
export interface PinGroup {
  readonly count: number
  readonly mine: boolean
  /** The groups that its pins are of, in the order of the taxonomy. */
  readonly groups: readonly string[]
}

const groupCodes = [...assetGroups.map(({ code }) => code), ...layers, 'door']
const bitOf = new Map(groupCodes.map((code, bit) => [code, 1 << bit]))
const mineBit = 1 << 30

/** What a cluster gathers of a pin, as bits. */
export const traitsOf = ({ group, mine }: Pin): number => (mine ? mineBit : 0) | (bitOf.get(group) ?? 0)

export const groupOf = (count: number, traits: number): PinGroup => ({
  count,
  mine: (traits & mineBit) !== 0,
  groups: groupCodes.filter((_, bit) => (traits & (1 << bit)) !== 0),
})
