import { useState, type ReactNode } from 'react'
import { Square, Undo2 } from 'lucide-react'
import { type Cover, newBox } from '#domain/field/cover.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { Brush, type BrushWidth, brushWidths } from './brush.tsx'
import type { PhotoInHand } from './use-photo-intake.ts'

/** One look at a picture before it is kept: is there somebody on it, or a number plate? Then it is brushed over, or a box
 *  is laid on it. */
export const PhotoReview = ({ inHand }: { readonly inHand: PhotoInHand | null }): ReactNode =>
  inHand === null ? null : <Review key={inHand.picture.photo.sha256} inHand={inHand} />

const Review = ({ inHand: { picture, decide } }: { readonly inHand: PhotoInHand }): ReactNode => {
  const t = useText()
  const [covers, setCovers] = useState<readonly Cover[]>([])
  const [width, setWidth] = useState<BrushWidth>('narrow')
  const [filling, setFilling] = useState(false)
  const drop = () => {
    decide(undefined)
  }
  return (
    <Sheet open title={t('photo.title')} onClose={drop}>
      <div className="stack">
        <p className="small">{t('photo.how')}</p>
        <Brush picture={picture} covers={covers} width={width} onChange={setCovers} />
        <output className="sr">{t('photo.covered', { count: covers.length })}</output>
        <Segments
          legend={t('photo.brush')}
          value={width}
          choices={brushWidths.map((value) => ({ value, label: t(`photo.brush_${value}`) }))}
          onChange={setWidth}
        />
        <div className="row">
          <Button
            className="grow"
            disabled={covers.length === 0}
            onClick={() => {
              setCovers(covers.slice(0, -1))
            }}
          >
            <Undo2 className="i flip" aria-hidden="true" />
            {t('photo.undo')}
          </Button>
          <Button
            className="grow"
            onClick={() => {
              setCovers([...covers, newBox])
            }}
          >
            <Square className="i" aria-hidden="true" />
            {t('photo.box')}
          </Button>
        </div>
        <Button
          look="main"
          wide
          disabled={filling}
          onClick={() => {
            setFilling(true)
            decide(covers)
          }}
        >
          {t(covers.length === 0 ? 'photo.useAsIs' : 'photo.useCovered')}
        </Button>
        <Button look="quiet" wide disabled={filling} onClick={drop}>
          {t('photo.drop')}
        </Button>
      </div>
    </Sheet>
  )
}
