import type {
  ClusterAnswers,
  ClusterAsk,
  ClusterReply,
  ClusterRequest,
  MapWindow,
  PinChange,
} from './cluster-messages.ts'

/** The page's side of the cluster worker; one for each map. */
export interface Clusters {
  /** The arrays go over to the worker and are empty afterwards. */
  readonly change: (set: string, change: PinChange) => void
  readonly look: (set: string, window: MapWindow) => Promise<ClusterAnswers['look']>
  readonly open: (
    set: string,
    at: { readonly zoom: number; readonly cluster: number },
  ) => Promise<ClusterAnswers['open']>
  readonly end: () => void
}

export const startClusters = (): Clusters => {
  const worker = new Worker(new URL('../../worker/clusters.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (reply: ClusterReply) => void>()
  let calls = 0
  worker.addEventListener('message', ({ data }: MessageEvent<ClusterReply>) => {
    waiting.get(data.call)?.(data)
    waiting.delete(data.call)
  })
  const ask = <Op extends ClusterAsk['op']>(
    asked: Extract<ClusterAsk, { op: Op }>,
    give: Transferable[] = [],
  ): Promise<ClusterAnswers[Op]> =>
    new Promise((resolve) => {
      const request: ClusterRequest = { call: calls++, ask: asked }
      // The worker answers each ask with its own kind of value.
      waiting.set(request.call, ({ value }) => resolve(value as ClusterAnswers[Op]))
      worker.postMessage(request, give)
    })
  return {
    change: (set, change) => {
      void ask({ op: 'change', set, change }, [
        change.slots.buffer,
        change.places.buffer,
        change.traits.buffer,
      ])
    },
    look: (set, window) => ask({ op: 'look', set, window }),
    open: (set, at) => ask({ op: 'open', set, ...at }),
    end: () => {
      worker.terminate()
    },
  }
}
