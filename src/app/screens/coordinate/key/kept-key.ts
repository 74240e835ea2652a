import * as z from 'zod/mini'
import { PublicKey } from '#domain/sync/wire.ts'
import type { Store } from '#app/store/store.ts'

/** The key file on this device: the private half under its six words, and which key it is. */
const KeptKey = z.object({ wrapped: z.string(), publicKey: PublicKey })
export type KeptKey = z.infer<typeof KeptKey>

const name = 'wrappedKey'

/** Lays the key file on this device, in place of the one before. */
export const keepKey = (store: Pick<Store, 'setMeta'>, key: KeptKey): Promise<void> =>
  store.setMeta(name, key)

/** The key file of this device; undefined when the key was made elsewhere. */
export const keptKey = async (store: Pick<Store, 'meta'>): Promise<KeptKey | undefined> => {
  const parsed = z.safeParse(KeptKey, await store.meta(name))
  return parsed.success ? parsed.data : undefined
}
