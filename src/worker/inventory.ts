import { createGathered, type Gathered, type OpenedAnswers, type Period } from '#domain/inventory/gathered.ts'
import type { InventoryRecord } from '#domain/inventory/facts.ts'
import { ingredientsOf } from '#domain/inventory/ingredients.ts'
import { inventoryOf } from '#domain/inventory/inventory.ts'
import { type LimonadesAsk, limonadesOf } from '#domain/inventory/limonades.ts'
import { publishAll } from '#domain/inventory/publish.ts'
import { roundsOf } from '#domain/inventory/rounds.ts'
import { toPublish } from '#domain/inventory/to-publish.ts'
import type {
  InventoryAsk,
  InventoryReply,
  InventoryRequest,
  InventoryState,
  Opening,
} from '#app/inventory/inventory-messages.ts'
import { openDatabase, type ProjectDatabase } from '#app/store/database.ts'
import { followInventoryRecords } from '#app/store/inventory-records.ts'
import { type Opener, openOver } from './inventory-opening.ts'

/** Makes the inventory away from the screen, out of the tables on this device, and follows them. What is opened of sealed
 *  answers stands in this memory only; ending the worker is locking. */

// The worker library declares `self` as the general scope; this file is only started as a dedicated worker.
const scope = self as unknown as DedicatedWorkerGlobalScope

/** Without what is sealed: that is read when it is opened. */
const records = new Map<string, InventoryRecord>()
const opened = new Map<string, OpenedAnswers>()
const toOpen = new Set<string>()
let gathered: Gathered = createGathered()
let database: ProjectDatabase | undefined
let project = ''
let open: Opener | undefined
let opening: Opening | null = null
let isRead = false

const say = (reply: InventoryReply) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows have a target origin
  scope.postMessage(reply)
}
const show = (state: InventoryState) => {
  say({ kind: 'state', state })
}

let isDue = false
/** Once for all changes that come together. */
const refresh = () => {
  if (isDue || !isRead) return
  isDue = true
  setTimeout(() => {
    isDue = false
    show({ phase: 'ready', inventory: inventoryOf(gathered), opening })
    sayLimonades()
  })
}

let limonadesAsk: LimonadesAsk | undefined
/** Of all that there is, whatever period the figures are about: what waits to be mixed does not end with a month. */
const sayLimonades = () => {
  if (limonadesAsk === undefined || !isRead) return
  const all = gathered.period === null ? gathered : fresh(null)
  say({ kind: 'limonades', limonades: limonadesOf(ingredientsOf(all), limonadesAsk) })
}

const fresh = (period: Period | null): Gathered => {
  const next = createGathered(period)
  next.put(records.values())
  next.open(opened)
  return next
}

const start = (projectId: string, period: Period | null) => {
  project = projectId
  gathered = createGathered(period)
  database = openDatabase(projectId)
  followInventoryRecords(database, {
    changes: ({ put, gone }) => {
      for (const record of put) keep(record)
      for (const id of gone) forget(id)
      gathered.put(put)
      gathered.remove(gone)
      refresh()
      void openAll()
    },
    first: () => {
      isRead = true
      refresh()
      void openAll()
    },
    error: () => {
      show({ phase: 'failed' })
    },
  })
}

const keep = (record: InventoryRecord) => {
  const { sealedBlob, ...fields } = record.fields
  const isSealed = record.type === 'interview' && typeof sealedBlob === 'string'
  if (isSealed) toOpen.add(record.id)
  records.set(record.id, isSealed ? { ...record, fields: { ...fields, sealedBlob: '' } } : record)
}

const forget = (id: string) => {
  records.delete(id)
  opened.delete(id)
  toOpen.delete(id)
}

/** As many as are asked for at once: enough to keep the other worker busy. */
const atOnce = 16

let isOpening = false
const openAll = async (): Promise<void> => {
  if (open === undefined || database === undefined || !isRead || isOpening || toOpen.size === 0) return
  isOpening = true
  const of = toOpen.size
  let done = 0
  try {
    while (toOpen.size > 0) {
      const ids = [...toOpen].slice(0, atOnce)
      for (const id of ids) toOpen.delete(id)
      const rows = await database.record.bulkGet(ids)
      const parts = rows.flatMap((row) => {
        const sealed = row?.fields['sealedBlob']
        return row !== undefined && typeof sealed === 'string' ? [{ id: row.id, sealed }] : []
      })
      const answers = await Promise.all(parts.map(open))
      const there = answers.filter(([id]) => records.has(id))
      for (const [id, one] of there) opened.set(id, one)
      gathered.open(there)
      done += ids.length
      opening = { done: Math.min(done, of), of }
      if (done % (atOnce * 8) === 0) refresh()
    }
  } catch {
    show({ phase: 'failed' })
  } finally {
    isOpening = false
    opening = null
    refresh()
  }
}

const published = ({ on, before }: Extract<InventoryAsk, { op: 'publish' }>) =>
  !isRead || isOpening || toOpen.size > 0
    ? undefined
    : publishAll(toPublish(gathered), {
        on,
        before,
        area: 'neighbourhood',
        period: gathered.period,
        thresholds: gathered.project(),
      })

scope.addEventListener('message', ({ data: { call, ask } }: MessageEvent<InventoryRequest>) => {
  switch (ask.op) {
    case 'start':
      start(ask.projectId, ask.period)
      break
    case 'period':
      gathered = fresh(ask.period)
      refresh()
      break
    case 'limonades':
      limonadesAsk = ask.ask
      sayLimonades()
      break
    case 'unlock':
      open = openOver(ask.port, project)
      void openAll()
      break
    case 'steps':
      say({ kind: 'answer', call, value: gathered.conversations().flatMap(({ steps }) => steps) })
      break
    case 'rounds': {
      const before = inventoryOf(fresh(ask.before))
      say({ kind: 'answer', call, value: roundsOf(before, inventoryOf(fresh(ask.after))) })
      break
    }
    case 'publish':
      say({ kind: 'answer', call, value: published(ask) })
      break
  }
})
