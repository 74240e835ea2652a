import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDraftKeys, type DraftKeys } from '#app/crypto/draft-keys.ts'
import { keyRows } from '#worker/key-rows.ts'

let space = ''
let keys: DraftKeys
const tabs: DraftKeys[] = []
const openTab = (): DraftKeys => {
  const tab = createDraftKeys(space)
  tabs.push(tab)
  return tab
}

beforeEach(() => {
  space = crypto.randomUUID()
  keys = openTab()
})
afterEach(async () => {
  for (const tab of tabs.splice(0)) tab.close()
  const root = await navigator.storage.getDirectory()
  await root.removeEntry('draft-keys', { recursive: true }).catch(() => undefined)
})

const folder = async () =>
  (await (await navigator.storage.getDirectory()).getDirectoryHandle('draft-keys')).getDirectoryHandle(space)
const keyFile = async (id: string) => {
  const file = await (await (await folder()).getFileHandle(id)).getFile()
  return new Uint8Array(await file.arrayBuffer())
}

const answers = { q16: { state: 'value', value: 'drie stoelen, één tafel' } }

test('a draft comes back as it was saved, also in a tab that opens later', async () => {
  await keys.create('a')
  const sealed = await keys.encryptJson('a', answers)
  expect(sealed.keyId).toBe('a')
  expect(await keys.decryptJson(sealed)).toEqual({ ok: true, value: answers })
  expect(await openTab().decryptJson(sealed)).toEqual({ ok: true, value: answers })
})

test('keys stand in files of 32 bytes here, and the ciphertext shows nothing of the text', async () => {
  await keys.create('a')
  expect(await keys.kind()).toBe('opfs')
  expect(await keyFile('a')).toHaveLength(32)
  expect(new Set(await keyFile('a')).size).toBeGreaterThan(8)
  const { data } = await keys.encryptJson('a', answers)
  expect(new TextDecoder().decode(data)).not.toContain('stoelen')
})

test('the same draft saved twice looks different each time', async () => {
  await keys.create('a')
  const [first, second] = [await keys.encryptJson('a', answers), await keys.encryptJson('a', answers)]
  expect(new Uint8Array(first.data)).not.toEqual(new Uint8Array(second.data))
  expect(new Uint8Array(first.iv)).not.toEqual(new Uint8Array(second.iv))
})

test('after shredding the file is gone, the draft does not open and nothing more can be saved under that key', async () => {
  await keys.create('a')
  await keys.create('b')
  const sealed = await keys.encryptJson('a', answers)
  await keys.shred('a')
  expect(await keys.list()).toEqual(['b'])
  await expect(keyFile('a')).rejects.toThrow()
  expect(await keys.decryptJson(sealed)).toEqual({ ok: false })
  await expect(keys.encryptJson('a', answers)).rejects.toMatchObject({ name: 'NotFoundError' })
  await keys.shred('a')
})

test('a key shredded in one tab is forgotten by the others', async () => {
  const other = openTab()
  await keys.create('a')
  const sealed = await keys.encryptJson('a', answers)
  expect(await other.decryptJson(sealed)).toEqual({ ok: true, value: answers })
  await keys.shred('a')
  await expect.poll(() => other.decryptJson(sealed)).toEqual({ ok: false })
})

test('another key with the same name does not open an old draft', async () => {
  await keys.create('a')
  const sealed = await keys.encryptJson('a', answers)
  await keys.shred('a')
  await keys.create('a')
  expect(await keys.decryptJson(sealed)).toEqual({ ok: false })
})

test('making a key that is there keeps it, so no draft is lost to a second start', async () => {
  await keys.create('a')
  const sealed = await keys.encryptJson('a', answers)
  await Promise.all([keys.create('a'), openTab().create('a')])
  expect(await openTab().decryptJson(sealed)).toEqual({ ok: true, value: answers })
})

test('many calls at once from two tabs on one key all succeed', async () => {
  const other = openTab()
  await Promise.all([keys.create('a'), other.create('a')])
  const saved = await Promise.all(
    Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? keys : other).encryptJson('a', { n })),
  )
  const opened = await Promise.all(saved.map((sealed, n) => (n % 2 === 0 ? other : keys).decryptJson(sealed)))
  expect(opened).toEqual(saved.map((_, n) => ({ ok: true, value: { n } })))
})

test('a key file that was never filled counts as no key, and making the key fills it', async () => {
  await keys.list()
  await (await folder()).getFileHandle('a', { create: true })
  await expect(keys.encryptJson('a', answers)).rejects.toMatchObject({ name: 'NotFoundError' })
  await keys.create('a')
  expect(await keys.decryptJson(await keys.encryptJson('a', answers))).toEqual({ ok: true, value: answers })
})

test('a sweep shreds what a dead tab left, and keeps what is named and what a living tab just made', async () => {
  for (const id of ['draft', 'left-over']) await keys.create(id)
  keys.close()
  const [alive, sweeper] = [openTab(), openTab()]
  await alive.create('just-made')
  await expect.poll(() => sweeper.sweep(['draft'])).toEqual(['left-over'])
  expect([...(await sweeper.list())].sort()).toEqual(['draft', 'just-made'])
})

test('a sweep in one project leaves the keys of another alone', async () => {
  await keys.create('a')
  const sealed = await keys.encryptJson('a', answers)
  keys.close()
  const other = createDraftKeys(crypto.randomUUID())
  tabs.push(other)
  await other.sweep([])
  expect(await openTab().decryptJson(sealed)).toEqual({ ok: true, value: answers })
})

test('without a file system keys stand in IndexedDB, by project, and go when they are shredded', async () => {
  const rows = keyRows(`keys ${space}`)
  const key = crypto.getRandomValues(new Uint8Array(32))
  await rows.write(space, 'a', key)
  await rows.write('other', 'b', key)
  expect(await rows.read(space, 'a')).toEqual(key)
  expect(await rows.list(space)).toEqual(['a'])
  await rows.shred(space, 'a')
  await rows.shred(space, 'a')
  expect(await rows.read(space, 'a')).toBeUndefined()
  expect(await rows.list('other')).toEqual(['b'])
  indexedDB.deleteDatabase(`keys ${space}`)
})
