/** What the page and the cluster worker say to each other. A pin is known to the worker by its slot: a small number that the
 *  page gives it. Several sets of pins (sightings, structures, doors) are counted apart. */

/** Pins that came, moved or went. Arrays of numbers, since they change owner without being copied. */
export interface PinChange {
  readonly slots: Uint32Array<ArrayBuffer>
  /** Longitude and latitude of each slot in turn. */
  readonly places: Float64Array<ArrayBuffer>
  /** What a pin is, as bits that a cluster gathers; `gone` for a pin that is no more. */
  readonly traits: Uint32Array<ArrayBuffer>
}

/** Not among the bits that a pin may use: those are 0 to 30. */
export const gone = 0x8000_0000

export interface MapWindow {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly zoom: number
}

/** A pin that stands alone, or several that would lie over one another. */
export type Cluster =
  | { readonly slot: number }
  | {
      /** Its name at this zoom until the next change. */
      readonly cluster: number
      readonly lat: number
      readonly lon: number
      readonly count: number
      /** Bits that any of its pins has. */
      readonly traits: number
    }

/** What stands in one cluster: the box around it, and its first pins. */
export interface OpenedCluster {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly slots: readonly number[]
}

export type ClusterAsk =
  | { readonly op: 'change'; readonly set: string; readonly change: PinChange }
  | { readonly op: 'look'; readonly set: string; readonly window: MapWindow }
  | { readonly op: 'open'; readonly set: string; readonly zoom: number; readonly cluster: number }

/** The answer to each ask. */
export interface ClusterAnswers {
  readonly change: null
  readonly look: readonly Cluster[]
  /** Undefined when a change came in between. */
  readonly open: OpenedCluster | undefined
}

export interface ClusterRequest {
  readonly call: number
  readonly ask: ClusterAsk
}

export interface ClusterReply {
  readonly call: number
  readonly value: ClusterAnswers[keyof ClusterAnswers]
}
