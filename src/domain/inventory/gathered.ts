import type { Answers } from '../survey/answer.ts'
import { type Child, type Conversation, conversationOf, householdOf } from './conversation.ts'
import {
  type AsideReason,
  type Fact,
  type FactOf,
  factOf,
  type FactType,
  type InventoryRecord,
} from './facts.ts'
import { type ProjectNumbers, projectNumbers } from './project-numbers.ts'
import { createHeap, type Heap } from './heap.ts'
import { createSums, type Sums } from './sums.ts'
import { createThings, type Things } from './things.ts'

/** Whole months, both included; `YYYY-MM`. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** Why what a conversation sealed does not count. */
export type SealedAside = 'otherKey' | 'unreadable' | 'otherProject' | 'otherInterview' | 'olderRev'
export type OpenedAnswers =
  { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly reason: SealedAside }

/** All records as figures need them, kept up to date record by record: what one record changes is taken out and put in
 *  again, and nothing else is read anew. */
export interface Gathered {
  /** Adds records, or replaces those with the same id. */
  readonly put: (records: Iterable<InventoryRecord>) => void
  readonly remove: (ids: Iterable<string>) => void
  /** What conversations sealed, once it is opened. */
  readonly open: (opened: Iterable<readonly [id: string, OpenedAnswers]>) => void
  /** Forgets everything that was opened. */
  readonly lock: () => void
  readonly period: Period | null
  readonly project: () => ProjectNumbers
  /** Those that count now, in the order of their ids. */
  readonly conversations: () => readonly Conversation[]
  readonly sums: () => Sums
  readonly things: () => Things
  /** Records of one type that count now, in the order of their ids. */
  readonly all: <Type extends FactType>(type: Type) => readonly FactOf<Type>[]
  /** Made once until a record of one of these types comes, goes or changes. */
  readonly once: <Figure>(name: string, types: readonly FactType[], make: () => Figure) => Figure
  readonly aside: () => readonly AsideReason[]
  readonly sealedAside: () => readonly SealedAside[]
  /** How many records came out of a conversation that is not there. */
  readonly orphans: () => number
}

/** What happens in a month and is left out of another period. What stands (a structure, a document, an assignment)
 *  stands in all of them. */
const dated: ReadonlySet<FactType> = new Set<FactType>(['assetSighting', 'visit', 'walk'])

/** Whether a month (`YYYY-MM`) lies in a period; null is all months. */
export const isWithin = (period: Period | null, month: string): boolean =>
  period === null || (month >= period.from && month <= period.to)

/** Empty at first. `period`: months outside it do not count; null is all of them. */
export const createGathered = (period: Period | null = null): Gathered => {
  const facts = new Map<string, Fact>()
  /** Those of a type that lie in the period. */
  const inOrder = new Map<FactType, Heap<Fact>>()
  const children = new Map<string, Map<string, Child>>()
  const opened = new Map<string, OpenedAnswers>()
  const aside = new Map<string, AsideReason>()
  const conversations = createHeap<Conversation>()
  /** Conversations that came, went or changed and are not in the sums yet. */
  const waiting = new Set<string>()
  const sums = createSums()
  const things = createThings()
  const made = new Map<string, unknown>()
  const madeFrom = new Map<FactType, Set<string>>()

  const isIn = (month: string) => isWithin(period, month)
  const heapOf = (type: FactType) => inMap(inOrder, type, () => createHeap<Fact>())
  const once = <Figure>(name: string, types: readonly FactType[], make: () => Figure): Figure => {
    for (const type of types) inMap(madeFrom, type, () => new Set<string>()).add(name)
    if (!made.has(name)) made.set(name, make())
    return made.get(name) as Figure // Under one name the same is always made.
  }
  /** What was made of this type, and the conversation that the fact is part of, are no longer what they were. */
  const change = (fact: Fact, isThere: boolean) => {
    for (const name of madeFrom.get(fact.type) ?? []) made.delete(name)
    if (fact.type === 'assetSighting') things.put(fact.id, isThere && isIn(fact.month) ? fact : undefined)
    const household = householdOf(fact)
    if (household !== undefined) waiting.add(household)
    if (household === undefined || household === fact.id) return
    const known = inMap(children, household, () => new Map<string, Child>())
    if (isThere)
      known.set(fact.id, fact as Child) // Only children have a conversation that is not their own.
    else known.delete(fact.id)
    if (known.size === 0) children.delete(household)
  }
  const drop = (id: string) => {
    aside.delete(id)
    const fact = facts.get(id)
    if (fact === undefined) return
    facts.delete(id)
    heapOf(fact.type).put(id, [])
    change(fact, false)
  }
  const put = (record: InventoryRecord) => {
    drop(record.id)
    const read = factOf(record)
    if (!read.ok) {
      if (read.reason !== null) aside.set(record.id, read.reason)
      return
    }
    const { fact } = read
    facts.set(fact.id, fact)
    if (!dated.has(fact.type) || isIn(fact.month)) heapOf(fact.type).put(fact.id, [fact])
    change(fact, true)
    // The project says by which question households are weighed.
    if (fact.type === 'project') for (const { id } of conversations.parts()) waiting.add(id)
  }

  const project = () => once('project', ['project'], () => projectNumbers(heapOf('project').parts()))
  const current = (id: string): Conversation | undefined => {
    const interview = facts.get(id)
    if (interview?.type !== 'interview' || interview.consent.withdrawnAt !== null) return undefined
    if (!isIn(interview.month)) return undefined
    const sealed = opened.get(id)
    const under = [...(children.get(id)?.values() ?? [])].toSorted(byId)
    return conversationOf(interview, under, sealed?.ok === true ? sealed.answers : undefined)
  }
  /** Takes what waits into the sums, in the order of the ids, so that heaps only grow at their end. */
  const settle = () => {
    if (waiting.size === 0) return
    const stratumOf = project().strata[0]?.question ?? null
    for (const id of [...waiting].toSorted()) {
      const conversation = current(id)
      conversations.put(id, conversation === undefined ? [] : [conversation])
      sums.put(id, conversation, stratumOf)
    }
    waiting.clear()
  }

  return {
    put: (records) => {
      // In the order of the ids, so that heaps only grow at their end.
      for (const record of [...records].toSorted(byId)) put(record)
    },
    remove: (ids) => {
      for (const id of ids) {
        drop(id)
        opened.delete(id)
      }
    },
    open: (answers) => {
      for (const [id, one] of answers) {
        opened.set(id, one)
        waiting.add(id)
      }
    },
    lock: () => {
      for (const id of opened.keys()) waiting.add(id)
      opened.clear()
    },
    period,
    project,
    conversations: () => {
      settle()
      return conversations.parts()
    },
    things: () => things,
    sums: () => {
      settle()
      return sums
    },
    all: <Type extends FactType>(type: Type) =>
      // Under a type only its own facts stand.
      heapOf(type).parts() as unknown as readonly FactOf<Type>[],
    once,
    aside: () => [...aside.values()],
    sealedAside: () => [...opened.values()].flatMap((one) => (one.ok ? [] : [one.reason])),
    orphans: () =>
      [...children].reduce(
        (sum, [household, of]) => sum + (facts.get(household)?.type === 'interview' ? 0 : of.size),
        0,
      ),
  }
}

const inMap = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0
