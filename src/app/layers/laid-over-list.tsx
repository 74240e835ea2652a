import type { ReactNode } from 'react'
import { distanceM, type Spot } from '#domain/field/place.ts'
import type { Pin, PinSet } from '#app/map/pin.ts'
import { GroupIcon } from '#app/sighting/group-icon.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { Item } from '#app/ui/item.tsx'
import css from './layers.module.css'
import type { LaidOver, MapLayers } from './use-map-layers.ts'

/** As many of each as a person still reads. */
const most = 100

/** What lies on the map beside sightings, as lists, nearest first: for who cannot use a map. */
export const LaidOverList = ({
  layers,
  from,
  onOpen,
}: {
  readonly layers: Pick<MapLayers, 'shown' | 'find'>
  readonly from: Spot | undefined
  readonly onOpen: (on: LaidOver) => void
}): ReactNode => {
  const t = useText()
  const { structures, doors } = layers.shown
  const list = (pins: readonly Pin[], set: PinSet) => (
    <Nearest
      title={t(set === 'door' ? 'map.doorList' : 'map.structureList', { count: pins.length })}
      pins={pins}
      from={from}
      onOpen={(id) => {
        const on = layers.find(id, set)
        if (on !== undefined) onOpen(on)
      }}
    />
  )
  return (
    <>
      {structures.length > 0 && list(structures, 'structure')}
      {doors.length > 0 && list(doors, 'door')}
    </>
  )
}

const Nearest = ({
  title,
  pins,
  from,
  onOpen,
}: {
  readonly title: string
  readonly pins: readonly Pin[]
  readonly from: Spot | undefined
  readonly onOpen: (id: string) => void
}): ReactNode => {
  const t = useText()
  const { distance } = useFormats()
  const nearest = pins
    .map((pin) => ({ pin, metres: from === undefined ? undefined : distanceM(from, pin) }))
    .toSorted((a, b) => (a.metres ?? 0) - (b.metres ?? 0))
    .slice(0, most)
  return (
    <section className={css['list']} aria-label={title}>
      <h3>{title}</h3>
      {pins.length > most && <p className="hint">{t('walk.listNearest', { count: most })}</p>}
      <ul className="list">
        {nearest.map(({ pin, metres }) => (
          <Item
            key={pin.id}
            icon={<GroupIcon group={pin.group} className="i" />}
            title={pin.label()}
            hint={metres === undefined ? undefined : distance(metres)}
            onClick={() => {
              onOpen(pin.id)
            }}
          />
        ))}
      </ul>
    </section>
  )
}
