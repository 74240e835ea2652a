import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { demoPublicKey } from '#domain/project/demo-key.ts'
import type { Answers } from '#domain/survey/answer.ts'
import { openSealed } from '#domain/survey/finish.ts'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { openWith } from '#app/crypto/seal.ts'
import { keyState } from '#app/project/key-state.ts'
import { joinProject } from '#app/project/join-project.ts'
import { readLink } from '#app/project/link.ts'
import { ProjectFields } from '#domain/project/project.ts'
import * as z from 'zod/mini'
import { journey } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { begin, done } from '../support/saved.ts'

/** What somebody who owns the server, or swaps things in it, gets to see. */

const { joinAs, server } = journey()

const answers: Answers = {
  q01: { state: 'value', value: 'yes' },
  q03: { state: 'value', value: 'alone' },
  q16: { state: 'value', value: { energy: { state: 'value', band: 'upTo200' } } },
  q22: { state: 'dk' },
  q41: { state: 'value', value: 'right' },
}
/** As the app decides it: from what this phone pinned and what the server shows. */
const keyOf = async (phone: Phone) => {
  const member = await phone.memberships.membership.get(phone.membership.projectId)
  const fields = z.safeParse(ProjectFields, (await phone.store.records('project'))[0]?.record.fields)
  return keyState({
    pinned: member?.pinnedKey ?? null,
    served: fields.success ? fields.data.publicKey : undefined,
    fictional: member?.fictional === true,
  })
}
const sealIfMay = async (phone: Phone) => {
  const draft = await begin(phone.store)
  const key = await keyOf(phone)
  if (key.kind === 'pinned')
    done(await phone.store.seal({ ...draft, answers }, defaultQuestionnaire, key.publicKey))
  return draft
}
/** Changes the stored bodies of records behind the server's back. */
const inDatabase = async (change: (database: DatabaseSync) => void): Promise<void> => {
  const database = new DatabaseSync(join(server().data, 'limonade.db'))
  change(database)
  database.close()
}

describe('the pinned key', () => {
  test('a recipient swapped in the database stops sealing, keeps the draft, and opens nothing that is pushed', async () => {
    const [ours, attacker] = [await makeKeyPair(), await makeKeyPair()]
    const coordinator = await joinAs('coordinator')
    const [project] = await coordinator.store.records('project')
    if (project === undefined) throw new Error('no project')
    done(await coordinator.store.edit(project.record, { set: { publicKey: ours.publicKey } }))
    await coordinator.sync.round()
    const phone = await joinAs('interviewer', { key: ours.publicKey })
    expect(await keyOf(phone)).toMatchObject({ kind: 'pinned' })
    const before = await sealIfMay(phone)
    expect(await phone.store.openDraft(before.id)).toBeUndefined()

    const [seen] = await coordinator.store.records('project')
    if (seen === undefined) throw new Error('no project')
    // Whoever owns the server can do this without a coordinator; the phone sees the same.
    done(await coordinator.store.edit(seen.record, { set: { publicKey: attacker.publicKey } }))
    await coordinator.sync.round()
    await phone.sync.round()
    expect(await keyOf(phone)).toEqual({ kind: 'differs' })
    const draft = await sealIfMay(phone)
    await phone.sync.round()
    expect(await phone.store.openDraft(draft.id)).toMatchObject({ interviewId: draft.interviewId })
    expect(await phone.memberships.membership.get(phone.membership.projectId)).toMatchObject({
      pinnedKey: ours.publicKey,
    })

    const sealed: unknown[] = []
    await inDatabase((database) => {
      for (const row of database.prepare("SELECT body FROM record WHERE type = 'interview'").all())
        sealed.push(JSON.parse(String(row['body'])).fields.sealedBlob)
    })
    expect(sealed).toHaveLength(1)
    for (const blob of sealed) {
      expect((await openWith(attacker.identity, String(blob))).ok).toBe(false)
      expect((await openWith(ours.identity, String(blob))).ok).toBe(true)
    }
  })

  test('stays when the same phone opens a link without a key', async () => {
    const { publicKey } = await makeKeyPair()
    const phone = await joinAs('interviewer', { key: publicKey })
    const link = readLink(new URL(await server().link('interviewer')).hash)
    if (link === undefined) throw new Error('no link')
    const joined = await joinProject(
      link,
      { name: 'again', today: '2026-03-02' },
      { memberships: phone.memberships, fetch, origin: server().url },
    )
    expect(joined).toMatchObject({ ok: true, membership: { pinnedKey: publicKey, pinnedBy: 'link' } })
  })

  test('a damaged key in a link makes it no link, and never a reason to trust the server', () => {
    const invitation = 'x'.repeat(43)
    expect(readLink(`#i=${invitation}&k=age1broken`)).toBeUndefined()
    expect(readLink(`#i=${invitation}`)).toEqual({ invitation, publicKey: null })
  })

  test('the key in the source is refused where nothing is invented', async () => {
    const phone = await joinAs('interviewer', { key: demoPublicKey })
    expect(await keyOf(phone)).toEqual({ kind: 'none' })
    expect(keyState({ pinned: demoPublicKey, served: null, fictional: false })).toEqual({ kind: 'none' })
    expect(keyState({ pinned: demoPublicKey, served: null, fictional: true })).toMatchObject({
      kind: 'pinned',
    })
  })
})

describe('locked answers', () => {
  test('of two conversations swapped in the database are both set aside', async () => {
    const { publicKey, identity } = await makeKeyPair()
    const coordinator = await joinAs('coordinator')
    const phone = await joinAs('interviewer', { key: publicKey })
    for (let count = 0; count < 5; count++) await sealIfMay(phone)
    await phone.sync.round()
    const swapped: string[] = []
    await inDatabase((database) => {
      const rows = database
        .prepare("SELECT body FROM feed WHERE scope = 'talk' AND body LIKE '%sealedBlob%' LIMIT 2")
        .all()
      const [first, second] = rows.map((row) => JSON.parse(String(row['body'])))
      const blob = first.fields.sealedBlob
      first.fields.sealedBlob = second.fields.sealedBlob
      second.fields.sealedBlob = blob
      for (const body of [first, second]) {
        database.prepare('UPDATE feed SET body = ? WHERE record_id = ?').run(JSON.stringify(body), body.id)
        swapped.push(body.id)
      }
    })
    await coordinator.sync.round()
    const interviews = await coordinator.store.records('interview')
    expect(interviews).toHaveLength(5)
    for (const { record } of interviews) {
      const opened = await openWith(identity, String(record.fields['sealedBlob']))
      if (!opened.ok) throw new Error('it does not open')
      const { projectId } = coordinator.membership
      expect(openSealed(opened.text, { projectId, interviewId: record.id })).toMatchObject(
        swapped.includes(record.id) ? { ok: false, reason: 'otherInterview' } : { ok: true },
      )
    }
  })
})

describe('what a phone keeps of a conversation that was received', () => {
  test('tells no day, no hour and no place in an order', async () => {
    const { publicKey } = await makeKeyPair()
    const phone = await joinAs('interviewer', { key: publicKey })
    const draft = await sealIfMay(phone)
    await phone.sync.round()
    const [kept] = await phone.store.conversations()
    expect(kept).toMatchObject({ id: draft.interviewId, received: true })
    // At least a month, and the same for every day of it.
    expect(kept?.keepUntil).toMatch(/-02$/)
    for (const receipt of await phone.store.db.receipt.toArray()) {
      expect(receipt).not.toHaveProperty('number')
      expect(receipt).not.toHaveProperty('receivedAt')
    }
    expect(await phone.store.db.outbox.count()).toBe(0)
  })

  test('is only a file that the phone cannot open, which goes with its number once a backup holds it', async () => {
    const { publicKey } = await makeKeyPair()
    const phone = await joinAs('interviewer', { key: publicKey })
    await sealIfMay(phone)
    await phone.sync.round()
    const { db } = phone.store
    expect((await phone.store.conversations())[0]?.file).toBeDefined()
    await db.conversation.toCollection().modify({ keepUntil: '2020-01-02' })
    await phone.sync.round()
    const [kept] = await phone.store.conversations()
    expect(Object.keys(kept ?? {}).sort()).toEqual(['id', 'keepUntil', 'month', 'received'])
  })
})
