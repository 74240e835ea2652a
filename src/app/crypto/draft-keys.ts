import type {
  DraftKeyAnswers,
  DraftKeyAsk,
  DraftKeyReply,
  DraftKeyRequest,
  KeyPlace,
} from './draft-key-messages.ts'

/** Ciphertext of a draft under its own key. */
export interface Encrypted {
  readonly keyId: string
  readonly iv: ArrayBuffer
  readonly data: ArrayBuffer
}

export type Decrypted = { readonly ok: true; readonly value: unknown } | { readonly ok: false }
export type DecryptedBytes = { readonly ok: true; readonly bytes: ArrayBuffer } | { readonly ok: false }

/** One key for each draft. Without its key a draft is noise, so to shred the key is to wipe the draft. */
export interface DraftKeys {
  /** Makes the key of a draft, on disk when this resolves. A key that is there already stays. */
  readonly create: (id: string) => Promise<void>
  /** Throws when the key is not there (any more). */
  readonly encryptJson: (id: string, value: unknown) => Promise<Encrypted>
  readonly decryptJson: (sealed: Encrypted) => Promise<Decrypted>
  /** The bytes stay usable for the caller. Throws when the key is not there (any more). */
  readonly encryptBytes: (id: string, bytes: ArrayBuffer) => Promise<Encrypted>
  readonly decryptBytes: (sealed: Encrypted) => Promise<DecryptedBytes>
  /** Overwrites the key in place, flushes and deletes it. A key that is not there is fine. */
  readonly shred: (id: string) => Promise<void>
  readonly list: () => Promise<readonly string[]>
  /** Shreds every key but these and those that an open tab made just now. Returns the ids that went. */
  readonly sweep: (keep: readonly string[]) => Promise<readonly string[]>
  /** The settings say so when it is not `opfs`: an old copy of a key may stay on disk then. */
  readonly kind: () => Promise<KeyPlace>
  /** Ends the worker; keys stay on disk. */
  readonly close: () => void
}

interface Waiting {
  readonly resolve: (value: DraftKeyAnswers[keyof DraftKeyAnswers]) => void
  readonly reject: (error: Error) => void
}

/** Draft keys of one project. The worker starts with the first call: synchronous file handles exist only there. */
export const createDraftKeys = (space: string): DraftKeys => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let calls = 0

  const close = (reason = 'draft keys were closed') => {
    worker?.terminate()
    worker = undefined
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('../../worker/draft-keys.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<DraftKeyReply>) => {
      const call = waiting.get(data.call)
      waiting.delete(data.call)
      if (data.ok) call?.resolve(data.value)
      else call?.reject(new DOMException(data.message, data.name))
    })
    // A worker that could not start or fell over: the next call starts a new one.
    started.addEventListener('error', (event) => close(event.message || 'the draft key worker did not start'))
    return started
  }
  const ask = <Op extends DraftKeyAsk['op']>(
    question: Extract<DraftKeyAsk, { op: Op }>,
    transfer: Transferable[] = [],
  ): Promise<DraftKeyAnswers[Op]> =>
    new Promise((resolve, reject) => {
      const call = ++calls
      // The worker answers each ask with the answer of the same name.
      waiting.set(call, { resolve: (value) => resolve(value as DraftKeyAnswers[Op]), reject })
      const request: DraftKeyRequest = { call, space, ask: question }
      worker ??= start()
      worker.postMessage(request, transfer)
    })

  return {
    create: async (id) => {
      await ask<'create'>({ op: 'create', id })
    },
    encryptJson: async (id, value) => {
      const bytes = new TextEncoder().encode(JSON.stringify(value)).buffer
      return { keyId: id, ...(await ask<'encrypt'>({ op: 'encrypt', id, bytes }, [bytes])) }
    },
    decryptJson: async ({ keyId, iv, data }) => {
      const opened = await ask<'decrypt'>({ op: 'decrypt', id: keyId, iv, data })
      return opened.ok
        ? { ok: true, value: JSON.parse(new TextDecoder().decode(opened.bytes)) }
        : { ok: false }
    },
    encryptBytes: async (id, bytes) => ({
      keyId: id,
      ...(await ask<'encrypt'>({ op: 'encrypt', id, bytes })),
    }),
    decryptBytes: ({ keyId, iv, data }) => ask<'decrypt'>({ op: 'decrypt', id: keyId, iv, data }),
    shred: async (id) => {
      await ask<'shred'>({ op: 'shred', id })
    },
    list: () => ask<'list'>({ op: 'list' }),
    sweep: (keep) => ask<'sweep'>({ op: 'sweep', keep }),
    kind: () => ask<'kind'>({ op: 'kind' }),
    close: () => close(),
  }
}
