import { describe, expect, test } from 'vitest'
import { demoIdentity, demoPassphrase, demoPublicKey } from '#domain/project/demo-key.ts'
import { openSealed, padSealed } from '#domain/survey/finish.ts'
import { makeKeyPair, makePassphrase, wrapIdentity } from '#app/crypto/key-pair.ts'
import { sealTo } from '#app/crypto/seal.ts'
import { openOne } from '#app/screens/coordinate/arrivals/use-opened.ts'
import { createKeyHolder, idleMs } from '#app/screens/coordinate/key/key-holder.ts'
import { unlockKey } from '#app/screens/coordinate/key/unlock-key.ts'

const held = { projectId: 'p', identity: 'i', publicKey: 'k' }

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
    expect(await unlockKey(passphrase.toUpperCase().replaceAll(' ', '  '), expected)).toMatchObject({
      ok: true,
      ...pair,
    })
    const grouped = pair.identity.replace(/(.{10})/g, '$1 ').toLowerCase()
    expect(await unlockKey(grouped, { ...expected, kept: undefined })).toMatchObject({ ok: true, ...pair })
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
      identity: demoIdentity,
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
    expect(await openOne(blob, expected, pair.identity)).toEqual({
      state: 'open',
      answers: { q16: { state: 'dk' } },
    })
    expect(openSealed(JSON.stringify(sealed('a')), expected).ok).toBe(true)
  })

  test('sets a file aside that belongs to another conversation, with the reason', async () => {
    const pair = await makeKeyPair()
    const swapped = await sealTo(pair.publicKey, padSealed(JSON.stringify(sealed('b'))))
    expect(await openOne(swapped, expected, pair.identity)).toEqual({
      state: 'aside',
      reason: 'otherInterview',
    })
    expect(await openOne(swapped, expected, (await makeKeyPair()).identity)).toEqual({
      state: 'aside',
      reason: 'otherKey',
    })
  })
})
