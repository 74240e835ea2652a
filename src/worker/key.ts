import { type KeyRing, makeKeyPair, makePassphrase, wrapIdentity } from '#app/crypto/key-pair.ts'
import type { HeldKeys, KeyAnswers, KeyAsk, KeyReply, KeyRequest, OnPaper } from '#app/crypto/key-messages.ts'
import type { OpenAsk, OpenReply } from '#app/inventory/inventory-messages.ts'
import { openStream } from '#app/crypto/seal-file.ts'
import { openWith } from '#app/crypto/seal.ts'
import { unlockKey } from '#app/crypto/unlock-key.ts'

/** Holds the project's private keys, in this memory only. The page sends what is sealed and gets what it says; ending the
 *  worker is locking. */

// The worker library declares `self` as the general scope; this file is only started as a dedicated worker.
const scope = self as unknown as DedicatedWorkerGlobalScope

let held: KeyRing | undefined
/** Made, and not taken yet: its owner still has to show that the words are on paper. */
let made: KeyRing | undefined
const files = new Map<number, ReadableStreamDefaultReader<Uint8Array>>()
let opened = 0

scope.addEventListener('message', async ({ data }: MessageEvent<KeyRequest>) => {
  const reply = await answer(data.ask).then(
    (value): KeyReply => ({ call: data.call, ok: true, value }),
    (error: unknown): KeyReply => ({
      call: data.call,
      ok: false,
      message: error instanceof Error ? error.message : String(error),
    }),
  )
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows have a target origin
  scope.postMessage(reply)
})

const answer = async (ask: KeyAsk): Promise<KeyAnswers[keyof KeyAnswers]> => {
  switch (ask.op) {
    case 'unlock':
      return unlock(ask)
    case 'make':
      made = await makeKeyPair(held)
      return onPaper(made)
    case 'take':
      return take()
    case 'rewrap':
      return onPaper(keys())
    case 'open':
      return openWith(keys().identity, ask.sealed)
    case 'openFile':
      return openFile(ask.file)
    case 'read':
      return read(ask.file)
    case 'lend':
      lend(ask.port)
      return null
    case 'closeFile':
      await files.get(ask.file)?.cancel()
      files.delete(ask.file)
      return null
  }
}

const keys = (): KeyRing => {
  if (held === undefined) throw new Error('no key is held')
  return held
}

const unlock = async ({
  typed,
  expected,
}: Extract<KeyAsk, { op: 'unlock' }>): Promise<KeyAnswers['unlock']> => {
  const unlocked = await unlockKey(typed, expected)
  if (!unlocked.ok) return unlocked
  made = unlocked.ring
  return { ok: true, keys: take() }
}

const take = (): HeldKeys => {
  held = made ?? keys()
  made = undefined
  const { publicKey, older } = held
  return { publicKey, older }
}

const onPaper = async (ring: KeyRing): Promise<OnPaper> => {
  const passphrase = makePassphrase()
  return { ...ring, passphrase, wrapped: await wrapIdentity(ring.identity, passphrase) }
}

/** Whoever has the other end gets what is inside, and never the key. */
const lend = (port: MessagePort): void => {
  port.addEventListener('message', async ({ data: { call, sealed } }: MessageEvent<OpenAsk>) => {
    const opened = held === undefined ? { ok: false as const } : await openWith(held.identity, sealed)
    const reply: OpenReply = { call, text: opened.ok ? opened.text : null }
    port.postMessage(reply)
  })
  port.start()
}

const openFile = async (file: Blob): Promise<KeyAnswers['openFile']> => {
  const stream = await openStream(keys().identity, file)
  if (!stream.ok) return stream
  opened += 1
  files.set(opened, stream.bytes.getReader())
  return { ok: true, file: opened }
}

const read = async (file: number): Promise<KeyAnswers['read']> => {
  try {
    const next = await files.get(file)?.read()
    return { bytes: next?.value }
  } catch {
    return 'damaged'
  }
}
