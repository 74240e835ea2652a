import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import * as z from 'zod/mini'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { Operation } from '#domain/sync/operation.ts'
import { openWith } from '#app/crypto/seal.ts'
import type { Store } from '#app/store/store.ts'
import { answersSaying, done } from '../../support/saved.ts'
import { rendered } from '../ui/rendered.tsx'
import { chooses, goesOn } from './person.ts'
import { type Phone, phone } from './phone.tsx'

/** Contact details have a record of their own, made after a yes and joined to nothing. */

const email = 'bewoner@example.nl'

/** A doorstep conversation that was locked at a door. */
const locked = async ({ store, key, begin }: Phone) => {
  if (key.kind !== 'pinned') throw new Error('no key')
  const door = { addressId: crypto.randomUUID() }
  const draft = { ...(await begin('doorstep')), answers: answersSaying('Rust'), door }
  const id = done(await store.seal(draft, defaultQuestionnaire, key.publicKey))
  const farewell = await store.openDraft(id)
  if (farewell?.kind !== 'farewell') throw new Error('no farewell')
  return { farewell, door, interviewId: draft.interviewId, publicKey: key.publicKey }
}
const everything = async ({ db }: Store): Promise<string> =>
  JSON.stringify(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()])))
const outbox = ({ db }: Store, type: string) => db.outbox.where('type').equals(type).toArray()

test('a yes that becomes a no leaves nothing of what was typed, here or on its way', async () => {
  const here = await phone()
  const { farewell } = await locked(here)
  const { room, seen } = here.at(`/bedankt/${farewell.id}`)
  rendered(room)
  await chooses('De bewoner heeft de code')
  await goesOn()
  await chooses('Ja')
  await chooses('De uitkomsten sturen')
  await userEvent.fill(page.getByLabelText('E-mail (hoeft niet)'), email)
  await chooses('Nee')
  await goesOn('Klaar')
  await expect.poll(() => seen.at(-1)).toBe('/straat')
  expect(await outbox(here.store, 'contact')).toEqual([])
  expect(await outbox(here.store, 'visit')).toHaveLength(1)
  expect(await here.store.drafts()).toEqual([])
  expect(await everything(here.store)).not.toContain(email)
})

test('what was typed and never confirmed goes with the farewell', async () => {
  const here = await phone()
  const { farewell } = await locked(here)
  done(await here.store.saveDraft({ ...farewell, details: { purposes: ['results'], email } }))
  done(await here.store.discard(farewell.id, farewell.visit))
  expect(await outbox(here.store, 'contact')).toEqual([])
  expect(await everything(here.store)).not.toContain(email)
})

test('a contact says its purposes and when it ends, and nothing that leads to a conversation or a door', async () => {
  const here = await phone()
  const { farewell, door, interviewId, publicKey } = await locked(here)
  const details = (name: string) => ({ purposes: ['results'], name, phone: '', email })
  done(await here.store.addContact(farewell, details('An'), publicKey))
  const other = await locked(here)
  done(await here.store.addContact(other.farewell, details('Annemarie van der Veen'), publicKey))

  const opened = await Promise.all(
    (await outbox(here.store, 'contact')).map(async ({ body }) => {
      if (body.kind !== 'locked') throw new Error('in clear')
      const open = await here.keys.decryptJson(body.sealed)
      return z.parse(Operation, open.ok ? open.value : undefined)
    }),
  )
  const sizes = opened.map(({ set }) => String(set['sealedDetails']).length)
  expect(new Set(sizes).size).toBe(1)
  for (const { at, parentId, set, add, base, withdrawalHash, ...rest } of opened) {
    expect({ at, parentId, add, base }).toEqual({ at: '2026-03', base: {} })
    expect(Object.keys(set).toSorted()).toEqual(['expiresAt', 'purposes', 'sealedDetails'])
    expect(set['expiresAt']).toBe('2026-09')
    expect(Object.keys(rest).toSorted()).toEqual(['id', 'recordId', 'schemaVersion', 'type'])
    const inside = await openWith(here.identity, String(set['sealedDetails']))
    const said = JSON.stringify([set, rest, inside])
    for (const trace of [interviewId, other.interviewId, door.addressId, other.door.addressId, farewell.code])
      expect(said).not.toContain(trace)
    const [talk] = await here.store.db.conversation.where('id').equals(interviewId).toArray()
    expect(withdrawalHash).not.toBe(talk?.withdrawalHash)
  }
})

test('the outbox does not tell between which conversations a contact or a visit was made', async () => {
  const here = await phone()
  const made: string[] = []
  for (let times = 0; times < 8; times++) {
    const { farewell, publicKey } = await locked(here)
    const before = new Set((await outbox(here.store, 'contact')).map(({ id }) => id))
    const details = { purposes: ['results'], name: 'An', phone: '', email }
    done(await here.store.addContact(farewell, details, publicKey))
    made.push(...(await outbox(here.store, 'contact')).flatMap(({ id }) => (before.has(id) ? [] : [id])))
    done(await here.store.discard(farewell.id, farewell.visit))
  }
  const rows = await here.store.db.outbox.orderBy('order').toArray()
  const first = rows.findIndex(({ type }) => type === 'interview')
  // One in 40,320 that chance puts them in the order in which they were made.
  expect(rows.filter(({ type }) => type === 'contact').map(({ id }) => id)).not.toEqual(made)
  expect(
    rows
      .slice(0, first)
      .map(({ type }) => type)
      .toSorted(),
  ).toEqual([...Array.from({ length: 8 }, () => 'contact'), ...Array.from({ length: 8 }, () => 'visit')])
})
