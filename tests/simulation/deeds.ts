import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import type { Json } from '#domain/sync/operation.ts'
import type { Shown } from '#app/store/overlay.ts'
import { answersSaying, begin, done, sighting } from '../support/saved.ts'
import { type Handset, notice, reopen } from './handset.ts'
import { makePicture } from './picture.ts'
import type { Deed } from './plan.ts'
import { origin } from './server.ts'
import { chosen, type Run } from './stage.ts'

/** Carries out what a person does, with the app's own commands, and writes down what was saved and seen. */
export const deliver = async (run: Run, deed: Deed): Promise<void> => {
  if (deed.kind === 'restart') return run.server.restart()
  if (deed.kind === 'withdraw') return withdraw(run, deed.which)
  const handset = chosen(run, deed.phone)
  const { store } = handset.app
  const { ledger } = run
  switch (deed.kind) {
    case 'create': {
      const kind = kinds[deed.asset] ?? 'office'
      const visibility = deed.visibility < 8 ? 'team' : deed.visibility < 11 ? 'coordinator' : 'public'
      done(await store.create('assetSighting', { ...sighting, kind, visibility, note: run.newWord() }))
      await notice(ledger, handset)
      return
    }
    case 'look':
      handset.looked = await shown(run, handset, deed.record)
      return
    case 'edit': {
      const target =
        deed.stale && handset.looked !== undefined ? handset.looked : await shown(run, handset, deed.record)
      if (target === undefined) return
      const set = Object.fromEntries(deed.fields.map((field) => newValue(run, field)))
      done(await store.edit(target.record, { set }))
      await notice(ledger, handset, seenIn(target, Object.keys(set)))
      // It stays open as it is now, whatever comes in.
      handset.looked = await store.recordById(target.record.id)
      return
    }
    case 'clash':
      for (const phone of [deed.phone, deed.phone + 1])
        await deliver(run, { ...deed, kind: 'edit', phone, fields: [deed.field], stale: false })
      return
    case 'resolve': {
      const target = await disputed(run, handset, deed.record)
      const conflict = target?.record.conflicts[0]
      if (target === undefined || conflict === undefined) return
      const { field } = conflict
      const kept = target.record.fields[field] ?? null
      const value = deed.second ? conflict.value : kept
      done(await store.edit(target.record, { set: { [field]: value }, resolves: [conflict.id] }))
      await notice(ledger, handset, { [field]: [kept, conflict.value] })
      return
    }
    case 'photo': {
      const target = await shown(run, handset, deed.record)
      if (target === undefined) return
      const bytes = await makePicture(deed.same ? 0 : run.newSeed(), deed.large)
      const { sha256, small, type, bytes: size, width, height } = bytes.photo
      const photo = { sha256, small, type, bytes: size, width, height }
      done(await store.edit(target.record, { add: { photos: [photo] } }, [bytes]))
      const recordId = target.record.id
      for (const hash of [sha256, small])
        ledger.pictures.set(`${hash} ${recordId}`, { sha256: hash, phone: handset.name, recordId })
      await notice(ledger, handset)
      return
    }
    case 'comment': {
      const target = await shown(run, handset, deed.record)
      if (target === undefined) return
      const on = { type: 'assetSighting', id: target.record.id }
      done(await store.create('comment', { on, text: run.newWord() }))
      await notice(ledger, handset)
      return
    }
    case 'takeBack':
      return takeBack(run, handset, deed.record)
    case 'seal': {
      if (handset.role === 'volunteer') return
      for (let count = 0; count < deed.count; count++) await seal(run, handset)
      return
    }
    case 'contact':
      for (let count = 0; count < deed.count; count++) await addContact(run, handset)
      return
    case 'newer': {
      const id = run.dice.id()
      const recordId = run.dice.id()
      const set = { ...sighting, note: run.newWord() }
      const operation = { id, type: 'assetSighting', recordId, schemaVersion: 99, at: '2026-03-09', base: {}, set } // prettier-ignore
      const { type } = operation
      await store.db.outbox.add({ id, type, recordId, body: { kind: 'clear', operation }, state: 'waiting' })
      await notice(ledger, handset)
      return
    }
    case 'reopen':
      return reopen(handset)
  }
}

const kinds = ['office', 'greenStrip', 'dwelling', 'shop']

/** A sighting as this phone shows it, chosen by the order in which they were made: ids say nothing about that. */
const shown = async (run: Run, { app }: Handset, index: number): Promise<Shown | undefined> => {
  const all = await app.store.records('assetSighting')
  const inOrder = run.ledger.order.flatMap((id) => all.filter(({ record }) => record.id === id))
  return inOrder[index % Math.max(1, inOrder.length)]
}

const disputed = async (run: Run, { app }: Handset, index: number): Promise<Shown | undefined> => {
  const all = (await app.store.records('assetSighting')).filter(({ record }) => record.conflicts.length > 0)
  const inOrder = run.ledger.order.flatMap((id) => all.filter(({ record }) => record.id === id))
  return inOrder[index % Math.max(1, inOrder.length)]
}

const newValue = (run: Run, field: number): readonly [string, Json] => {
  switch (field) {
    case 1:
      return ['title', run.newWord()]
    case 2:
      return ['condition', run.newWord()]
    case 3:
      return ['kind', kinds[run.dice.roll(kinds.length)] ?? 'office']
    case 4:
      return ['visibility', run.dice.roll(2) === 0 ? 'team' : 'coordinator']
    default:
      return ['note', run.newWord()]
  }
}

const seenIn = ({ record }: Shown, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, [record.fields[field] ?? null]]))

const takeBack = async ({ ledger, ...run }: Run, handset: Handset, index: number): Promise<void> => {
  const target = await shown({ ledger, ...run }, handset, index)
  if (target === undefined) return
  const recordId = target.record.id
  const maker = [...ledger.saved.values()].find((saved) => saved.recordId === recordId)
  if (handset.role !== 'coordinator' && maker?.phone !== handset.name) return
  const before = await handset.app.store.db.outbox.where('recordId').equals(recordId).toArray()
  done(await handset.app.store.takeBack(recordId))
  await notice(ledger, handset)
  for (const { id } of before) {
    const saved = ledger.saved.get(id)
    if (saved !== undefined && !handset.outbox.has(id)) saved.takenBack = true
  }
}

const seal = async ({ ledger, keyPair }: Run, handset: Handset): Promise<void> => {
  const { store } = handset.app
  const draft = await begin(store)
  // Out of one of these comes a tip: a sighting that belongs to the conversation.
  const said = { ...draft, answers: answersSaying('samen eten') }
  const farewellId = done(await store.seal(said, defaultQuestionnaire, keyPair.publicKey))
  const farewell = await store.openDraft(farewellId)
  if (farewell?.kind !== 'farewell') throw new Error('no farewell')
  await notice(ledger, handset)
  const { interviewId } = draft
  ledger.conversations.set(interviewId, {
    interviewId,
    contactId: undefined,
    phone: handset.name,
    code: farewell.code,
    withdrawn: false,
  })
}

const addContact = async ({ ledger, keyPair }: Run, handset: Handset): Promise<void> => {
  const { store } = handset.app
  const farewell = (await store.drafts()).find(
    (draft) => draft.kind === 'farewell' && draft.contact === 'toAsk',
  )
  if (farewell?.kind !== 'farewell') return
  const details = { purposes: ['results'], name: 'An', phone: '', email: '' }
  done(await store.addContact(farewell, details, keyPair.publicKey))
  const [contact] = await notice(ledger, handset)
  const conversation = [...ledger.conversations.values()].find(({ code }) => code === farewell.code)
  if (contact === undefined || conversation === undefined) throw new Error('a contact of nothing')
  conversation.contactId = contact.recordId
  if (conversation.withdrawn) ledger.erased.add(contact.recordId)
}

const withdraw = async ({ ledger, server }: Run, which: number): Promise<void> => {
  const all = [...ledger.conversations.values()]
  const conversation = all[which % Math.max(1, all.length)]
  if (conversation === undefined) return
  const reply = await server.fetch(
    new Request(`${origin}/v1/withdraw`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: conversation.code, confirm: true }),
    }),
  )
  if (reply.status !== 200) throw new Error(`withdrawing answered ${reply.status}`)
  conversation.withdrawn = true
  ledger.erased.add(conversation.interviewId)
  if (conversation.contactId !== undefined) ledger.erased.add(conversation.contactId)
}
