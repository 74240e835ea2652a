import { expect, test } from 'vitest'
import { probableDoubles } from '#domain/field/doubles.ts'
import { type FieldChange, mergeDouble, undoMerge, whichStays } from '#domain/field/merge-sightings.ts'
import { SightingFields } from '#domain/field/sighting.ts'
import type { Stored } from '#domain/sync/record.ts'
import * as z from 'zod/mini'
import { journey, seenBy } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { done, photoOf, sighting } from '../support/saved.ts'

const { joinAs } = journey()
const decision = { role: 'coordinator', today: '2026-03-09' } as const

/** Notes a sighting with a photo of its own, without a network. Returns its id. */
const note = async (phone: Phone, note: string, seed: number) => {
  const photo = await photoOf(seed, 20_000)
  const place = { ...sighting.place, lat: sighting.place.lat + seed / 20_000 }
  return done(
    await phone.store.create('assetSighting', { ...sighting, place, note, photos: [photo.photo] }, [photo]),
  )
}

const recordOf = async (phone: Phone, id: string): Promise<Stored> => {
  const found = (await seenBy(phone)).find(({ record }) => record.id === id)
  if (found === undefined) throw new Error('not here')
  return found.record
}

/** One deed, as the room for decisions makes it. */
const write = async (phone: Phone, ...changes: readonly (readonly [Stored, FieldChange | undefined])[]) => {
  const deed = changes.flatMap(([seen, change]) => (change === undefined ? [] : [{ kind: 'edit', seen, ...change } as const])) // prettier-ignore
  done(await phone.store.changeMany([deed]))
  await phone.sync.round()
}

test('one thing noted by two phones is found, merged with both photos, and taken apart on every phone', async () => {
  const first = await joinAs('volunteer', { name: 'Geel' })
  const second = await joinAs('volunteer', { name: 'Groen' })
  const coordinator = await joinAs('coordinator', { name: 'Laptop' })
  await note(first, 'rood hek', 1)
  await note(second, 'rood hek en een bord', 2)
  for (const phone of [first, second]) await phone.sync.round()

  const seen = (await seenBy(coordinator)).map(({ record }) => record)
  const [pair, ...others] = probableDoubles(seen.map(({ id, fields }) => ({ id, fields: z.parse(SightingFields, fields) }))) // prettier-ignore
  expect(others).toEqual([])
  const [a, b] = seen.filter(({ id }) => pair?.pair.includes(id))
  if (a === undefined || b === undefined) throw new Error('the pair was not found')
  const [kept, double] = whichStays(a, b)
  const merged = mergeDouble(kept, double, decision)
  await write(coordinator, [kept, merged.kept], [double, merged.double])

  for (const phone of [first, second]) {
    const stays = await recordOf(phone, kept.id)
    const photos = z.parse(SightingFields, stays.fields).photos ?? []
    expect(photos).toHaveLength(2)
    expect(String(stays.fields['note'])).toContain('bord')
    expect(await recordOf(phone, double.id)).toMatchObject({
      fields: { status: 'duplicate', duplicateOf: kept.id },
      conflicts: [],
    })
    // The other phone's picture can be fetched through the sighting that stays.
    for (const { small } of photos) expect((await phone.client.picture(small)).ok).toBe(true)
  }

  const [now, gone] = [await recordOf(coordinator, kept.id), await recordOf(coordinator, double.id)]
  const undone = undoMerge(now, gone, decision)
  await write(coordinator, [now, undone.kept], [gone, undone.double])
  for (const phone of [first, second, coordinator]) {
    expect((await recordOf(phone, kept.id)).fields).toMatchObject({
      note: kept.fields['note'],
      photos: kept.fields['photos'],
    })
    expect((await recordOf(phone, double.id)).fields).toMatchObject({
      status: 'seen',
      photos: double.fields['photos'],
    })
  }
})

test('a volunteer confirms what another one saw, and not what they saw themselves', async () => {
  const first = await joinAs('volunteer', { name: 'Geel' })
  const second = await joinAs('volunteer', { name: 'Groen' })
  const id = await note(first, 'rood hek', 1)
  await first.sync.round()
  const confirm = async (phone: Phone) => {
    done(await phone.store.edit(await recordOf(phone, id), { set: { status: 'confirmed' } }))
    await phone.sync.round()
  }
  await confirm(first)
  expect((await recordOf(second, id)).fields['status']).toBe('seen')
  expect(await first.store.heldThings()).toMatchObject([{ reason: 'role' }])
  await confirm(second)
  expect((await recordOf(first, id)).fields['status']).toBe('confirmed')
})
