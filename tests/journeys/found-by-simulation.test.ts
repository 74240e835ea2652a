import { describe, expect, test } from 'vitest'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import type { Phone } from '../support/phone.ts'
import { journey } from '../support/journey.ts'
import { answersSaying, begin, done, sighting } from '../support/saved.ts'

/** What the simulation found, as plain stories. */

const { joinAs } = journey()

const shownAt = async (phone: Phone) => {
  const [shown] = await phone.store.records('assetSighting')
  if (shown === undefined) throw new Error('nothing shown')
  return shown.record
}

describe('a clash', () => {
  test('that somebody settles keeps the value that its maker changed once more in the meantime', async () => {
    const [desk, first, second] = [
      await joinAs('coordinator'),
      await joinAs('volunteer'),
      await joinAs('volunteer'),
    ]
    done(await desk.store.create('assetSighting', { ...sighting, note: 'leeg' }))
    for (const phone of [desk, first, second]) await phone.sync.round()
    done(await first.store.edit(await shownAt(first), { set: { note: 'dicht' } }))
    done(await second.store.edit(await shownAt(second), { set: { note: 'te huur' } }))
    // It stays open on the second phone, with its own value.
    const open = await shownAt(second)
    for (const phone of [first, second, desk]) await phone.sync.round()

    const disputed = await shownAt(desk)
    expect(disputed).toMatchObject({ fields: { note: 'dicht' }, conflicts: [{ value: 'te huur' }] })
    done(await second.store.edit(open, { set: { note: 'te koop' } }))
    await second.sync.round()
    const resolves = disputed.conflicts.map(({ id }) => id)
    done(await desk.store.edit(disputed, { set: { note: 'dicht' }, resolves }))
    await desk.sync.round()
    // Whoever chose "dicht" had seen "te huur", and not "te koop".
    expect(await shownAt(desk)).toMatchObject({
      fields: { note: 'dicht' },
      conflicts: [{ value: 'te koop' }],
    })
  })
})

describe('a change on a screen that stayed open', () => {
  test('never replaces a value that the person did not see, after two of its own lost', async () => {
    const [first, second] = [await joinAs('volunteer'), await joinAs('volunteer')]
    done(await first.store.create('assetSighting', { ...sighting, note: 'leeg' }))
    for (const phone of [first, second]) await phone.sync.round()
    done(await first.store.edit(await shownAt(first), { set: { note: 'dicht' } }))
    done(await second.store.edit(await shownAt(second), { set: { note: 'te huur' } }))
    const open = await shownAt(second)
    done(await second.store.edit(open, { set: { note: 'te koop' } }))
    done(await second.store.edit(open, { set: { note: 'verkocht' } }))
    for (const phone of [first, second, first]) await phone.sync.round()
    const { fields, conflicts } = await shownAt(first)
    expect(fields['note']).toBe('dicht')
    expect(conflicts.map(({ value }) => value)).toEqual(['te koop', 'verkocht'])
  })
})

describe('a note at the desk', () => {
  test('about a tip out of a conversation carries a month, as the tip does', async () => {
    const { publicKey } = await makeKeyPair()
    const desk = await joinAs('coordinator')
    const interviewer = await joinAs('interviewer', { key: publicKey })
    for (let count = 0; count < 5; count++) {
      const draft = { ...(await begin(interviewer.store)), answers: answersSaying('samen eten') }
      done(await interviewer.store.seal(draft, defaultQuestionnaire, publicKey))
    }
    await interviewer.sync.round()
    await desk.sync.round()
    const on = { type: 'assetSighting', id: (await shownAt(desk)).id }
    const id = done(await desk.store.create('comment', { on, text: 'gebeld' }))
    await desk.sync.round()
    expect(await desk.store.progress()).toMatchObject({ waiting: [], held: [] })
    expect((await desk.store.recordById(id))?.record.at).toMatch(/^\d{4}-\d{2}$/)
  })
})
