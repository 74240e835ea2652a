/** One measured figure. Where a peer or a floor exists it ran on the same work in the same run; a ratio above 1 means
 *  faster or smaller than the peer. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'kB' | 'MB' | '1/s'
  readonly peer?: string
  readonly peerValue?: number
  readonly ratio?: number
}
