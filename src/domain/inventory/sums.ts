import { valueOf } from '../survey/answer.ts'
import {
  type Amount,
  amountsOf,
  type BigCost,
  bigCostsOf,
  type Chain,
  chainsOf,
  type FlowPart,
  flowsOf,
  namesOf,
  payersOf,
} from './contributions.ts'
import type { Conversation, Talent } from './conversation.ts'
import { createHeap, createHeaps, type Heap, type Heaps } from './heap.ts'
import { asked } from './household.ts'
import type { Payer } from './leakage.ts'
import { createTally, type Tally } from './tally.ts'

/** Everything that conversations give to figures, by figure. */
export interface Sums {
  readonly tally: Pick<Tally, 'count'>
  /** By function. */
  readonly amounts: Heaps<Amount>
  /** By function, and `all`. */
  readonly payers: Heaps<Payer>
  /** By `resource:direction`. */
  readonly flows: Heaps<FlowPart>
  readonly talents: Heap<Talent>
  readonly bigCosts: Heap<BigCost>
  readonly chains: Heap<Chain>
  /** Hours a week that a household would give, where there are any. */
  readonly hoursFree: Heap<number>
}

export interface SumsToFill extends Sums {
  /** Replaces what a conversation gave; undefined takes it out. `stratumOf`: the question that weighs households. */
  readonly put: (id: string, conversation: Conversation | undefined, stratumOf: string | null) => void
}

export const createSums = (): SumsToFill => {
  const tally = createTally()
  const amounts = createHeaps<Amount>()
  const payers = createHeaps<Payer>()
  const flows = createHeaps<FlowPart>()
  const talents = createHeap<Talent>()
  const bigCosts = createHeap<BigCost>()
  const chains = createHeap<Chain>()
  const hoursFree = createHeap<number>()
  return {
    tally,
    amounts,
    payers,
    flows,
    talents,
    bigCosts,
    chains,
    hoursFree,
    put: (id, conversation, stratumOf) => {
      const gone = conversation === undefined
      tally.put(id, gone ? [] : namesOf(conversation))
      amounts.put(id, gone ? nothing : amountsOf(conversation, stratumOf))
      payers.put(id, gone ? nothing : payersOf(conversation))
      flows.put(id, gone ? nothing : flowsOf(conversation))
      talents.put(id, gone ? [] : conversation.talents)
      bigCosts.put(id, gone ? [] : bigCostsOf(conversation))
      chains.put(id, gone ? [] : chainsOf(conversation))
      const hours = gone ? undefined : valueOf(conversation.open, asked.hoursFree)
      hoursFree.put(id, typeof hours === 'number' && hours > 0 ? [hours] : [])
    },
  }
}

const nothing = new Map<string, never>()
