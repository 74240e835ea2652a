import { hash, timingSafeEqual } from 'node:crypto'

/** SHA-256 of a short text. */
export const sha256 = (text: string): Uint8Array => hash('sha256', text, 'buffer')

/** SHA-256 in lower-case hex. */
export const sha256Hex = (data: string | Uint8Array): string => hash('sha256', data, 'hex')

/** Takes equally long wherever two hashes differ. */
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
