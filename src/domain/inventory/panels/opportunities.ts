import { codeEntry, codeList } from '../../codelists.ts'
import { assetKinds } from '../../field/taxonomy.ts'
import type { Gathered } from '../gathered.ts'
import type { Thing } from '../things.ts'
import { type Ref, type Trace, traceOf } from '../trace.ts'
import type { LeakagePanel } from './money.ts'
import type { StructuresPanel } from './structures.ts'
import type { AssignmentRow, GapsPanel } from './talents.ts'

/** Where value could be made: a wish that nothing serves, a skill that is short, money of which half or more leaves, a
 *  thing for which somebody has an idea. Each opens its things, structures and documents, or says why not. */
export type Opportunity =
  | {
      readonly kind: 'wish'
      readonly code: string
      /** Null: hidden. */
      readonly households: number | null
      readonly planned: boolean
      readonly trace: Trace
    }
  | { readonly kind: 'shortage'; readonly code: string; readonly gap: number; readonly trace: Trace }
  | { readonly kind: 'leak'; readonly code: string; readonly leak: number; readonly trace: Trace }
  | {
      readonly kind: 'asset'
      /** Of the taxonomy. */
      readonly code: string
      readonly things: number
      readonly uses: readonly { readonly use: string; readonly things: number }[]
      readonly trace: Trace
    }

interface Panels {
  readonly structures: StructuresPanel
  readonly gaps: GapsPanel
  readonly leakage: LeakagePanel
  readonly assignments: readonly AssignmentRow[]
}

/** Source: §10 "opportunities". From figures that are shown already, so that it tells nothing more than they do. */
export const opportunitiesOf = (gathered: Gathered, panels: Panels): readonly Opportunity[] => [
  ...wishes(panels.structures),
  ...shortages(panels),
  ...leaks(gathered, panels.leakage),
  ...assets(gathered),
]

const wishes = ({ unserved, layers, otherKind }: StructuresPanel): readonly Opportunity[] => {
  const known = [...layers.flatMap(({ structures }) => structures), ...otherKind]
  return unserved.map(({ code, households, planned }) => {
    const serving = known.filter(({ serves }) => serves.includes(code)).map(({ ref }) => ref)
    return { kind: 'wish', code, households, planned, trace: traceOf(serving, 'conversations') }
  })
}

const shortages = ({ gaps, assignments }: Panels): readonly Opportunity[] => {
  if (gaps.state === 'locked') return []
  return gaps.rows.flatMap(({ code, gap }): readonly Opportunity[] => {
    if (gap === null || gap <= 0) return []
    const asking = assignments.filter(({ fitting }) => fitting.some(({ skill }) => skill === code))
    return [
      {
        kind: 'shortage',
        code,
        gap,
        trace: traceOf(
          asking.map(({ ref }) => ref),
          'conversations',
        ),
      },
    ]
  })
}

/** Half or more. */
const manyLeaves = 0.5

const leaks = (gathered: Gathered, leakage: LeakagePanel): readonly Opportunity[] => {
  if (leakage.state === 'locked') return []
  return leakage.rows.flatMap(({ function: code, figure }): readonly Opportunity[] => {
    if (figure.status === 'hidden' || figure.status === 'invalid' || figure.leak < manyLeaves) return []
    const refs: readonly Ref[] = [
      ...gathered
        .all('costItem')
        .filter(({ vitalFunction, scope }) => vitalFunction === code && scope !== 'household')
        .map(({ id }): Ref => ({ type: 'costItem', id })),
      ...gathered
        .all('structure')
        .filter(({ functions, interviewRef }) => functions.includes(code) && interviewRef === null)
        .map(({ id }): Ref => ({ type: 'structure', id })),
    ]
    return [{ kind: 'leak', code, leak: figure.leak, trace: traceOf(refs, 'conversations') }]
  })
}

const assets = (gathered: Gathered): readonly Opportunity[] =>
  assetKinds.flatMap(({ code }) =>
    gathered
      .things()
      .byKind.heap(code)
      .once('opportunities', (things) => assetsOf(code, things)),
  )

/** Of one kind. */
const assetsOf = (code: string, things: readonly Thing[]): readonly Opportunity[] => {
  const of = things.filter(
    ({ ideas, interviewRef }) => interviewRef === null && ideas.some(({ use }) => isUse(use)),
  )
  if (of.length === 0) return []
  const uses = new Map<string, number>()
  for (const { ideas } of of)
    for (const use of new Set(ideas.map((idea) => idea.use))) uses.set(use, (uses.get(use) ?? 0) + 1)
  const refs = of.map(({ id }): Ref => ({ type: 'assetSighting', id }))
  return [
    {
      kind: 'asset',
      code,
      things: of.length,
      uses: codeList('use').flatMap(({ code: use }) => {
        const n = uses.get(use)
        return n === undefined ? [] : [{ use, things: n }]
      }),
      trace: traceOf(refs, 'nothingFound'),
    },
  ]
}

const isUse = (code: string): boolean => codeEntry('use', code) !== undefined
