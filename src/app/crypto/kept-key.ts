import * as z from 'zod/mini'
import { PublicKey } from '#domain/sync/wire.ts'

/** A key file: the private halves under six words, and which keys they are. */
export const KeptKey = z.object({
  /** An age file in base64; inside is an identity file, newest key first. */
  wrapped: z.string(),
  /** The newest key: what is new is sealed to it. */
  publicKey: PublicKey,
  /** Keys that were used before; files from before there were any name none. */
  older: z.optional(z.readonly(z.array(PublicKey))),
})
export type KeptKey = z.infer<typeof KeptKey>
