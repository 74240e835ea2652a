import type { Step } from '#domain/inventory/conversation.ts'
import type { Period } from '#domain/inventory/gathered.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { Limonades, LimonadesAsk } from '#domain/inventory/limonades.ts'
import type { GatedFigure, KeptSets } from '#domain/inventory/publish.ts'
import type { RoundRow } from '#domain/inventory/rounds.ts'

/** What the page and the inventory worker say to each other. */

export type InventoryAsk =
  /** Reads the records of a project and follows them. */
  | { readonly op: 'start'; readonly projectId: string; readonly period: Period | null }
  | { readonly op: 'period'; readonly period: Period | null }
  /** Opens what is sealed, over a port to the worker that holds the key. The key itself never comes here. */
  | { readonly op: 'unlock'; readonly port: MessagePort }
  /** What can be mixed, from now on with every change; undefined ends it. */
  | { readonly op: 'limonades'; readonly ask: LimonadesAsk | undefined }
  | InventoryQuestion

/** What is asked and answered once. */
export type InventoryQuestion =
  /** What people said about causes, step by step. */
  | { readonly op: 'steps' }
  /** Two rounds beside each other. */
  | { readonly op: 'rounds'; readonly before: Period; readonly after: Period }
  /** All figures past the gate, for the period that is chosen. `on`: today. `before`: what coordinators kept of earlier
   *  publications, oldest first. No answer while something that is sealed is not opened yet. */
  | { readonly op: 'publish'; readonly on: string; readonly before: readonly KeptSets[] }

/** The answer to each question. */
export interface InventoryAnswers {
  readonly steps: readonly Step[]
  readonly rounds: readonly RoundRow[]
  readonly publish: { readonly figures: readonly GatedFigure[]; readonly kept: KeptSets } | undefined
}

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
  | {
      readonly kind: 'answer'
      readonly call: number
      readonly value: InventoryAnswers[keyof InventoryAnswers]
    }
  | { readonly kind: 'limonades'; readonly limonades: Limonades }

/** A sealed answer that is to be opened, and what is in it; null when the key does not fit. */
export interface OpenAsk {
  readonly call: number
  readonly sealed: string
}
export interface OpenReply {
  readonly call: number
  readonly text: string | null
}
