import type { HiddenReason } from './ledger.ts'
import type { ShownCell } from './suppression.ts'
import type { Gap } from './talent.ts'

/** Why the gate lets nothing of a figure through. */
export type GateReason = HiddenReason | 'partOfArea' | 'noHouseholdsN' | 'moreAnswersThanHouseholds'

/** A figure as it may leave. Counts are rounded to fives, shares to five points, euros to two or three figures; parts need
 *  not add up. `households`: how many it rests on, rounded. */
export type Published =
  | { readonly status: 'hidden'; readonly reason: GateReason }
  | {
      readonly status: 'shown'
      readonly kind: 'counts'
      readonly households: number
      readonly cells: readonly ShownCell[]
      readonly total: number | null
    }
  | ({ readonly status: 'shown'; readonly kind: 'share' } & Points)
  | {
      readonly status: 'shown'
      readonly kind: 'euros'
      readonly households: number
      readonly rough: boolean
      readonly euros: number
      readonly low: number | null
      readonly high: number | null
    }
  | ({
      readonly status: 'shown'
      readonly kind: 'leakage'
      readonly rough: boolean
      /** If all of unknown share stayed, and if all of it left; null when few could be found in it. */
      readonly lowerBound: number | null
      readonly upperBound: number | null
    } & Points)
  | ({ readonly status: 'shown'; readonly kind: 'talent' } & Points)
  | { readonly status: 'shown'; readonly kind: 'gaps'; readonly rows: readonly Gap[] }
  | {
      readonly status: 'shown'
      readonly kind: 'timeline'
      readonly households: number
      readonly years: readonly {
        readonly year: string
        /** Null: hidden. */
        readonly lowEuros: number | null
        readonly highEuros: number | null
      }[]
    }
  | {
      readonly status: 'shown'
      readonly kind: 'sum'
      readonly households: number
      readonly unit: string
      readonly yearly: number
    }

interface Points {
  readonly households: number
  readonly points: number
  readonly low: number | null
  readonly high: number | null
}
