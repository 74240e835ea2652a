import { afterEach, expect, test } from 'vitest'
import { type RecordType, recordTypes } from '#domain/records.ts'
import type { Json } from '#domain/sync/operation.ts'
import { journey, seenBy } from '../support/journey.ts'
import { done, sighting } from '../support/saved.ts'

/** The table of record types is one for phones and server: what a phone saved before it moves on is what an old phone
 *  hands in. */

const { joinAs } = journey()
const { assetSighting } = recordTypes
// The table is read-only for the product; an upgrade is played by changing it under everybody.
const table = recordTypes as Record<string, RecordType>

afterEach(() => {
  if (assetSighting !== undefined) table['assetSighting'] = assetSighting
})

const adding = (mark: string) => (fields: Readonly<Record<string, Json>>) => ({
  ...fields,
  ...(typeof fields['note'] === 'string' ? { note: `${fields['note']}${mark}` } : {}),
})

test('Old phones: one that is two versions behind hands in what it has', async () => {
  if (assetSighting === undefined) throw new Error('no sightings')
  const old = await joinAs('volunteer')
  const id = done(await old.store.create('assetSighting', { ...sighting, note: 'leeg' }))
  const made = await old.store.recordById(id)
  if (made === undefined) throw new Error('nothing shown')
  done(await old.store.edit(made.record, { set: { note: 'dicht' } }))
  table['assetSighting'] = {
    ...assetSighting,
    version: assetSighting.version + 2,
    migrations: { [assetSighting.version]: adding('!'), [assetSighting.version + 1]: adding('?') },
  }
  await old.sync.round()
  expect(await old.store.progress()).toMatchObject({ waiting: [], held: [] })
  const [seen] = await seenBy(await joinAs('volunteer'))
  expect(seen?.record).toMatchObject({
    schemaVersion: assetSighting.version + 2,
    fields: { note: 'dicht!?' },
    conflicts: [],
  })
})
