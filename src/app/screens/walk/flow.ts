import type { Spot } from '#domain/field/place.ts'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import type { SightingDraft } from './sighting-draft.ts'

/** What somebody tells of a known sighting that they stand before. */
export interface SeenAgain {
  /** How they can see that it lies unused. */
  readonly evidence: readonly string[]
  /** This phone made it: then it is no second person who sees it. */
  readonly own: boolean
}

/** What the flow of a sighting and each of its steps are given. */
export interface FlowProps {
  readonly draft: SightingDraft
  readonly known: readonly KnownSighting[]
  readonly onChange: (change: (draft: SightingDraft) => SightingDraft) => void
  /** Lays the sheet aside; what was filled in stays. */
  readonly onAside: () => void
  readonly onSave: () => Promise<boolean>
  /** It is a known one: what is new goes there. */
  readonly onSame: (known: KnownSighting, seen: SeenAgain) => Promise<boolean>
  /** Looks for the spot on the map, from here on. */
  readonly onPointAt: (spot: Spot) => void
  /** The phone cannot hold what was filled in. */
  readonly unsafe: boolean
}
