import * as z from 'zod/mini'
import { KeptKey } from '#app/crypto/kept-key.ts'
import type { Store } from '#app/store/store.ts'

const name = 'wrappedKey'

/** Lays the key file on this device, in place of the one before. */
export const keepKey = (
  store: Pick<Store, 'setMeta'>,
  { wrapped, publicKey, older }: KeptKey,
): Promise<void> => store.setMeta(name, { wrapped, publicKey, older })

/** The key file of this device; undefined when the key was made elsewhere. */
export const keptKey = async (store: Pick<Store, 'meta'>): Promise<KeptKey | undefined> => {
  const parsed = z.safeParse(KeptKey, await store.meta(name))
  return parsed.success ? parsed.data : undefined
}
