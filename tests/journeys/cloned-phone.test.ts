import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { openDatabase } from '#app/store/database.ts'
import type { OpenProject } from '#app/project/open-project.ts'
import { journey, seenBy } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { done, photoOf, sighting } from '../support/saved.ts'

const { joinAs } = journey()

/** Everything of a phone put on another one, as a restored backup of the phone does it: the same device, the same outbox. */
const cloned = async (phone: Phone): Promise<OpenProject> => {
  const on = { indexedDB: new IDBFactory(), IDBKeyRange }
  const copy = openDatabase(phone.membership.projectId, on)
  await copy.open()
  for (const table of phone.store.db.tables) await copy.table(table.name).bulkAdd(await table.toArray())
  copy.close()
  return phone.reopen(on)
}

const nothingWaits = async (phones: readonly Pick<OpenProject, 'store'>[]) => {
  for (const { store } of phones) expect(await store.progress()).toMatchObject({ waiting: [], held: [] })
}

test('Exactly once: two copies of one phone that send the same outbox at the same time', async () => {
  const phone = await joinAs('volunteer')
  const made = done(await phone.store.create('assetSighting', sighting))
  const seen = await phone.store.recordById(made)
  if (seen === undefined) throw new Error('nothing shown')
  done(await phone.store.edit(seen.record, { set: { note: 'leeg' } }))
  const bytes = await photoOf(7)
  done(await phone.store.create('assetSighting', { ...sighting, photos: [bytes.photo] }, [bytes]))
  const copy = await cloned(phone)

  await Promise.all([phone.sync.round(), copy.sync.round()])
  // Where both uploaded one picture, one of them was told where to go on.
  for (const { sync } of [phone, copy]) expect(await sync.round()).toBe('idle')
  await nothingWaits([phone, copy])
  const reader = await joinAs('volunteer')
  const shown = await seenBy(reader)
  expect(shown).toHaveLength(2)
  expect(shown.every(({ record }) => record.conflicts.length === 0)).toBe(true)
  expect(shown.find(({ record }) => record.id === made)?.record.fields['note']).toBe('leeg')

  // From here on each goes its own way: as two phones do.
  for (const [app, note] of [
    [phone, 'dicht'],
    [copy, 'open'],
  ] as const) {
    const row = await app.store.recordById(made)
    if (row === undefined) throw new Error('nothing shown')
    done(await app.store.edit(row.record, { set: { note } }))
  }
  await Promise.all([phone.sync.round(), copy.sync.round()])
  await Promise.all([phone.sync.round(), copy.sync.round()])
  await nothingWaits([phone, copy])
  const [mine, theirs] = await Promise.all([phone, copy].map(({ store }) => store.recordById(made)))
  expect(mine?.record).toEqual(theirs?.record)
  const values = [mine?.record.fields['note'], ...(mine?.record.conflicts ?? []).map(({ value }) => value)]
  expect(new Set(values)).toEqual(new Set(['dicht', 'open']))
  copy.close()
})
