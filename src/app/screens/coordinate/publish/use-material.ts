import { type NotPublic, whyNotPublic } from '#domain/inventory/compose.ts'
import { countsIn } from '#domain/inventory/gated-counts.ts'
import type { SetFigure } from '#domain/inventory/gated-set.ts'
import { type GatedMatch, gatedMatch } from '#domain/inventory/match-gated.ts'
import { allQuotes } from '#domain/inventory/quotes.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { PublicThing } from '#domain/inventory/public-things.ts'
import { publicThingsIn } from '#app/inventory/public-things-in.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useLimonades } from '../limonades/use-limonades.ts'
import { useToldFigures } from '../use-told.ts'

/** Everything from which somebody chooses for a public page. */
export interface Material {
  readonly figures: readonly SetFigure[]
  readonly limonades: readonly LimonadeToChoose[]
  readonly quotes: readonly QuoteToChoose[]
  readonly things: readonly PublicThing[]
}

export interface LimonadeToChoose {
  readonly id: string
  readonly match: GatedMatch
  /** Why it cannot stand on the page. */
  readonly why: NotPublic | undefined
}

export interface QuoteToChoose {
  /** Of the story that it stands in. */
  readonly id: string
  readonly text: string
  readonly theme: string | null
  readonly minorityVoice: boolean
}

/** Undefined while it is read. One quote for each household, and the voices of few apart, as the inventory shows them. */
export const useMaterial = (inventory: Inventory | undefined): Material | undefined => {
  const { store } = useProject()
  const figures = useToldFigures()
  const limonades = useLimonades()
  const things = useLive(() => publicThingsIn(store), [store])
  if (figures === undefined || limonades === undefined || things === undefined || inventory === undefined)
    return undefined
  const counts = countsIn(figures)
  const { rules, chosen } = limonades
  return {
    figures,
    things,
    limonades: chosen
      .filter(({ fields }) => fields.status !== 'stopped')
      .map((one) => {
        const match = gatedMatch(one, { ...rules, counts })
        return { id: one.id, match, why: whyNotPublic(one, match) }
      }),
    quotes: allQuotes(inventory.purposes),
  }
}
