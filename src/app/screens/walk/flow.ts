import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import type { SightingDraft } from './sighting-draft.ts'

/** What the flow of a sighting and each of its steps are given. */
export interface FlowProps {
  readonly draft: SightingDraft
  readonly known: readonly KnownSighting[]
  readonly onChange: (change: (draft: SightingDraft) => SightingDraft) => void
  /** Lays the sheet aside; what was filled in stays. */
  readonly onAside: () => void
  readonly onSave: () => Promise<boolean>
  /** It is a known one: its new pictures go there, and nothing else. */
  readonly onSame: (known: KnownSighting) => Promise<boolean>
  /** The phone cannot hold what was filled in. */
  readonly unsafe: boolean
}
