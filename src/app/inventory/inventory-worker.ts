import type { Period } from '#domain/inventory/gathered.ts'
import type { Limonades, LimonadesAsk } from '#domain/inventory/limonades.ts'
import type { KeptSets } from '#domain/inventory/publish.ts'
import type { KeyWorker } from '#app/crypto/key-worker.ts'
import type {
  InventoryAnswers,
  InventoryAsk,
  InventoryQuestion,
  InventoryReply,
  InventoryRequest,
  InventoryState,
} from './inventory-messages.ts'

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
  /** Undefined until somebody asked, and while it is worked out for the first time. */
  readonly limonades: () => Limonades | undefined
  /** What can be mixed, from now on with every change; undefined ends it. */
  readonly askLimonades: (ask: LimonadesAsk | undefined) => void
  /** What people said about causes in all that counts now, step by step. */
  readonly steps: () => Promise<InventoryAnswers['steps']>
  readonly rounds: (before: Period, after: Period) => Promise<InventoryAnswers['rounds']>
  /** All figures past the gate, for the period that is chosen; undefined while something that is sealed is not opened yet.
   *  `on`: today, `YYYY-MM-DD`. */
  readonly publish: (on: string, before: readonly KeptSets[]) => Promise<InventoryAnswers['publish']>
  readonly end: () => void
}

interface Waiting {
  readonly resolve: (value: InventoryAnswers[keyof InventoryAnswers]) => void
  readonly reject: (error: Error) => void
}

export const startInventory = (projectId: string): InventoryClient => {
  const listeners = new Set<() => void>()
  const waiting = new Map<number, Waiting>()
  let state: InventoryState = { phase: 'reading' }
  let period: Period | null = null
  let limonades: Limonades | undefined
  let limonadesAsk: LimonadesAsk | undefined
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
  const ask = <Op extends keyof InventoryAnswers>(
    question: Extract<InventoryQuestion, { op: Op }>,
  ): Promise<InventoryAnswers[Op]> =>
    new Promise((resolve, reject) => {
      // The worker answers each question with the answer of the same name.
      waiting.set(tell(question), { resolve: (value) => resolve(value as InventoryAnswers[Op]), reject })
    })
  /** What was asked of a worker that ended gets no answer any more. */
  const stop = () => {
    worker.terminate()
    for (const { reject } of waiting.values()) reject(new Error('the key was locked'))
    waiting.clear()
  }
  const begin = (): Worker => {
    const started = new Worker(new URL('../../worker/inventory.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<InventoryReply>) => {
      if (data.kind === 'state') set(data.state)
      else if (data.kind === 'limonades') {
        limonades = data.limonades
        for (const listener of listeners) listener()
      } else {
        waiting.get(data.call)?.resolve(data.value)
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
      stop()
      set({ phase: 'reading' })
      worker = begin()
      tell({ op: 'start', projectId, period })
      if (limonadesAsk !== undefined) tell({ op: 'limonades', ask: limonadesAsk })
    },
    limonades: () => limonades,
    askLimonades: (ask) => {
      limonadesAsk = ask
      tell({ op: 'limonades', ask })
    },
    steps: () => ask<'steps'>({ op: 'steps' }),
    rounds: (before, after) => ask<'rounds'>({ op: 'rounds', before, after }),
    publish: (on, before) => ask<'publish'>({ op: 'publish', on, before }),
    end: () => {
      stop()
      listeners.clear()
    },
  }
}
