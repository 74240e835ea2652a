import { type ReactNode, useId } from 'react'
import { codeName } from '#domain/codelists.ts'
import { layers } from '#domain/field/structure.ts'
import { groupShape, markShape } from '#app/map/group-shape.ts'
import { useTiles } from '#app/project/use-tiles.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { Switch } from '#app/ui/switch.tsx'
import type { LayerChoice, LayerName } from './layer-choice.ts'
import css from './layers.module.css'
import { useSeesDoors } from './use-doors.ts'
import { useOwnLayers } from './use-own-layers.ts'

/** Which layers lie on the map, with the sign by which each is known there. */
export const LayerSheet = ({
  choice,
  onClose,
  children,
}: {
  readonly choice: LayerChoice
  readonly onClose: () => void
  /** More that has to do with the map. */
  readonly children?: ReactNode
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const tiles = useTiles()
  const seesDoors = useSeesDoors()
  const own = useOwnLayers()
  const rows = (part: readonly (readonly [LayerName, string, ReactNode])[]) => (
    <ul className="list">
      {part.map(([layer, name, sign]) => (
        <LayerRow key={layer} layer={layer} name={name} sign={sign} choice={choice} />
      ))}
    </ul>
  )
  return (
    <Sheet open title={t('map.layers')} onClose={onClose}>
      <h3 className={css['part']}>{t('map.partSightings')}</h3>
      {rows([
        ['seen', t('map.layer_seen'), <Sign key="" shape={markShape('confirmed')} />],
        ['tip', t('map.layer_tip'), <Sign key="" shape={markShape('tip')} />],
        ['inUse', t('map.layer_inUse'), <Sign key="" shape={markShape('inUse')} />],
      ])}
      <h3 className={css['part']}>{t('map.partStructures')}</h3>
      {rows(
        layers.map((layer) => [
          layer,
          codeName('structureKind', layer, language),
          <Sign key="" shape={groupShape(layer)} />,
        ]),
      )}
      <h3 className={css['part']}>{t('map.partGround')}</h3>
      {rows([
        ...(tiles === undefined
          ? []
          : [['picture', t('map.layer_picture'), <Sign key="" shape={ground} />] as const]),
        ['walked', t('map.layer_walked'), <span key="" className={css['walked']} aria-hidden="true" />],
        ...(seesDoors
          ? [['doors', t('map.layer_doors'), <Sign key="" shape={groupShape('door')} />] as const]
          : []),
      ])}
      {own.length > 0 && (
        <>
          <h3 className={css['part']}>{t('map.partOwn')}</h3>
          {rows(own.map(({ id, name }) => [`own:${id}`, name, <Sign key="" shape={ground} />]))}
        </>
      )}
      {children}
    </Sheet>
  )
}

const LayerRow = ({
  layer,
  name,
  sign,
  choice,
}: {
  readonly layer: LayerName
  readonly name: string
  readonly sign: ReactNode
  readonly choice: LayerChoice
}): ReactNode => {
  const id = useId()
  return (
    <li>
      <div className="item">
        {sign}
        <span className="grow" id={id}>
          {name}
        </span>
        <Switch
          on={choice.shows(layer)}
          labelledBy={id}
          onChange={() => {
            choice.toggle(layer)
          }}
        />
      </div>
    </li>
  )
}

const Sign = ({ shape }: { readonly shape: string }): ReactNode => (
  <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
    <path d={shape} />
  </svg>
)

/** A folded map. */
const ground = 'M3 6l6-2.5 6 2.5 6-2.5V18l-6 2.5-6-2.5-6 2.5zM9 3.5V18M15 6v14.5'
