/** One measured figure. Where a peer or a floor exists it ran on the same work in the same run; a ratio above 1 means
 *  faster or smaller than the peer. A figure with several peers has a row for each. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'kB' | 'MB' | '1/s' | 'of 100' | '×'
  readonly peer?: string
  readonly peerValue?: number
  readonly ratio?: number
}

/** A row beside what it is compared with. */
export const beside = (row: Row, peer: string, peerValue: number): Row => ({
  ...row,
  peer,
  peerValue,
  ratio: rounded(row.unit === '1/s' ? row.value / peerValue : peerValue / row.value),
})

/** Two decimals. */
export const rounded = (value: number): number => Math.round(value * 100) / 100
