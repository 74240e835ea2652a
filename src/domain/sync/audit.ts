/** What a scope holds, in so few bytes that phone and server can compare it every day: how many records, and the xor of
 *  the first eight bytes of SHA-256(record id ‖ number), as a signed number of 64 bits. Putting a record in and taking it
 *  out again are the same xor, so that either can keep it with each change. */
export interface Figure {
  readonly count: number
  readonly xor: bigint
}

export const emptyFigure: Figure = { count: 0, xor: 0n }

/** What is hashed of a record in a scope. A uuid has one length, so that the two cannot run into each other. */
export const auditText = (recordId: string, number: number): string => `${recordId}${number}`

/** `hash`: of `auditText`. `change`: put in or taken out. */
export const withRecord = ({ count, xor }: Figure, hash: Uint8Array, change: 1 | -1 = 1): Figure => ({
  count: count + change,
  xor: xor ^ new DataView(hash.buffer, hash.byteOffset).getBigInt64(0),
})

/** Sixteen hexadecimal digits, as it goes over the wire. */
export const xorText = ({ xor }: Figure): string => BigInt.asUintN(64, xor).toString(16).padStart(16, '0')
