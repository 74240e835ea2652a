import type { ClusterAnswers, ClusterAsk, ClusterReply, ClusterRequest } from '#app/map/cluster-messages.ts'
import { type ClusterSet, clusterSet } from './cluster-set.ts'

/** Counts pins together beside the page, which only ever draws what is in view. */

// The worker library declares `self` as the general scope; this file is only started as a dedicated worker.
const scope = self as unknown as DedicatedWorkerGlobalScope

const sets = new Map<string, ClusterSet>()

const setOf = (name: string): ClusterSet => {
  const known = sets.get(name) ?? clusterSet()
  sets.set(name, known)
  return known
}

scope.addEventListener('message', ({ data }: MessageEvent<ClusterRequest>) => {
  const reply: ClusterReply = { call: data.call, value: answer(data.ask) }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows have a target origin
  scope.postMessage(reply)
})

const answer = (ask: ClusterAsk): ClusterAnswers[keyof ClusterAnswers] => {
  const set = setOf(ask.set)
  switch (ask.op) {
    case 'change':
      set.change(ask.change)
      return null
    case 'look':
      return set.look(ask.window)
    case 'open':
      return set.open(ask.zoom, ask.cluster)
  }
}
