import type { ReactNode } from 'react'
import { assetKind } from '#domain/field/taxonomy.ts'
import type { Mix } from '#domain/inventory/match-mix.ts'
import type { Part } from '#domain/inventory/match-parts.ts'
import { useText } from '#app/text/text.tsx'
import { DeskMap } from '../desk-map.tsx'
import css from './limonades.module.css'
import { type PartName, partNames } from './part-icon.tsx'
import type { MixWords } from './words.ts'

/** Where the parts are, for those that have a place. */
export const PartsMap = ({
  mix,
  words,
  onOpen,
}: {
  readonly mix: Pick<Mix, PartName>
  readonly words: MixWords
  readonly onOpen: (part: Part) => void
}): ReactNode => {
  const t = useText()
  const placed = partNames.flatMap((name) =>
    mix[name].flatMap((part) => {
      if (!('place' in part) || part.place == null) return []
      const { lat, lon } = part.place
      const group = part.type === 'assetSighting' ? (assetKind(part.kind)?.group ?? '') : ''
      const label = `${t(`limonade.sort_${name}`)}: ${words.partName(part)}`
      return [{ part, pin: { id: part.id, lat, lon, group, mine: name === 'jug', label: () => label } }]
    }),
  )
  if (placed.length === 0) return <p className="soft">{t('limonade.noPlaces')}</p>
  return (
    <DeskMap
      className={css['map']}
      pins={placed.map(({ pin }) => pin)}
      onPinTap={(id) => {
        const found = placed.find(({ pin }) => pin.id === id)
        if (found !== undefined) onOpen(found.part)
      }}
    />
  )
}
