import fc, { type Arbitrary } from 'fast-check'
import { recordTypes } from '#domain/records.ts'
import { contactOp, interviewOp, sightingOp, tipOp, visitOp } from '../../support/server.ts'

const place = { lat: 52.55, lon: 5.21, accuracyM: 6 }
const templates = [
  () => sightingOp(),
  () => interviewOp(),
  () => contactOp(),
  () => visitOp(),
  () => tipOp(sightingOp().recordId),
  () => ({ ...sightingOp(), type: 'comment', set: { on: {}, text: 'Zie ook hiernaast.' } }),
  () => ({ ...sightingOp(), type: 'streetName', set: { text: 'Straße der 見本 🍋', place } }),
  () => ({ ...sightingOp(), type: 'structure', set: { name: 'x', kind: 'club', status: 'seen' } }),
  () => ({ ...sightingOp(), type: 'tomorrowsType', schemaVersion: 40, set: { any: 'thing' } }),
]

/** A batch of operations as phones make them, on few records, so that they meet: edits, clashes, ids that came before. */
export const operations = (known: readonly string[]): Arbitrary<readonly unknown[]> => {
  const ids = fc.uuid({ version: 4 })
  const id = fc.oneof({ weight: 8, arbitrary: ids }, { weight: 1, arbitrary: fc.constantFrom(...known) })
  const one = fc
    .record({
      template: fc.constantFrom(...templates),
      id,
      recordId: fc.oneof({ weight: 3, arbitrary: ids }, { weight: 2, arbitrary: fc.constantFrom(...known) }),
      parentId: rarely(fc.constantFrom(...known)),
      hash: fc.stringMatching(/^[0-9a-f]{64}$/),
      type: rarely(fc.constantFrom(...Object.keys(recordTypes))),
      note: rarely(fc.string({ unit: 'binary', maxLength: 60 })),
      base: rarely(fc.constantFrom('', 'op:x', 'abcd.1')),
      erase: fc.integer({ min: 0, max: 150 }),
    })
    .map(({ template, id: own, recordId, parentId, hash, type, note, base, erase }) => {
      const op = template()
      return {
        ...op,
        id: own,
        recordId,
        ...(parentId === undefined ? {} : { parentId }),
        ...(op.withdrawalHash === undefined ? {} : { withdrawalHash: hash }),
        ...(type === undefined ? {} : { type }),
        set: { ...op.set, ...(note === undefined ? {} : { note }) },
        base: base === undefined ? {} : { note: base },
        ...(erase === 0 ? { erase: true } : {}),
      }
    })
  const batch = fc.array(one, { minLength: 1, maxLength: 8 })
  return fc.oneof(
    { weight: 8, arbitrary: batch },
    // The same twice in one batch, and two hundred times the same record.
    { weight: 1, arbitrary: batch.map((ops) => [...ops, ...ops]) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(one, fc.integer({ min: 2, max: 201 }))
        .map(([op, count]) => Array.from({ length: count }, (_, at) => ({ ...op, id: numbered(op.id, at) }))),
    },
  )
}

const rarely = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | undefined> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

const numbered = (id: string, at: number): string => `${id.slice(0, -3)}${at.toString(16).padStart(3, '0')}`
