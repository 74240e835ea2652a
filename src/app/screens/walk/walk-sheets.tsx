import type { Spot } from '#domain/field/place.ts'
import type { ReactNode } from 'react'
import { LaidOverList } from '#app/layers/laid-over-list.tsx'
import { LaidOverSheet } from '#app/layers/laid-over-sheet.tsx'
import { LayerSheet } from '#app/layers/layer-sheet.tsx'
import type { LaidOver, MapLayers } from '#app/layers/use-map-layers.ts'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { LookAgainSheet, useLookAgain } from './look-again.tsx'
import { SightingList } from './sighting-list.tsx'
import { SightingSheet } from './sighting-sheet.tsx'

/** The sheet that lies over the map of a walk; there is one at a time. */
export type WalkSheet =
  | { readonly sheet: 'sighting'; readonly id: string }
  | { readonly sheet: 'laid-over'; readonly on: LaidOver }
  | { readonly sheet: 'layers' | 'look-again' | 'list' }

/** Shows the open sheet of a walk, and goes from a list to what was tapped in it. */
export const WalkSheets = ({
  open,
  sightings,
  layers,
  from,
  onOpen,
}: {
  readonly open: WalkSheet | undefined
  /** Undefined as long as the phone reads them. */
  readonly sightings: readonly KnownSighting[] | undefined
  readonly layers: MapLayers
  readonly from: Spot | undefined
  readonly onOpen: (sheet: WalkSheet | undefined) => void
}): ReactNode => {
  const lookAgain = useLookAgain(sightings)
  const close = () => {
    onOpen(undefined)
  }
  const openSighting = (id: string) => {
    onOpen({ sheet: 'sighting', id })
  }
  switch (open?.sheet) {
    case undefined:
      return null
    case 'sighting': {
      const sighting = sightings?.find(({ id }) => id === open.id)
      return sighting === undefined ? null : <SightingSheet sighting={sighting} onClose={close} />
    }
    case 'laid-over':
      return <LaidOverSheet on={open.on} onClose={close} />
    case 'layers':
      return <LayerSheet choice={layers.choice} onClose={close} />
    case 'look-again':
      return sightings === undefined ? null : (
        <LookAgainSheet sightings={lookAgain} from={from} onOpen={openSighting} onClose={close} />
      )
    case 'list':
      return (
        <SightingList
          sightings={sightings ?? []}
          from={from}
          again={lookAgain.length}
          onAgain={() => {
            onOpen({ sheet: 'look-again' })
          }}
          onOpen={openSighting}
          onClose={close}
        >
          <LaidOverList
            layers={layers}
            from={from}
            onOpen={(on) => {
              onOpen({ sheet: 'laid-over', on })
            }}
          />
        </SightingList>
      )
  }
}
