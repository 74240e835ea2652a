import type { ReactNode } from 'react'
import { CloudOff, Info, LocateFixed, MapPin, TriangleAlert } from 'lucide-react'
import { accuracyOf } from '#domain/field/accuracy.ts'
import type { Position } from '#app/device/position.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import type { SightingDraft } from './sighting-draft.ts'
import css from './walk.module.css'

/** One thing to know on top of the map: the spot while placing, otherwise what is missing, otherwise how much there is. */
export const WalkChip = ({
  draft,
  position,
  tiles,
  online,
  named,
  count,
}: {
  readonly draft: SightingDraft | null
  readonly position: Position
  readonly tiles: 'here' | 'away' | undefined
  readonly online: boolean
  /** The names of streets are on the map without its pictures. */
  readonly named: boolean
  readonly count: number
}): ReactNode => {
  const t = useText()
  const { distance } = useFormats()
  const small = { className: 'i i-s', 'aria-hidden': true } as const
  if (draft !== null) {
    const measured = draft.placedBy === 'phone' ? draft.place : null
    const accuracy = measured === null ? undefined : accuracyOf(measured.accuracyM)
    return (
      <output className={`chip ${css['spot'] ?? ''}`} data-accuracy={accuracy}>
        <LocateFixed {...small} />
        {measured === null || accuracy === undefined
          ? t(draft.placedBy === 'hand' ? 'walk.spotByHand' : 'walk.spotByCross')
          : t(`walk.spot_${accuracy}`, { distance: distance(measured.accuracyM) })}
      </output>
    )
  }
  if (isLost(position))
    return (
      <span className={`chip ${css['lost'] ?? ''}`} role="alert">
        <TriangleAlert {...small} />
        {t('walk.noPosition')}
      </span>
    )
  if (!online)
    return (
      <output className="chip">
        <CloudOff {...small} />
        {t('walk.offline')}
      </output>
    )
  if (tiles === 'away')
    return (
      <output className="chip">
        <Info {...small} />
        {t(named ? 'walk.noTiles' : 'walk.noTilesNoNames')}
      </output>
    )
  return (
    <output className="chip">
      <MapPin {...small} />
      {t('walk.count', { count })}
    </output>
  )
}

export const isLost = (position: Position): boolean =>
  position.state === 'denied' || position.state === 'unavailable'
