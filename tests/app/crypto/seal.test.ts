import { expect, test } from 'vitest'
import { fromBase64, randomSecret, sha256Hex, toBase64 } from '#app/crypto/hash.ts'
import {
  makeKeyPair,
  makePassphrase,
  readIdentity,
  unwrapIdentity,
  wrapIdentity,
} from '#app/crypto/key-pair.ts'
import { keyWords } from '#app/crypto/key-words.ts'
import { fromArmor, openWith, sealTo, toArmor } from '#app/crypto/seal.ts'
import { readSixWords } from '#domain/project/words.ts'

const text = JSON.stringify({ q16: 'Één ledikant en 3 € – überhaupt' })

test('what is sealed to a key opens with its identity and reads the same', async () => {
  const { identity, publicKey } = await makeKeyPair()
  expect(publicKey).toMatch(/^age1[02-9ac-hj-np-z]{58}$/)
  expect(await openWith(identity, await sealTo(publicKey, text))).toEqual({ ok: true, text })
})

test('what was sealed to a swapped recipient does not open with the project’s identity, nor the other way round', async () => {
  const [project, attacker] = await Promise.all([makeKeyPair(), makeKeyPair()])
  const sealed = await sealTo(project.publicKey, text)
  expect(await openWith(attacker.identity, sealed)).toEqual({ ok: false })
  expect(await openWith(project.identity, await sealTo(attacker.publicKey, text))).toEqual({ ok: false })
})

test('texts padded to one length give ciphertexts of one length, whatever they say', async () => {
  const { publicKey } = await makeKeyPair()
  const texts = ['{}', '{"q16":{"state":"pns"}}', `{"q16":"${'lang '.repeat(400)}"}`].map((json) =>
    json.padEnd(4_096),
  )
  const sealed = await Promise.all(texts.map((padded) => sealTo(publicKey, padded)))
  expect(new Set(sealed.map((file) => file.length)).size).toBe(1)
  expect(new Set(sealed).size).toBe(3)
})

test('a damaged file, a text that is no file and a text that is no identity do not open and do not throw', async () => {
  const { identity, publicKey } = await makeKeyPair()
  const bytes = fromBase64(await sealTo(publicKey, text))
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(await openWith(identity, toBase64(bytes))).toEqual({ ok: false })
  expect(await openWith(identity, 'geen bestand')).toEqual({ ok: false })
  expect(await openWith('AGE-SECRET-KEY-1NEE', await sealTo(publicKey, text))).toEqual({ ok: false })
})

test('sealing to something that is not a key fails loudly instead of writing anything', async () => {
  await expect(sealTo('age1nee', text)).rejects.toThrow()
})

test('the armoured file holds the same bytes', async () => {
  const { publicKey } = await makeKeyPair()
  const sealed = await sealTo(publicKey, text)
  expect(toArmor(sealed)).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/)
  expect(fromArmor(toArmor(sealed))).toEqual({ ok: true, sealed })
  expect(fromArmor('geen bestand')).toEqual({ ok: false })
})

test('a wrapped identity opens with its six words however they are written, and with no others', async () => {
  const { identity, publicKey } = await makeKeyPair()
  const passphrase = makePassphrase()
  expect(readSixWords(passphrase)).toEqual({ ok: true, text: passphrase })
  const wrapped = await wrapIdentity(identity, passphrase)
  expect(wrapped).not.toContain(identity)
  const written = passphrase.toUpperCase().replaceAll(' ', '-')
  expect(await unwrapIdentity(wrapped, written)).toEqual({
    ok: true,
    ring: { identity, publicKey, older: [] },
  })
  expect(await unwrapIdentity(wrapped, makePassphrase())).toEqual({ ok: false })
  expect(await unwrapIdentity('geen bestand', passphrase)).toEqual({ ok: false })
})

test('each guess at a passphrase costs 2^16 rounds of scrypt', async () => {
  const { identity } = await makeKeyPair()
  const header = new TextDecoder().decode(fromBase64(await wrapIdentity(identity, makePassphrase())))
  expect(header).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 16\n/)
})

test('an identity is read from a sheet with spaces, line ends and small letters', async () => {
  const pair = await makeKeyPair()
  const printed = (pair.identity.match(/.{1,8}/g) ?? []).join(' \n').toLowerCase()
  expect(await readIdentity(printed)).toEqual({ ok: true, ring: pair })
  expect(await readIdentity('iets anders')).toEqual({ ok: false })
})

test('a key’s six words are always the same, and another key has others', async () => {
  const key = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'
  expect(await keyWords(key)).toBe(await keyWords(key))
  expect(await keyWords(key)).not.toBe(await keyWords(key.replace('ql3', 'ql4')))
})

test('base64 comes back as it went, also where the browser has none built in', () => {
  const bytes = Uint8Array.from({ length: 20_001 }, (_, index) => (index * 7) % 256)
  expect(fromBase64(toBase64(bytes))).toEqual(bytes)
  const old = Object.assign(bytes.slice(), { toBase64: undefined })
  expect(toBase64(old)).toBe(toBase64(bytes))
})

test('a digest is that of the standard, and a secret carries 32 bytes in characters that fit a link', async () => {
  expect(await sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(randomSecret()).toMatch(/^[A-Za-z0-9_-]{43}$/)
})
