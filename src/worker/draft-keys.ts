import type {
  DraftKeyAnswers,
  DraftKeyAsk,
  DraftKeyReply,
  DraftKeyRequest,
} from '#app/crypto/draft-key-messages.ts'
import type { KeyStorage } from './key-storage.ts'
import { openKeyStorage } from './open-key-storage.ts'

/** Holds the keys of drafts. They stand on disk in `draft-keys/PROJECT/ID`, in memory only here, and never go to the
 *  page: the page sends text and gets ciphertext. */

// The worker library declares `self` as the general scope; this file is only started as a dedicated worker.
const scope = self as unknown as DedicatedWorkerGlobalScope

const keys = new Map<string, CryptoKey>()
/** Keys made by this worker and not shredded yet: how to let go of their lock. */
const letGo = new Map<string, () => void>()
/** Tells the other tabs to forget a key that was shredded here. */
const shredded = new BroadcastChannel('limonade-draft-keys')
shredded.addEventListener('message', ({ data }: MessageEvent<string>) => keys.delete(data))

let opened: Promise<KeyStorage> | undefined
const storage = (): Promise<KeyStorage> => {
  opened ??= openKeyStorage().catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

scope.addEventListener('message', async ({ data }: MessageEvent<DraftKeyRequest>) => {
  const reply = await answer(data.space, data.ask).then(
    (value): DraftKeyReply => ({ call: data.call, ok: true, value }),
    (error: unknown): DraftKeyReply => ({ call: data.call, ok: false, ...described(error) }),
  )
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows have a target origin
  scope.postMessage(reply)
})

const described = (error: unknown) =>
  error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) }

const answer = async (space: string, ask: DraftKeyAsk): Promise<DraftKeyAnswers[keyof DraftKeyAnswers]> => {
  const place = await storage()
  switch (ask.op) {
    case 'kind':
      return place.kind
    case 'create':
      await holdInUse(space, ask.id)
      return alone(space, ask.id, () => create(place, space, ask.id))
    case 'encrypt':
      return alone(space, ask.id, () => encrypt(place, space, ask))
    case 'decrypt':
      return alone(space, ask.id, () => decrypt(place, space, ask))
    case 'shred':
      return alone(space, ask.id, () => shred(place, space, ask.id))
    case 'list':
      return place.list(space)
    case 'sweep':
      return sweep(place, space, new Set(ask.keep))
  }
}

const create = async (place: KeyStorage, space: string, id: string): Promise<null> => {
  if ((await place.read(space, id)) !== undefined) return null
  const raw = crypto.getRandomValues(new Uint8Array(32))
  await place.write(space, id, raw)
  await remember(space, id, raw)
  return null
}

const encrypt = async (place: KeyStorage, space: string, ask: { id: string; bytes: ArrayBuffer }) => {
  const key = await keyOf(place, space, ask.id)
  if (key === undefined) throw new DOMException('this draft has no key', 'NotFoundError')
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv: iv.buffer, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, ask.bytes) }
}

const decrypt = async (
  place: KeyStorage,
  space: string,
  { id, iv, data }: { id: string; iv: ArrayBuffer; data: ArrayBuffer },
): Promise<DraftKeyAnswers['decrypt']> => {
  const key = await keyOf(place, space, id)
  if (key === undefined) return { ok: false }
  try {
    return { ok: true, bytes: await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data) }
  } catch {
    // Another key's text, or a damaged one: WebCrypto says no more than "OperationError".
    return { ok: false }
  }
}

const shred = async (place: KeyStorage, space: string, id: string): Promise<null> => {
  keys.delete(nameOf(space, id))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
  shredded.postMessage(nameOf(space, id))
  await place.shred(space, id)
  letGo.get(nameOf(space, id))?.()
  letGo.delete(nameOf(space, id))
  return null
}

/** Shreds what nobody refers to. A key that a living tab has made may still be waiting for its first row, so the lock
 *  that tab holds keeps it; a dead tab holds none. */
const sweep = async (place: KeyStorage, space: string, keep: ReadonlySet<string>): Promise<string[]> => {
  const gone: string[] = []
  for (const id of await place.list(space)) {
    if (keep.has(id)) continue
    const free = await scope.navigator.locks.request(
      `in use ${nameOf(space, id)}`,
      { ifAvailable: true },
      async (lock) => {
        if (lock !== null) await alone(space, id, () => shred(place, space, id))
        return lock !== null
      },
    )
    if (free) gone.push(id)
  }
  return gone
}

const nameOf = (space: string, id: string): string => `${space}/${id}`

const keyOf = async (place: KeyStorage, space: string, id: string): Promise<CryptoKey | undefined> => {
  const known = keys.get(nameOf(space, id))
  if (known !== undefined) return known
  const raw = await place.read(space, id)
  return raw === undefined ? undefined : remember(space, id, raw)
}

const remember = async (space: string, id: string, raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  raw.fill(0)
  keys.set(nameOf(space, id), key)
  return key
}

/** One call at a time for each key, over all tabs. */
const alone = <T>(space: string, id: string, use: () => Promise<T>): Promise<T> =>
  scope.navigator.locks.request(`file of ${nameOf(space, id)}`, use)

/** Holds a lock for as long as this worker lives or until the key is shredded. */
const holdInUse = (space: string, id: string): Promise<void> =>
  new Promise((held, failed) => {
    const name = nameOf(space, id)
    scope.navigator.locks
      .request(`in use ${name}`, { mode: 'shared' }, () => {
        held()
        if (letGo.has(name)) return undefined
        return new Promise<void>((done) => letGo.set(name, done))
      })
      .catch(failed)
  })
