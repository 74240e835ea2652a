import * as z from 'zod/mini'
import type { Role } from '#domain/project/role.ts'
import { Operation } from '#domain/sync/operation.ts'
import type { OpenProject } from '#app/project/open-project.ts'
import type { OutboxRow } from '#app/store/database.ts'
import type { Shown } from '#app/store/overlay.ts'
import type { Phone } from '../support/phone.ts'
import type { Ledger, Saved } from './ledger.ts'

/** A phone in the simulation: the app as it is open now, on tables that outlive it. */
export interface Handset {
  readonly name: string
  readonly role: Role
  readonly phone: Phone
  app: OpenProject
  revoked: boolean
  /** Pages that the server had sent when it was revoked. */
  pagesAtRevocation: number
  /** What stands open on the screen since a while. */
  looked: Shown | undefined
  /** Ids in the outbox when it was last looked at. */
  outbox: ReadonlySet<string>
}

/** Closes the app as a phone does that runs out of battery, and opens it again. */
export const reopen = async (handset: Handset): Promise<void> => {
  handset.app.sync.stop()
  handset.app.store.db.close()
  handset.app = handset.phone.reopen()
  await handset.app.store.sweepKeys()
}

/** The countdown of an app that is going to be killed. */
export interface Doom {
  readonly killed: () => boolean
  /** Runs something that a person does in between: that never counts, since nobody could tell whether it was saved. */
  readonly aside: <T>(work: () => Promise<T>) => Promise<T>
  readonly end: () => void
}

/** Kills the app when it is about to begin so many more transactions; null: never. */
export const killAt = ({ app }: Handset, transactions: number | null): Doom => {
  const { sync, store } = app
  // Where Dexie begins each transaction, of one call and of many alike.
  const { core } = store.db
  const { transaction: begin } = core
  let left = transactions ?? Number.POSITIVE_INFINITY
  let isAside = false
  let killed = false
  core.transaction = (...asked) => {
    if (!isAside) left -= 1
    if (isAside || left >= 0) return begin.apply(core, asked)
    killed = true
    sync.stop()
    store.db.close()
    throw new DOMException('the app was killed', 'AbortError')
  }
  return {
    killed: () => killed,
    aside: async (work) => {
      isAside = true
      try {
        return await work()
      } finally {
        isAside = false
      }
    },
    end: () => {
      core.transaction = begin
    },
  }
}

/** Writes down what came into the outbox since the last time. Returns what is new. */
export const notice = async (
  ledger: Ledger,
  handset: Handset,
  seen: Saved['seen'] = {},
): Promise<readonly Saved[]> => {
  const rows = await handset.app.store.db.outbox.orderBy('order').toArray()
  handset.outbox = new Set(rows.map(({ id }) => id))
  const found: Saved[] = []
  for (const row of rows) {
    if (ledger.saved.has(row.id)) continue
    const operation = await operationIn(handset, row)
    if (operation === undefined) continue
    const {
      id,
      type,
      schemaVersion,
      recordId,
      parentId,
      set,
      add = {},
      resolves = [],
      erase = false,
    } = operation
    const saved: Saved = {
      id,
      phone: handset.name,
      type,
      schemaVersion,
      recordId,
      parentId: parentId ?? aboutOf(set['on']),
      set,
      add,
      resolves,
      erase,
      seen,
      takenBack: false,
      replaced: false,
    }
    ledger.saved.set(id, saved)
    if (!ledger.order.includes(recordId)) ledger.order.push(recordId)
    found.push(saved)
  }
  return found
}

const aboutOf = (on: unknown): string | undefined =>
  typeof on === 'object' && on !== null && 'id' in on && typeof on.id === 'string' ? on.id : undefined

const operationIn = async ({ app }: Handset, { body }: OutboxRow): Promise<Operation | undefined> => {
  if (body.kind === 'clear') return body.operation
  const opened = await app.draftKeys.decryptJson(body.sealed)
  return opened.ok ? z.parse(Operation, opened.value) : undefined
}
