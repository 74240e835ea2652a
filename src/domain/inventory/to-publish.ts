import { codeList } from '../codelists.ts'
import { codesIn, sealedQuestions } from './contributions.ts'
import type { Conversation } from './conversation.ts'
import type { Gathered } from './gathered.ts'
import { asked, helpWanted, wasAsked } from './household.ts'
import { rootCounts } from './panels/causes.ts'
import { skillCounts } from './panels/talents.ts'
import type { Figure } from './publishable.ts'

/** A figure before the gate, with the households under it. */
export interface ToPublish {
  /** The same in all publications. */
  readonly id: string
  readonly figure: Figure
  /** What each household under it answered: when that changes, the household counts as changed. */
  readonly under: ReadonlyMap<string, string>
}

/** All figures that rest on households and may be published, in a fixed order. Behind the seal only when it is open. No two
 *  characteristics of a household are crossed. */
export const toPublish = (gathered: Gathered): readonly ToPublish[] => [
  ...ways(gathered),
  ...money(gathered),
  ...talents(gathered),
  ...causes(gathered),
  ...models(gathered),
  ...rows(gathered),
  ...flows(gathered),
]

/** What households answered, those that were asked. */
const underOf = (
  gathered: Gathered,
  isUnder: (conversation: Conversation) => boolean,
  printOf: (conversation: Conversation) => unknown,
): ReadonlyMap<string, string> =>
  new Map(
    gathered
      .conversations()
      .flatMap((one) => (isUnder(one) ? [[one.id, JSON.stringify(printOf(one)) ?? '']] : [])),
  )

const wasPut =
  (question: string) =>
  ({ open, sealed }: Conversation): boolean =>
    wasAsked(sealedQuestions.has(question) ? sealed : open, question)

const ways = (gathered: Gathered): readonly ToPublish[] => {
  const { tally } = gathered.sums()
  const cells = codeList('interviewMode').map(({ code }) => ({ code, n: tally.count(`mode:${code}`) }))
  const n = tally.count('households')
  return [
    {
      id: 'households',
      figure: { kind: 'counts', cells, asked: n, many: false, sealed: false },
      under: underOf(
        gathered,
        () => true,
        ({ mode }) => mode,
      ),
    },
  ]
}

const money = (gathered: Gathered): readonly ToPublish[] => {
  const { amounts, payers, bigCosts } = gathered.sums()
  const { householdsN } = gathered.project()
  const byHousehold = (parts: readonly { readonly household?: string }[]) =>
    new Map(
      [...Map.groupBy(parts, ({ household }) => household ?? '')].map(([id, of]) => [
        id,
        JSON.stringify(of.map(({ household: _household, ...said }) => said)),
      ]),
    )
  const functions = codeList('vitalFunction').map(({ code }) => code)
  const ledger = functions.flatMap((code): readonly ToPublish[] => {
    const parts = amounts.heap(code).parts()
    const figure: Figure = { kind: 'euros', householdsN, amounts: parts }
    return parts.length === 0 ? [] : [{ id: `ledger:${code}`, figure, under: byHousehold(parts) }]
  })
  const leakage = [...functions, 'all'].flatMap((code): readonly ToPublish[] => {
    const parts = payers.heap(code).parts()
    const figure: Figure = { kind: 'leakage', householdsN, payers: parts }
    return parts.length === 0 ? [] : [{ id: `leakage:${code}`, figure, under: byHousehold(parts) }]
  })
  const costs = bigCosts.parts()
  const timeline: ToPublish = {
    id: 'timeline',
    figure: { kind: 'timeline', costs },
    under: byHousehold(costs),
  }
  return [...ledger, ...leakage, ...(costs.length === 0 ? [] : [timeline])]
}

const talents = (gathered: Gathered): readonly ToPublish[] => {
  const { tally, talents: heap } = gathered.sums()
  const isOpened = tally.count('opened') > 0
  const offered = codeList('skill').map(({ code }) => ({ code, n: tally.count(`willing:${code}`) }))
  const skills = underOf(gathered, wasPut(asked.skills), (one) => one.talents)
  const willing: Figure = {
    kind: 'counts',
    cells: offered,
    asked: tally.count(`asked:${asked.skills}`),
    many: true,
    sealed: false,
  }
  const gaps: ToPublish = {
    id: 'gaps',
    figure: {
      kind: 'gaps',
      rows: skillCounts(gathered),
      askedNeeds: tally.count(`asked:${asked.help}`),
      askedOffers: tally.count(`asked:${asked.skills}`),
    },
    under: underOf(
      gathered,
      (one) => wasPut(asked.skills)(one) || wasPut(asked.help)(one),
      (one) => [one.talents, helpWanted(one)],
    ),
  }
  return [
    { id: 'talent', figure: { kind: 'talent', rows: heap.parts() }, under: skills },
    { id: 'willing', figure: willing, under: skills },
    ...(isOpened ? [gaps] : []),
  ]
}

const causes = (gathered: Gathered): readonly ToPublish[] => {
  const { tally, chains } = gathered.sums()
  const n = tally.count(`asked:${asked.problem}`)
  const under = underOf(gathered, wasPut(asked.problem), ({ steps }) => steps.map(({ theme }) => theme))
  const shares = codeList('causeTheme').flatMap(({ code }): readonly ToPublish[] => {
    const x = tally.count(`theme:${code}`)
    const figure: Figure = { kind: 'share', x, n, sealed: false }
    return x === 0 ? [] : [{ id: `cause:${code}`, figure, under }]
  })
  const cells = rootCounts(chains.parts()).map((root) => ({ code: root.theme, n: root.n }))
  const roots: Figure = { kind: 'counts', cells, asked: n, many: false, sealed: false }
  return [...shares, ...(cells.length === 0 ? [] : [{ id: 'roots', figure: roots, under }])]
}

const models = (gathered: Gathered): readonly ToPublish[] =>
  [
    { prefix: 'model', question: asked.models },
    { prefix: 'modelWish', question: asked.modelWishes },
  ].flatMap(({ prefix, question }) => {
    const { tally } = gathered.sums()
    const n = tally.count(`asked:${question}`)
    const under = underOf(gathered, wasPut(question), (one) => codesIn(one, question))
    return codeList('valueModel').flatMap(({ code }): readonly ToPublish[] => {
      const x = tally.count(`${question}:${code}`)
      const figure: Figure = { kind: 'share', x, n, sealed: false }
      return x === 0 || code === 'none' ? [] : [{ id: `${prefix}:${code}`, figure, under }]
    })
  })

/** Rows of counts, one for each question. */
const questions = [
  { id: 'wishes', question: asked.wishes, list: 'supportWish', many: true },
  { id: 'hubs', question: asked.hubs, list: 'hubKind', many: true },
  { id: 'missing', question: asked.missing, list: 'vitalFunction', many: true },
  { id: 'crews', question: asked.crews, list: 'crewKind', many: true },
  { id: 'apart', question: asked.apart, list: 'obstacle', many: true },
  { id: 'wanted', question: asked.sharedCosts, list: 'vitalFunction', many: true },
  { id: 'income', question: asked.income, list: 'incomeKind', many: true },
  { id: 'workLess', question: asked.workLess, list: 'freedomWorkLess', many: false },
] as const

const rows = (gathered: Gathered): readonly ToPublish[] =>
  questions.flatMap(({ id, question, list, many }): readonly ToPublish[] => {
    const { tally } = gathered.sums()
    const n = tally.count(`asked:${question}`)
    const cells = codeList(list).flatMap(({ code }) =>
      code === 'none' ? [] : [{ code, n: tally.count(`${question}:${code}`) }],
    )
    const figure: Figure = { kind: 'counts', cells, asked: n, many, sealed: sealedQuestions.has(question) }
    const under = underOf(gathered, wasPut(question), (one) => codesIn(one, question))
    return n === 0 ? [] : [{ id, figure, under }]
  })

const flows = (gathered: Gathered): readonly ToPublish[] =>
  codeList('resource').flatMap(({ code: resource, unit }) =>
    codeList('flowDirection').flatMap(({ code: direction }): readonly ToPublish[] => {
      const parts = gathered.sums().flows.heap(`${resource}:${direction}`).parts()
      if (parts.length === 0 || typeof unit !== 'string') return []
      const amounts = parts.map(({ yearly }) => yearly)
      const under = new Map(parts.map(({ household, yearly }) => [household, String(yearly)]))
      return [{ id: `flow:${resource}:${direction}`, figure: { kind: 'sum', unit, amounts }, under }]
    }),
  )
