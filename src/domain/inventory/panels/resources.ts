import { codeList } from '../../codelists.ts'
import { unitOf } from '../../field/resource-flow.ts'
import { isDominated } from '../dominance.ts'
import { sumOf } from '../estimate.ts'
import type { Gathered } from '../gathered.ts'
import { type Hidden, yearly } from '../ledger.ts'
import type { Ref } from '../trace.ts'

/** What flows in, out and round, a line for each resource and direction in its own unit; units are never added. */
export interface ResourceRow {
  readonly resource: string
  readonly direction: string
  readonly unit: string
  /** Out of documents, for the whole neighbourhood; null without any. */
  readonly documented: {
    readonly yearly: number
    readonly refs: readonly Ref[]
  } | null
  /** What households told, added up and not extrapolated; null when none did. */
  readonly told: ToldFlow | null
}

export type ToldFlow =
  Hidden | { readonly status: 'shown'; readonly households: number; readonly yearly: number }

/** Source: §3 `resourceFlow`, the yearly value of §11; documents stand beside what households told. */
export const resourceRows = (gathered: Gathered): readonly ResourceRow[] => {
  const documents = gathered.all('resourceFlow').filter(({ interviewRef }) => interviewRef === null)
  const { kMin } = gathered.project()
  return codeList('resource').flatMap(({ code: resource }) =>
    codeList('flowDirection').flatMap(({ code: direction }): readonly ResourceRow[] => {
      const unit = unitOf(resource)
      const of = documents.filter((flow) => flow.resource === resource && flow.direction === direction)
      const heap = gathered.sums().flows.heap(`${resource}:${direction}`)
      const households = heap.parts().length
      if (unit === undefined || (of.length === 0 && households === 0)) return []
      return [
        {
          resource,
          direction,
          unit,
          documented:
            of.length === 0
              ? null
              : {
                  yearly: sumOf(of.map(({ qty, period }) => yearly(qty, period ?? 'year') ?? 0)),
                  refs: of.map(({ id }) => ({ type: 'resourceFlow', id })),
                },
          told: households === 0 ? null : heap.once(`${kMin}`, (parts) => toldFlow(parts, kMin)),
        },
      ]
    }),
  )
}

const toldFlow = (parts: readonly { readonly yearly: number }[], kMin: number): ToldFlow => {
  if (parts.length < kMin) return { status: 'hidden', reason: 'tooFew' }
  const amounts = parts.map((part) => part.yearly)
  if (isDominated(amounts)) return { status: 'hidden', reason: 'dominated' }
  return { status: 'shown', households: parts.length, yearly: sumOf(amounts) }
}
