import { tasksToMake } from '#domain/inventory/coding.ts'
import type { PurposesPanel } from '#domain/inventory/panels/purposes.ts'
import { quotesToTell } from '#domain/inventory/quotes.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import type { OneOfMany } from '#app/store/many.ts'
import type { Saved } from '#app/store/attempt.ts'
import type { Store } from '#app/store/store.ts'

export interface HandingOut {
  readonly store: Store
  readonly client: Pick<InventoryClient, 'steps'>
  readonly purposes: Pick<PurposesPanel, 'quotes' | 'minority'>
  readonly kMin: number
  readonly newId: () => string
}

/** Gives helpers the words that they work with: texts to code, and quotes. Each goes under an id of its own, in random
 *  order, and is erased with what it was taken from. What was accepted is not needed any more and goes. */
export const handOut = async ({
  store,
  client,
  purposes,
  kMin,
  newId,
}: HandingOut): Promise<Saved | undefined> => {
  const [steps, tasks, codings, told] = await Promise.all([
    client.steps(),
    store.records('codingTask'),
    store.records('coding'),
    store.records('quoteForTelling'),
  ])
  const done = new Set(
    codings.flatMap(({ record }) => (record.fields['accepted'] === true ? [record.fields['taskId']] : [])),
  )
  const standing = new Set(tasks.map(({ record }) => String(record.fields['text'])))
  const quoted = new Set(told.map(({ record }) => String(record.fields['quote'])))
  const made = [
    ...tasksToMake(steps, standing, kMin).map(({ text, erasedWith }) => ({
      type: 'codingTask',
      fields: { text },
      erasedWith,
    })),
    ...quotesToTell(purposes, quoted).map((one) => ({ type: 'quoteForTelling', ...one })),
  ].map((one): OneOfMany => ({ kind: 'create', recordId: newId(), ...one }))
  // Ids are random, and so is their order.
  const inRandomOrder = made.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  const gone = tasks
    .filter(({ record }) => done.has(record.id))
    .map(({ record }): OneOfMany => ({ kind: 'erase', type: 'codingTask', recordId: record.id }))
  if (made.length + gone.length === 0) return undefined
  return store.changeMany([...inRandomOrder, ...gone].map((one) => [one]))
}

const idOf = (one: OneOfMany): string => (one.kind === 'edit' ? one.seen.id : one.recordId)
