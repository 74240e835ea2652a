import type { Period } from '#domain/inventory/gathered.ts'
import type { RoundRow } from '#domain/inventory/rounds.ts'
import type { KeyWorker } from '#app/crypto/key-worker.ts'
import type { InventoryAsk, InventoryReply, InventoryRequest, InventoryState } from './inventory-messages.ts'

/** The inventory of one project as it grows, made in a worker. */
export interface InventoryClient {
  readonly state: () => InventoryState
  readonly subscribe: (listener: () => void) => () => void
  readonly period: () => Period | null
  /** Whole months; null for all. */
  readonly setPeriod: (period: Period | null) => void
  /** Opens what is sealed with a key that another worker holds. */
  readonly unlock: (key: Pick<KeyWorker, 'lend'>) => void
  /** Ends the worker, and with it everything that was opened, and begins again without the key. */
  readonly lock: () => void
  readonly rounds: (before: Period, after: Period) => Promise<readonly RoundRow[]>
  readonly end: () => void
}

export const startInventory = (projectId: string): InventoryClient => {
  const listeners = new Set<() => void>()
  const waiting = new Map<number, (rows: readonly RoundRow[]) => void>()
  let state: InventoryState = { phase: 'reading' }
  let period: Period | null = null
  let calls = 0
  let worker: Worker

  const set = (next: InventoryState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const tell = (ask: InventoryAsk, transfer: Transferable[] = []): number => {
    const request: InventoryRequest = { call: ++calls, ask }
    worker.postMessage(request, transfer)
    return request.call
  }
  const begin = (): Worker => {
    const started = new Worker(new URL('../../worker/inventory.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<InventoryReply>) => {
      if (data.kind === 'state') set(data.state)
      else {
        waiting.get(data.call)?.(data.rows)
        waiting.delete(data.call)
      }
    })
    started.addEventListener('error', () => {
      set({ phase: 'failed' })
    })
    return started
  }
  worker = begin()
  tell({ op: 'start', projectId, period })

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    period: () => period,
    setPeriod: (next) => {
      period = next
      tell({ op: 'period', period })
    },
    unlock: (key) => {
      const port = key.lend()
      tell({ op: 'unlock', port }, [port])
    },
    lock: () => {
      worker.terminate()
      set({ phase: 'reading' })
      worker = begin()
      tell({ op: 'start', projectId, period })
    },
    rounds: (before, after) =>
      new Promise((resolve) => {
        waiting.set(tell({ op: 'rounds', before, after }), resolve)
      }),
    end: () => {
      worker.terminate()
      listeners.clear()
    },
  }
}
