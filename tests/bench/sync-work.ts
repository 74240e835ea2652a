import { randomUUID } from 'node:crypto'
import { limits } from '#domain/sync/wire.ts'
import type { Operation } from '#domain/sync/operation.ts'

const note = 'Smalle strook gras achter de garages, twee keer per jaar gemaaid; niemand komt er.'

/** A new sighting as a phone hands it in, about 450 bytes of JSON. */
const sighting = (): Operation => ({
  id: randomUUID(),
  type: 'assetSighting',
  recordId: randomUUID(),
  schemaVersion: 1,
  at: '2026-03-09',
  base: {},
  set: {
    kind: 'greenStrip',
    place: { lat: 52.55, lon: 5.21, accuracyM: 6 },
    unusedDegree: 'dull',
    ownerDomain: 'government',
    ownershipEvidence: 'guess',
    status: 'seen',
    visibility: 'team',
    note,
  },
})

export type WorkBatch = readonly Operation[]

export const operationsOf = (count: number): WorkBatch => Array.from({ length: count }, sighting)

/** So many new sightings, in batches of the largest size. */
export const newBatches = (count: number): readonly WorkBatch[] =>
  Array.from({ length: Math.ceil(count / limits.batchOperations) }, (_, index) =>
    operationsOf(Math.min(limits.batchOperations, count - index * limits.batchOperations)),
  )
