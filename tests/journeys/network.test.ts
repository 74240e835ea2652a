import { describe, expect, test } from 'vitest'
import { comparedWith, type PlaceChoices, tipsFrom } from '#domain/field/place-import.ts'
import {
  importedPlaces,
  placeImports,
  takeBackPlaces,
  writePlaces,
} from '#app/screens/coordinate/places/write-places.ts'
import { addEntry, changeEntry, putBack, takeOff } from '#app/screens/network/keep-entry.ts'
import { journey } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'

const { joinAs } = journey()

const crew = { name: 'Kookploeg', kind: 'cooking', function: 'food', status: 'forming', open: true, members: 6, sharedStock: [] } // prettier-ignore
const on = (phone: Phone, type: string) => phone.store.records(type)
const only = async (phone: Phone, type: string) => {
  await phone.sync.round()
  const [shown] = await on(phone, type)
  if (shown === undefined) throw new Error(`no ${type}`)
  return shown.record
}
const when = { timeZone: 'Europe/Amsterdam', now: new Date('2026-03-09T18:00:00Z') }

describe('what is entered by hand', () => {
  test('offline by a community builder reaches everybody; two changes at once leave both earlier values and a question', async () => {
    const builder = await joinAs('communityBuilder')
    const coordinator = await joinAs('coordinator')
    const volunteer = await joinAs('volunteer')
    const added = await addEntry(builder.store, 'crew', crew)
    expect(added.ok).toBe(true)
    await builder.sync.round()
    const [theirs, ours] = [await only(coordinator, 'crew'), await only(builder, 'crew')]
    expect((await only(volunteer, 'crew')).fields).toEqual(crew)

    await changeEntry(builder.store, { sort: 'crew', seen: ours, fields: { members: 7 } }, { ...when, role: 'communityBuilder' }) // prettier-ignore
    await changeEntry(coordinator.store, { sort: 'crew', seen: theirs, fields: { members: 5 } }, { ...when, role: 'coordinator' }) // prettier-ignore
    await builder.sync.round()
    await coordinator.sync.round()
    const both = await only(coordinator, 'crew')
    expect(both.fields['members']).toBe(7)
    expect(both.conflicts).toMatchObject([{ field: 'members', value: 5 }])
    expect(both.fields['history']).toEqual([
      { at: '2026-03-09', by: 'communityBuilder', field: 'members', was: 6 },
      { at: '2026-03-09', by: 'coordinator', field: 'members', was: 6 },
    ])
  })

  test('and taken off the list stays off, but not for somebody who changed it meanwhile', async () => {
    const builder = await joinAs('communityBuilder')
    const coordinator = await joinAs('coordinator')
    await addEntry(builder.store, 'crew', crew)
    await builder.sync.round()
    const [theirs, ours] = [await only(coordinator, 'crew'), await only(builder, 'crew')]
    await takeOff(coordinator.store, theirs)
    await coordinator.sync.round()
    expect((await only(builder, 'crew')).fields['archived']).toBe(true)
    await putBack(coordinator.store, theirs.id)
    await coordinator.sync.round()
    expect((await only(builder, 'crew')).fields['archived']).toBe(false)

    await takeOff(builder.store, await only(builder, 'crew'))
    await changeEntry(coordinator.store, { sort: 'crew', seen: await only(coordinator, 'crew'), fields: { name: 'Soepploeg' } }, { ...when, role: 'coordinator' }) // prettier-ignore
    await coordinator.sync.round()
    await builder.sync.round()
    expect((await only(coordinator, 'crew')).fields).toMatchObject({ name: 'Soepploeg', archived: false })
    expect(ours.id).toBe(theirs.id)
  })
})

test('places of a file reach a volunteer as tips with their source, and go again with the whole file', async () => {
  const coordinator = await joinAs('coordinator')
  const volunteer = await joinAs('volunteer')
  const choices: PlaceChoices = {
    columns: { title: 'naam' },
    kinds: { '': 'greenStrip' },
    unusedDegree: 'dull',
    ownerDomain: 'government',
    source: { name: 'Gemeente', licence: 'CC0', attribution: 'Gemeente, 2026' },
  }
  const spots = Array.from({ length: 250 }, (_, at) => ({ number: at + 1, id: `groen/${String(at)}`, lat: 52.5, lon: 5.2, accuracyM: 10, properties: { naam: `Strook ${String(at)}` } })) // prettier-ignore
  const { tips } = tipsFrom(spots, choices, crypto.randomUUID())
  expect(await writePlaces(coordinator.store, comparedWith(tips, []), [])).toMatchObject({ ok: true })
  await coordinator.sync.round()
  await volunteer.sync.round()
  const seen = await on(volunteer, 'assetSighting')
  expect(seen).toHaveLength(250)
  expect(seen[0]?.record.fields).toMatchObject({
    status: 'tip',
    source: { licence: 'CC0', attribution: 'Gemeente, 2026' },
  })

  // Somebody goes and looks at one of them: that one stays.
  const first = seen.find(({ record }) => record.fields['title'] === 'Strook 0')
  if (first === undefined) throw new Error('no first')
  await volunteer.store.edit(first.record, { set: { status: 'seen' } })
  await volunteer.sync.round()
  await coordinator.sync.round()
  const [whole] = placeImports(await importedPlaces(coordinator.store))
  if (whole === undefined) throw new Error('no import')
  expect([whole.places.length, whole.staying]).toEqual([250, 1])
  expect(await takeBackPlaces(coordinator.store, whole)).toMatchObject({ ok: true })
  await coordinator.sync.round()
  await volunteer.sync.round()
  expect((await on(volunteer, 'assetSighting')).map(({ record }) => record.fields['title'])).toEqual([
    'Strook 0',
  ])
})
