import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { demoPassphrase, demoPublicKey } from '#domain/project/demo-key.ts'
import { recordTypes } from '#domain/records.ts'
import { padSealed } from '#domain/survey/sealed-text.ts'
import type { Stored } from '#domain/sync/record.ts'
import { type KeyWorker, startKeyWorker } from '#app/crypto/key-worker.ts'
import { sealTo } from '#app/crypto/seal.ts'
import type { InventoryState } from '#app/inventory/inventory-messages.ts'
import { type InventoryClient, startInventory } from '#app/inventory/inventory-worker.ts'
import { createInventoryHolder } from '#app/screens/coordinate/use-inventory.ts'
import { recordRow } from '#app/store/database.ts'
import demo from '../../../src/server/demo/demo-neighbourhood.json'
import { openPhoneStore, type PhoneStore } from '../../support/phone-store.ts'

interface DemoRecord {
  readonly id: string
  readonly type: string
  readonly createdAt: string
  readonly sealedAnswers?: unknown
}

const isRecord = (value: unknown): value is DemoRecord =>
  typeof value === 'object' && value !== null && 'id' in value && 'type' in value

const marker = 'kijk-dit-mag-nergens-staan'

/** The fictional neighbourhood as a coordinator's tables hold it. */
const fill = async ({ db, projectId }: PhoneStore) => {
  const found = Object.values(demo)
    .flatMap((value): readonly unknown[] => (Array.isArray(value) ? value : [value]))
    .filter(isRecord)
    .filter(({ type }) => recordTypes[type] !== undefined && type !== 'contact')
  const rows = await Promise.all(
    found.map(async (record, number) => {
      const { sealedAnswers, id, type, createdAt, ...fields } = record
      const text = { projectId, interviewId: id, rev: 1, formId: 'f', formVersion: '1' }
      const answers = { ...(sealedAnswers as object | null), extra: { state: 'value', value: marker } } // Null when none.
      const sealedBlob =
        type === 'interview'
          ? { sealedBlob: await sealTo(demoPublicKey, padSealed(JSON.stringify({ ...text, answers }))) }
          : {}
      const stored = {
        id,
        type,
        schemaVersion: recordTypes[type]?.version ?? 1,
        at: createdAt,
        fields: { ...fields, ...sealedBlob } as Stored['fields'], // Written by hand; the server checks it when it loads it.
        versions: {},
        conflicts: [],
      }
      return recordRow(stored, { scopes: ['talk'], number })
    }),
  )
  await db.record.bulkPut(rows)
}

const unlocked = async (): Promise<KeyWorker> => {
  const key = startKeyWorker()
  const answer = await key.unlock(demoPassphrase, {
    publicKey: demoPublicKey,
    kept: undefined,
    fictional: true,
  })
  expect(answer.ok).toBe(true)
  return key
}

const reaches = (client: InventoryClient, is: (state: InventoryState) => boolean): Promise<InventoryState> =>
  vi.waitUntil(() => (is(client.state()) ? client.state() : undefined), { timeout: 50_000 })

const isOpen = (state: InventoryState) =>
  state.phase === 'ready' && state.inventory.basis.opened === 24 && state.opening === null
const isReady = (state: InventoryState) => state.phase === 'ready' && state.inventory.basis.households === 24
const isLocked = (state: InventoryState) =>
  isReady(state) && state.phase === 'ready' && state.inventory.basis.opened === 0

let phone: PhoneStore
const ends: (() => void)[] = []

beforeAll(async () => {
  phone = openPhoneStore('coordinator')
  await fill(phone)
  return () => phone.remove()
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

const begin = (): InventoryClient => {
  const client = startInventory(phone.projectId)
  ends.push(client.end)
  return client
}

test('shows all that needs no key, opens the rest with it, and writes nothing of it', async () => {
  const log = vi.spyOn(console, 'log')
  const client = begin()
  const before = await reaches(client, isReady)
  expect(before).toMatchObject({
    inventory: {
      ledger: { state: 'locked' },
      unused: { byOwner: expect.arrayContaining([expect.anything()]) },
    },
  })

  const seen: InventoryState[] = []
  client.subscribe(() => seen.push(client.state()))
  const key = await unlocked()
  ends.push(key.end)
  client.unlock(key)
  const after = await reaches(client, isOpen)
  if (after.phase !== 'ready' || after.inventory.ledger.state !== 'open') throw new Error('it is opened')
  const energy = after.inventory.ledger.rows.find((row) => row.function === 'energy')?.figure
  expect(energy).toMatchObject({ total: demo.expected.ledgerMid.energy.total })
  const published = await client.publish('2026-04-01', [])
  if (published === undefined) throw new Error('all that is sealed is opened')
  const { figures, kept } = published
  expect(figures.find(({ id }) => id === 'hubs')?.value).toMatchObject({ total: 20 })
  expect(JSON.stringify([figures, kept])).not.toContain(marker)
  expect(seen.every((state) => !JSON.stringify(state).includes(marker))).toBe(true)

  const tables = await Promise.all(phone.db.tables.map((table) => table.toArray()))
  expect(JSON.stringify(tables)).not.toContain(marker)
  expect(log).not.toHaveBeenCalled()
})

test('counts a sighting that comes later, and leaves one out that goes', async () => {
  const client = begin()
  const things = (state: InventoryState) =>
    state.phase === 'ready'
      ? state.inventory.unused.byKind.find(({ code }) => code === 'classroom')?.confirmed
      : undefined
  await reaches(client, isReady)
  const saved = await phone.store.create('assetSighting', {
    kind: 'classroom',
    unusedDegree: 'empty',
    ownerDomain: 'government',
    ownershipEvidence: 'sign',
    status: 'confirmed',
    visibility: 'team',
  })
  await reaches(client, (state) => things(state) === 1)
  if (!saved.ok) throw new Error('it is saved')
  await phone.store.takeBack(saved.value)
  await reaches(client, (state) => isReady(state) && things(state) === undefined)
})

test('forgets what was opened as soon as the key is dropped', async () => {
  const listeners = new Set<() => void>()
  const key = await unlocked()
  ends.push(key.end)
  let held: { projectId: string; publicKey: string; older: string[]; worker: KeyWorker } | undefined = {
    projectId: phone.projectId,
    publicKey: demoPublicKey,
    older: [],
    worker: key,
  }
  const holder = createInventoryHolder({
    held: () => held,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  const client = holder.of(phone.projectId)
  ends.push(client.end)
  await reaches(client, isOpen)
  held = undefined
  for (const listener of listeners) listener()
  await reaches(client, isLocked)
})

test('counts whole months only, and sets two rounds beside each other', async () => {
  const client = begin()
  await reaches(client, isReady)
  client.setPeriod({ from: '2026-04', to: '2026-04' })
  await reaches(client, (state) => state.phase === 'ready' && state.inventory.basis.households === 0)
  const rows = await client.rounds({ from: '2026-03', to: '2026-03' }, { from: '2026-04', to: '2026-04' })
  expect(rows.find(({ panel, code }) => panel === 'causes' && code === 'ownership')).toMatchObject({
    before: { value: 16 / 24 },
    after: null,
    change: null,
  })
})
