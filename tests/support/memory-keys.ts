import type { DraftKeys } from '#app/crypto/draft-keys.ts'

/** Draft keys in memory, for phones that live in one Node process. The real ones are tested in Chromium. */
export const memoryKeys = (): DraftKeys => {
  const keys = new Map<string, CryptoKey>()
  return {
    create: async (id) => {
      if (keys.has(id)) return
      keys.set(
        id,
        await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
      )
    },
    encryptJson: async (id, value) => {
      const key = keys.get(id)
      if (key === undefined) throw new Error('the key is not there')
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const bytes = new TextEncoder().encode(JSON.stringify(value))
      return {
        keyId: id,
        iv: iv.buffer,
        data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes),
      }
    },
    decryptJson: async ({ keyId, iv, data }) => {
      const key = keys.get(keyId)
      if (key === undefined) return { ok: false }
      try {
        const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(iv) }, key, data)
        return { ok: true, value: JSON.parse(new TextDecoder().decode(bytes)) }
      } catch {
        return { ok: false }
      }
    },
    encryptBytes: async (id, bytes) => {
      const key = keys.get(id)
      if (key === undefined) throw new Error('the key is not there')
      const iv = crypto.getRandomValues(new Uint8Array(12))
      return {
        keyId: id,
        iv: iv.buffer,
        data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes),
      }
    },
    decryptBytes: async ({ keyId, iv, data }) => {
      const key = keys.get(keyId)
      if (key === undefined) return { ok: false }
      try {
        const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(iv) }, key, data)
        return { ok: true, bytes }
      } catch {
        return { ok: false }
      }
    },
    shred: async (id) => {
      keys.delete(id)
    },
    list: async () => [...keys.keys()],
    sweep: async (keep) => {
      const gone = [...keys.keys()].filter((id) => !keep.includes(id))
      for (const id of gone) keys.delete(id)
      return gone
    },
    kind: async () => 'opfs',
    close: () => {},
  }
}
