import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InventoryRecord } from '#domain/inventory/facts.ts'
import type { OpenedAnswers } from '#domain/inventory/gathered.ts'
import type { Household } from '#domain/inventory/household.ts'
import { recordTypes } from '#domain/records.ts'

/** The fictional neighbourhood with its answers in clear, and the figures that follow from it. */
const file = join(import.meta.dirname, '../../../src/server/demo/demo-neighbourhood.json')
// Written by hand and checked where the server loads it.
export const demo = JSON.parse(readFileSync(file, 'utf8'))

const envelope = new Set(['id', 'type', 'schemaVersion', 'createdAt', 'sealedAnswers'])

/** All its records as a coordinator's store holds them: sealed answers are not in there. */
export const records: readonly InventoryRecord[] = Object.values(demo)
  .flatMap((value) => (Array.isArray(value) ? value : [value]))
  .filter((record) => typeof record?.id === 'string' && recordTypes[record.type] !== undefined)
  .map((record) => ({
    id: record.id,
    type: record.type,
    schemaVersion: record.schemaVersion,
    at: record.createdAt,
    fields: {
      ...Object.fromEntries(Object.entries(record).filter(([name]) => !envelope.has(name))),
      ...(record.type === 'interview' ? { sealedBlob: 'c2VhbGVk' } : {}),
    },
  }))

/** What the key opens. */
export const opened: readonly (readonly [string, OpenedAnswers])[] = demo.interviews.map(
  (interview: { id: string; sealedAnswers: Household['sealed'] | null }) => [
    interview.id,
    { ok: true, answers: interview.sealedAnswers ?? {} },
  ],
)
