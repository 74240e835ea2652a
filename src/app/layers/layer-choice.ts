import { useState } from 'react'
import * as z from 'zod/mini'

/** What can lie on the map. Sightings stand apart by how far it is with them; a layer of the coordinator's own goes by its
 *  record. */
export const layerNames = [
  'picture',
  'seen',
  'tip',
  'inUse',
  'social',
  'physical',
  'economic',
  'walked',
  'doors',
] as const
export type LayerName = (typeof layerNames)[number] | `own:${string}`

export interface LayerChoice {
  readonly shows: (layer: LayerName) => boolean
  readonly toggle: (layer: LayerName) => void
}

const storageKey = 'limonade.layers'
const Hidden = z.array(z.string())

/** Which layers a person wants to see: all but `hiddenAtFirst` until they say otherwise. Kept on this phone; it says nothing
 *  about anybody. */
export const useLayerChoice = (hiddenAtFirst: readonly LayerName[]): LayerChoice => {
  const [hidden, setHidden] = useState(() => readHidden(hiddenAtFirst))
  return {
    shows: (layer) => !hidden.has(layer),
    toggle: (layer) => {
      const next = hidden.has(layer)
        ? new Set([...hidden].filter((name) => name !== layer))
        : new Set([...hidden, layer])
      keepHidden(next)
      setHidden(next)
    },
  }
}

const readHidden = (atFirst: readonly LayerName[]): ReadonlySet<string> => {
  try {
    const kept = localStorage.getItem(storageKey)
    return new Set(kept === null ? atFirst : Hidden.parse(JSON.parse(kept)))
  } catch {
    // Storage is refused or holds something else: as it comes.
    return new Set(atFirst)
  }
}

const keepHidden = (hidden: ReadonlySet<string>): void => {
  try {
    localStorage.setItem(storageKey, JSON.stringify([...hidden]))
  } catch {
    // Lasts as long as the screen.
  }
}
