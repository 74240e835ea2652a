import { phoneKey, type PhoneKey } from '#domain/project/phone-keys.ts'
import type { DeviceInfo } from '#domain/sync/desk-wire.ts'
import { keyWords } from '#app/crypto/key-words.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { keptKey } from './kept-key.ts'
import { useHeldKey } from './key-holder.ts'

export interface PhoneKeys {
  /** The words of the key that this device pinned. */
  readonly ours: string
  readonly of: (device: Pick<DeviceInfo, 'keyWords'>) => PhoneKey
}

/** Compares what phones reported with the key of this device and with those before it. Undefined without a key. */
export const usePhoneKeys = (): PhoneKeys | undefined => {
  const { membership, store } = useProject()
  const held = useHeldKey(membership.projectId)
  const pinned = membership.pinnedKey
  return useLive(async () => {
    if (pinned === null) return undefined
    const kept = await keptKey(store)
    const earlier = [...(held?.older ?? []), ...(kept?.older ?? [])]
    const [ours = '', ...older] = await Promise.all([pinned, ...earlier].map(keyWords))
    return { ours, of: (device) => phoneKey(device.keyWords, { ours, older }) }
  }, [store, pinned, held])
}
