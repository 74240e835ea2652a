import type { InventoryRecord } from '#domain/inventory/facts.ts'
import type { OpenedAnswers } from '#domain/inventory/gathered.ts'
import { inventoryFrom } from '#domain/inventory/inventory.ts'
import { recordTypes } from '#domain/records.ts'
import demo from '../../../src/server/demo/demo-neighbourhood.json'

const isRecord = (value: unknown): value is { readonly id: string; readonly type: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'type' in value

/** The fictional neighbourhood as the inventory reads it. */
export const records = Object.values(demo)
  .flatMap((value): readonly unknown[] => (Array.isArray(value) ? value : [value]))
  .filter(isRecord)
  .filter(({ type }) => recordTypes[type] !== undefined && type !== 'contact')
  .map((record): InventoryRecord => {
    const { id, type, ...fields } = record
    const sealed = type === 'interview' ? { sealedBlob: 'c2VhbGVk' } : {}
    // Written by hand; the server checks it when it loads it.
    return { id, type, schemaVersion: 1, at: '2026-03', fields: { ...fields, ...sealed } as InventoryRecord['fields'] } // prettier-ignore
  })

// Sealed answers stand in the file in clear.
export const opened = demo.interviews.map(({ id, sealedAnswers }) => [id, { ok: true, answers: sealedAnswers ?? {} }]) as unknown as readonly (readonly [string, OpenedAnswers])[] // prettier-ignore

/** With the key, and without. */
export const openInventory = () => inventoryFrom(records, { opened })
export const lockedInventory = () => inventoryFrom(records)
export const emptyInventory = () => inventoryFrom([])
