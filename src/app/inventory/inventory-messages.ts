import type { Period } from '#domain/inventory/gathered.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { RoundRow } from '#domain/inventory/rounds.ts'

/** What the page and the inventory worker say to each other. */

export type InventoryAsk =
  /** Reads the records of a project and follows them. */
  | { readonly op: 'start'; readonly projectId: string; readonly period: Period | null }
  | { readonly op: 'period'; readonly period: Period | null }
  /** Opens what is sealed, over a port to the worker that holds the key. The key itself never comes here. */
  | { readonly op: 'unlock'; readonly port: MessagePort }
  /** Two rounds beside each other. */
  | { readonly op: 'rounds'; readonly before: Period; readonly after: Period }

export interface InventoryRequest {
  readonly call: number
  readonly ask: InventoryAsk
}

/** How far the opening of sealed answers is. */
export interface Opening {
  readonly done: number
  readonly of: number
}

export type InventoryState =
  | { readonly phase: 'reading' }
  | {
      readonly phase: 'ready'
      readonly inventory: Inventory
      /** Null while nothing is being opened. */
      readonly opening: Opening | null
    }
  /** The tables on this device could not be read. */
  | { readonly phase: 'failed' }

export type InventoryReply =
  | { readonly kind: 'state'; readonly state: InventoryState }
  | { readonly kind: 'rounds'; readonly call: number; readonly rows: readonly RoundRow[] }

/** A sealed answer that is to be opened, and what is in it; null when the key does not fit. */
export interface OpenAsk {
  readonly call: number
  readonly sealed: string
}
export interface OpenReply {
  readonly call: number
  readonly text: string | null
}
