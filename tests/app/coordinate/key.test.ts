import { describe, expect, test } from 'vitest'
import { demoIdentity, demoPassphrase, demoPublicKey } from '#domain/project/demo-key.ts'
import { openSealed, padSealed } from '#domain/survey/finish.ts'
import { makeKeyPair, makePassphrase, unwrapIdentity, wrapIdentity } from '#app/crypto/key-pair.ts'
import { sealStream } from '#app/crypto/seal-file.ts'
import { keyLinkOf } from '#app/project/key-link.ts'
import { readOffered } from '#app/screens/coordinate/key/offered-key.ts'
import { openWith, sealTo } from '#app/crypto/seal.ts'
import { unlockKey } from '#app/crypto/unlock-key.ts'
import { openOne } from '#app/screens/coordinate/arrivals/use-opened.ts'
import { type KeyWorker, startKeyWorker } from '#app/crypto/key-worker.ts'
import { createKeyHolder, idleMs } from '#app/screens/coordinate/key/key-holder.ts'

const worker = (onEnd: () => void): KeyWorker => ({
  unlock: notHere,
  make: notHere,
  take: notHere,
  rewrap: notHere,
  open: notHere,
  openFile: notHere,
  lend: () => new MessageChannel().port1,
  end: onEnd,
})
const notHere = () => Promise.reject(new Error('this worker does nothing'))
const heldWith = (onEnd: () => void = () => {}) => ({
  projectId: 'p',
  publicKey: 'k',
  older: [],
  worker: worker(onEnd),
})
const held = heldWith()
const keyOf = ({ identity }: { readonly identity: string }) => ({
  open: (sealed: string) => openWith(identity, sealed),
})

describe('the key that is held', () => {
  const clock = () => {
    let time = 0
    let look = () => {}
    let running = false
    const holder = createKeyHolder(
      () => time,
      (_, tick) => {
        look = tick
        running = true
        return () => {
          running = false
        }
      },
    )
    return {
      holder,
      isRunning: () => running,
      pass: (milliseconds: number) => {
        time += milliseconds
        if (running) look()
      },
    }
  }

  test('is dropped after fifteen quiet minutes and stops looking at the clock', () => {
    const { holder, pass, isRunning } = clock()
    holder.hold(held)
    pass(idleMs - 1)
    expect(holder.held()).toEqual(held)
    pass(1)
    expect(holder.held()).toBeUndefined()
    expect(isRunning()).toBe(false)
  })

  test('ends its worker when it is dropped, and when another takes its place', () => {
    const { holder } = clock()
    const ended: string[] = []
    holder.hold(heldWith(() => ended.push('first')))
    const second = heldWith(() => ended.push('second'))
    holder.hold(second)
    expect(ended).toEqual(['first'])
    holder.hold({ ...second, publicKey: 'newer' })
    expect(ended).toEqual(['first'])
    holder.drop()
    expect(ended).toEqual(['first', 'second'])
  })

  test('stays as long as somebody is there', () => {
    const { holder, pass } = clock()
    holder.hold(held)
    pass(idleMs - 1)
    holder.touch()
    pass(idleMs - 1)
    expect(holder.held()).toEqual(held)
  })

  test('is gone when a laptop wakes up late, before the touch that woke it counts', () => {
    const { holder } = clock()
    let time = 0
    const sleeping = createKeyHolder(
      () => time,
      () => () => {},
    )
    sleeping.hold(held)
    time = idleMs * 4
    sleeping.touch()
    expect(sleeping.held()).toBeUndefined()
    expect(holder.held()).toBeUndefined()
  })
})

describe('unlocking', () => {
  test('takes the six words in any case, or the secret key of the sheet', async () => {
    const pair = await makeKeyPair()
    const passphrase = makePassphrase()
    const kept = { wrapped: await wrapIdentity(pair.identity, passphrase), publicKey: pair.publicKey }
    const expected = { publicKey: pair.publicKey, kept, fictional: false }
    expect(await unlockKey(passphrase.toUpperCase().replaceAll(' ', '  '), expected)).toEqual({
      ok: true,
      ring: pair,
    })
    const grouped = pair.identity.replace(/(.{10})/g, '$1 ').toLowerCase()
    expect(await unlockKey(grouped, { ...expected, kept: undefined })).toEqual({ ok: true, ring: pair })
    expect(await unlockKey(makePassphrase(), expected)).toEqual({ ok: false, reason: 'words' })
    expect(await unlockKey(passphrase, { ...expected, kept: undefined })).toEqual({
      ok: false,
      reason: 'noFile',
    })
    expect(await unlockKey('drie woorden maar', expected)).toEqual({ ok: false, reason: 'unreadable' })
  })

  test('refuses a key of another neighbourhood', async () => {
    const [ours, theirs] = await Promise.all([makeKeyPair(), makeKeyPair()])
    const expected = { publicKey: ours.publicKey, kept: undefined, fictional: false }
    expect(await unlockKey(theirs.identity, expected)).toEqual({ ok: false, reason: 'otherKey' })
  })

  test('takes the key in the source for an invented neighbourhood only', async () => {
    const demo = { publicKey: demoPublicKey, kept: undefined }
    expect(await unlockKey(demoPassphrase, { ...demo, fictional: true })).toMatchObject({
      ok: true,
      ring: { identity: demoIdentity },
    })
    expect(await unlockKey(demoPassphrase, { ...demo, fictional: false })).toMatchObject({ ok: false })
    expect(await unlockKey(demoIdentity, { ...demo, fictional: false })).toEqual({
      ok: false,
      reason: 'otherKey',
    })
  })
})

describe('opening locked answers', () => {
  const sealed = (interviewId: string) => ({
    projectId: 'p',
    interviewId,
    rev: 1,
    formId: 'f',
    formVersion: '1',
    answers: { q16: { state: 'dk' as const } },
  })
  const expected = { projectId: 'p', interviewId: 'a' }

  test('gives the answers of the record that they belong to', async () => {
    const pair = await makeKeyPair()
    const blob = await sealTo(pair.publicKey, padSealed(JSON.stringify(sealed('a'))))
    expect(await openOne(blob, expected, keyOf(pair))).toEqual({
      state: 'open',
      answers: { q16: { state: 'dk' } },
    })
    expect(openSealed(JSON.stringify(sealed('a')), expected).ok).toBe(true)
  })

  test('sets a file aside that belongs to another conversation, with the reason', async () => {
    const pair = await makeKeyPair()
    const swapped = await sealTo(pair.publicKey, padSealed(JSON.stringify(sealed('b'))))
    expect(await openOne(swapped, expected, keyOf(pair))).toEqual({
      state: 'aside',
      reason: 'otherInterview',
    })
    expect(await openOne(swapped, expected, keyOf(await makeKeyPair()))).toEqual({
      state: 'aside',
      reason: 'otherKey',
    })
  })
})

describe('a renewed key', () => {
  test('opens what the keys before it sealed, from words and from the sheet', async () => {
    const first = await makeKeyPair()
    const second = await makeKeyPair(await makeKeyPair(first))
    expect(second.older).toHaveLength(2)
    const before = await sealTo(first.publicKey, 'oud')
    const passphrase = makePassphrase()
    const kept = { wrapped: await wrapIdentity(second.identity, passphrase), publicKey: second.publicKey }
    const expected = { publicKey: second.publicKey, kept, fictional: false }
    for (const typed of [passphrase, second.identity.replaceAll('\n', ' ')]) {
      const unlocked = await unlockKey(typed, expected)
      if (!unlocked.ok) throw new Error(unlocked.reason)
      expect(unlocked.ring).toEqual(second)
      expect(await openWith(unlocked.ring.identity, before)).toEqual({ ok: true, text: 'oud' })
      expect(await openWith(first.identity, await sealTo(second.publicKey, 'nieuw'))).toEqual({ ok: false })
    }
  })

  test('makes the one that is kept here an earlier one, and says so', async () => {
    const first = await makeKeyPair()
    const second = await makeKeyPair(first)
    const passphrase = makePassphrase()
    const kept = { wrapped: await wrapIdentity(first.identity, passphrase), publicKey: first.publicKey }
    const expected = { publicKey: second.publicKey, kept, fictional: false }
    expect(await unlockKey(passphrase, expected)).toEqual({ ok: false, reason: 'olderKey' })
    expect(await unlockKey(first.identity, { ...expected, kept: undefined })).toEqual({
      ok: false,
      reason: 'otherKey',
    })
  })
})

describe('the worker that holds the key', () => {
  test('takes wrong words as often as they come, then the right ones, and never says the key', async () => {
    const pair = await makeKeyPair()
    const passphrase = makePassphrase()
    const kept = { wrapped: await wrapIdentity(pair.identity, passphrase), publicKey: pair.publicKey }
    const expected = { publicKey: pair.publicKey, kept, fictional: false }
    const key = startKeyWorker()
    for (let times = 0; times < 5; times++)
      expect(await key.unlock(makePassphrase(), expected)).toEqual({ ok: false, reason: 'words' })
    const unlocked = await key.unlock(passphrase, expected)
    expect(unlocked).toEqual({ ok: true, keys: { publicKey: pair.publicKey, older: [] } })
    expect(await key.open(await sealTo(pair.publicKey, 'tekst'))).toEqual({ ok: true, text: 'tekst' })
    key.end()
  })

  test('holds a new key only once it is taken', async () => {
    const key = startKeyWorker()
    const first = await key.make()
    expect(await key.take()).toEqual({ publicKey: first.publicKey, older: [] })
    const second = await key.make()
    expect(second.older).toEqual([first.publicKey])
    const sealed = await sealTo(second.publicKey, 'tekst')
    expect(await key.open(sealed)).toEqual({ ok: false })
    await key.take()
    expect(await key.open(sealed)).toEqual({ ok: true, text: 'tekst' })
    expect((await unwrapIdentity(second.wrapped, second.passphrase)).ok).toBe(true)
    const again = await key.rewrap()
    expect(again.identity).toBe(second.identity)
    expect((await unwrapIdentity(again.wrapped, second.passphrase)).ok).toBe(false)
    key.end()
  })

  test('opens a file piece by piece, and says when it is damaged', async () => {
    const key = startKeyWorker()
    const { publicKey } = await key.make()
    await key.take()
    const clear = new Uint8Array(300_000).fill(7)
    const sealed = new Blob([
      await new Response(await sealStream(publicKey, new Blob([clear]).stream())).arrayBuffer(),
    ])
    const opened = await key.openFile(sealed)
    if (!opened.ok) throw new Error(opened.reason)
    expect(new Uint8Array(await new Response(opened.bytes).arrayBuffer())).toEqual(clear)
    const cut = await key.openFile(sealed.slice(0, 200_000))
    if (!cut.ok) throw new Error(cut.reason)
    await expect(new Response(cut.bytes).arrayBuffer()).rejects.toThrow()
    expect(await key.openFile(new Blob(['geen bestand']))).toEqual({ ok: false, reason: 'notAge' })
    key.end()
  })
})

describe('what is scanned', () => {
  test('is a sheet, a key under words, a card for phones, or nothing of ours', async () => {
    const { identity, publicKey } = await makeKeyPair()
    expect(readOffered(`${identity.slice(0, 20)} ${identity.slice(20)}\r\n`)).toEqual({
      kind: 'identity',
      identity,
    })
    const wrapped = await wrapIdentity(identity, makePassphrase())
    expect(readOffered(`${wrapped}\n`)).toEqual({ kind: 'wrapped', wrapped })
    const card = keyLinkOf('https://wijk.example', crypto.randomUUID(), publicKey)
    expect(readOffered(card)).toEqual({ kind: 'card' })
    expect(readOffered('https://iets.anders/')).toEqual({ kind: 'other' })
  })
})
