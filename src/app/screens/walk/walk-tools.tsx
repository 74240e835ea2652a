import { useEffect, useRef, type ReactNode } from 'react'
import { Layers, List, LocateFixed, Plus } from 'lucide-react'
import type { PhotoTrouble } from '#app/photo/use-photo-intake.ts'
import type { PhotoBytes } from '#app/store/photos.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { MainAction } from './main-action.tsx'
import { PhotoFirst } from './photo-buttons.tsx'
import { MapButton } from './map-button.tsx'
import css from './walk.module.css'

/** What can be done on the map, within reach of a thumb. */
export const WalkTools = ({
  bar,
  explain,
  unfinished,
  takesFocus,
  onFind,
  onPhoto,
  onPhotoTrouble,
  onAgain,
  onTellMore,
  onLayers,
  onList,
  onToMe,
}: {
  /** The walk that goes on, above the main action. */
  readonly bar: ReactNode
  /** Something to say above the main action. */
  readonly explain: 'walk.elsewhere' | 'walk.lost' | 'walk.empty' | null
  /** A sighting was laid aside, or another tab has one open. */
  readonly unfinished: 'here' | 'elsewhere' | null
  /** A sheet was closed: the focus comes back to where it left. */
  readonly takesFocus: boolean
  readonly onFind: () => void
  readonly onPhoto: (photo: PhotoBytes) => void
  readonly onPhotoTrouble: (trouble: PhotoTrouble | null) => void
  readonly onAgain: (() => void) | undefined
  /** About what was just saved. */
  readonly onTellMore: (() => void) | undefined
  readonly onLayers: () => void
  readonly onList: (() => void) | undefined
  readonly onToMe: (() => void) | undefined
}): ReactNode => {
  const t = useText()
  const find = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) find.current?.focus()
  }, [takesFocus])
  return (
    <>
      <span className={`end ${css['tools'] ?? ''}`}>
        <MapButton big label={t('map.layers')} onClick={onLayers}>
          <Layers className="i" aria-hidden="true" />
        </MapButton>
        {onList !== undefined && (
          <MapButton big label={t('walk.asList')} onClick={onList}>
            <List className="i" aria-hidden="true" />
          </MapButton>
        )}
        {onToMe !== undefined && (
          <MapButton big label={t('walk.toMe')} onClick={onToMe}>
            <LocateFixed className="i" aria-hidden="true" />
          </MapButton>
        )}
      </span>
      {bar}
      <MainAction title={onAgain === undefined ? explain : null}>
        {onAgain !== undefined && (
          <div className="row">
            <Button className="grow" onClick={onAgain}>
              {t('walk.oneMore')}
            </Button>
            <Button className="grow" onClick={onTellMore}>
              {t('walk.tellMore')}
            </Button>
          </div>
        )}
        <div className={`row ${css['begin'] ?? ''}`}>
          <PhotoFirst onPhoto={onPhoto} onTrouble={onPhotoTrouble} />
          <Button ref={find} look="main" className={`grow ${css['find'] ?? ''}`} onClick={onFind}>
            <Plus className="i" aria-hidden="true" />
            {t(unfinished === null ? 'walk.begin' : unfinished === 'here' ? 'walk.goOn' : 'walk.goOnHere')}
          </Button>
        </div>
      </MainAction>
    </>
  )
}
