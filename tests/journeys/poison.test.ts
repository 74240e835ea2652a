import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Operation } from '#domain/sync/operation.ts'
import { journey, seenBy } from '../support/journey.ts'
import { done, sighting } from '../support/saved.ts'
import { sightingOp } from '../support/server.ts'

const { joinAs } = journey()

/** What a damaged phone, or an app with a bug, may have in its outbox between what is well. */
const poison: readonly (readonly [string, unknown])[] = [
  ['no fields', { ...sightingOp(), set: undefined }],
  ['a field that is no field', { ...sightingOp(), set: 7 }],
  ['a time that is none', { ...sightingOp(), at: 'gisteren' }],
  ['a type that nobody knows', { ...sightingOp(), type: '__proto__' }],
  ['a version out of the future', { ...sightingOp(), schemaVersion: 9_999 }],
  ['words without end', { ...sightingOp(), set: { ...sightingOp().set, note: 'x'.repeat(1_100_000) } }],
  ['brackets without end', { ...sightingOp(), set: { deep: deep(2_000) } }],
  ['a record that was never there', { ...sightingOp(), base: { note: 'abcd.1' }, set: { note: 'x' } }],
  [
    'a number that is none',
    { ...sightingOp(), set: { ...sightingOp().set, place: { lat: 1e308, lon: -1e308, accuracyM: -1 } } },
  ],
  ['half a letter', { ...sightingOp(), type: '\ud800' }],
]

function deep(levels: number): unknown {
  let value: unknown = []
  for (let level = 0; level < levels; level++) value = [value]
  return value
}

test('No loss: what cannot be taken stays on the phone and is said, and keeps nothing else there', async () => {
  const phone = await joinAs('volunteer')
  const well: string[] = []
  const save = async () => well.push(done(await phone.store.create('assetSighting', sighting)))
  for (const [, operation] of poison) {
    await save()
    // As it stands in the tables, whatever it is.
    const bad = operation as Operation
    await phone.store.db.outbox.add({
      id: bad.id,
      recordId: bad.recordId,
      type: bad.type,
      state: 'waiting',
      body: { kind: 'clear', operation: bad },
    })
  }
  await save()

  expect(await phone.sync.round()).toBe('idle')
  const seen = (await seenBy(await joinAs('volunteer'))).map(({ record }) => record.id)
  expect(new Set(seen)).toEqual(new Set(well))
  const { waiting, held } = await phone.store.progress()
  expect(waiting).toEqual([])
  const kept = new Set(held.map(({ recordId }) => recordId))
  for (const [what, operation] of poison) expect(kept.has((operation as Operation).recordId), what).toBe(true)
  // And it is quiet: nothing is sent again and again.
  let asked = 0
  phone.beforeEach((path) => {
    if (path.endsWith('/push')) asked += 1
    return Promise.resolve()
  })
  await phone.sync.round()
  expect(asked).toBe(0)
})

test('No loss: an answer about other things than were asked lets nothing go', async () => {
  const phone = await joinAs('volunteer')
  const made = done(await phone.store.create('assetSighting', sighting))
  phone.answerInstead(() =>
    Response.json({ epoch: 'abcd1234', results: [{ id: randomUUID(), result: 'applied' }] }),
  )
  expect(await phone.sync.round()).toBe('away')
  phone.answerInstead(undefined)
  expect((await phone.store.progress()).waiting).toMatchObject([{ recordId: made }])
  expect(await phone.sync.round()).toBe('idle')
  expect((await seenBy(await joinAs('volunteer'))).map(({ record }) => record.id)).toEqual([made])
})
