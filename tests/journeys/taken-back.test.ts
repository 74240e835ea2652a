import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Role } from '#domain/project/role.ts'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { formatWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { talksErased } from '#app/sync/erase-here.ts'
import { filesWith } from '../support/files-with.ts'
import { joinPhone, type Phone } from '../support/phone.ts'
import { answersSaying, begin, done } from '../support/saved.ts'
import { type ServerProcess, spawnServer } from '../support/server-process.ts'

/** A resident takes a conversation back. The program, its commands and the files of all three phones are the real ones. */

const marker = 'MARKER-waterlelie-8823'
let folder: string
let data: string
let running: ServerProcess
let url: string
const phones: Phone[] = []
/** Everything that the program said, in all its lives. */
let said = ''

const start = async (port = '0') => {
  running = spawnServer(['--data', data, '--port', port])
  url = await running.url
}
const stop = async () => {
  running.child.kill('SIGTERM')
  const { out, error } = await running.exit
  said += out + error
}
const admin = async (...args: readonly string[]): Promise<string> => {
  const { code, out, error } = await spawnServer([...args, '--data', data], {}, 'src/server/admin.ts').exit
  if (code !== 0) throw new Error(error)
  return out
}
const joinAs = async (role: Role): Promise<Phone> => {
  const link = /http\S+/.exec(await admin('link', role, '--url', url))?.[0] ?? ''
  const phone = await joinPhone(link, role)
  phones.push(phone)
  await phone.sync.round()
  return phone
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'limonade-taken-back-'))
  data = join(folder, 'data')
  said = ''
  await start()
})
afterEach(async () => {
  for (const phone of phones.splice(0)) phone.close()
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

/** All that stands in the tables of a phone. */
const everythingOn = async ({ store }: Phone): Promise<string> =>
  JSON.stringify(await Promise.all(store.db.tables.map(async (table) => [table.name, await table.toArray()])))

const hold = async (phone: Phone, publicKey: string, words: string) => {
  const draft = { ...(await begin(phone.store)), answers: answersSaying(words) }
  const farewell = await phone.store.openDraft(
    done(await phone.store.seal(draft, defaultQuestionnaire, publicKey)),
  )
  if (farewell?.kind !== 'farewell') throw new Error('no farewell')
  return { id: draft.interviewId, farewell }
}
const withdraw = async (code: string, confirm: boolean): Promise<unknown> => {
  const reply = await fetch(`${url}/v1/withdraw`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, confirm }),
  })
  return reply.json()
}

test('a code leaves nothing on the server, on three phones, and in a backup of before that is put back', async () => {
  const { publicKey } = await makeKeyPair()
  const [coordinator, interviewer, other] = [
    await joinAs('coordinator'),
    await joinAs('interviewer'),
    await joinAs('interviewer'),
  ]
  const { id, farewell } = await hold(interviewer, publicKey, marker)
  const details = { purposes: ['results'], name: marker, phone: '', email: 'bewoner@example.nl' }
  done(await interviewer.store.addContact(farewell, details, publicKey))
  done(await interviewer.store.discard(farewell.id))
  for (let count = 0; count < 4; count++) await hold(other, publicKey, 'Rust')
  for (const phone of [interviewer, other, coordinator]) await phone.sync.round()
  // A quote of what was said, beside the conversation that came in.
  done(await coordinator.store.create('story', { quote: marker, consentRef: id }))
  await coordinator.sync.round()
  expect(await everythingOn(coordinator)).toContain(marker)
  expect(filesWith(data, [marker])).not.toEqual([])
  const backups = join(folder, 'backups')
  await admin('backup', backups)
  expect(filesWith(backups, [marker])).not.toEqual([])

  const typed = formatWithdrawalCode(farewell.code).toLowerCase().replaceAll('0', 'o')
  expect(await withdraw(typed, false)).toMatchObject({ found: true, contact: true, erased: false })
  expect(await withdraw(typed, true)).toMatchObject({ found: true, contact: true, erased: true })
  expect(filesWith(data, [marker, farewell.code, typed])).toEqual([])

  for (const phone of [interviewer, other, coordinator]) {
    await phone.sync.round()
    expect(await everythingOn(phone)).not.toContain(marker)
    expect(await phone.store.db.conversation.get(id)).toBeUndefined()
    expect(await phone.store.db.record.get(id)).toBeUndefined()
  }
  expect(await interviewer.store.meta(talksErased)).toEqual([farewell.month])
  expect(await other.store.meta(talksErased)).toBeUndefined()

  const port = new URL(url).port
  await stop()
  for (const name of readdirSync(data))
    if (name !== 'erasures.log') rmSync(join(data, name), { recursive: true })
  await admin('restore', backups)
  await start(port)
  expect(filesWith(data, [marker])).toEqual([])
  const late = await joinAs('coordinator')
  for (const phone of [interviewer, other, coordinator, late]) {
    await phone.sync.round()
    await phone.sync.round()
    expect(await everythingOn(phone)).not.toContain(marker)
  }
  expect(filesWith(data, [marker, farewell.code])).toEqual([])
  expect(await withdraw(farewell.code, false)).toMatchObject({ found: false })
  expect(said).not.toMatch(new RegExp(`${marker}|${farewell.code}|${typed}`))
}, 90_000)
