import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react'
import { type Cover, fillCovers, type Spot } from '#domain/field/cover.ts'
import type { PhotoBytes } from '#app/store/photos.ts'
import { useText } from '#app/text/text.tsx'
import { CoverBox } from './cover-box.tsx'
import css from './photo.module.css'

export const brushWidths = ['narrow', 'broad'] as const
export type BrushWidth = (typeof brushWidths)[number]

/** Fractions of the longest side: a face across the street, and one close by. */
const widthOf: Readonly<Record<BrushWidth, number>> = { narrow: 0.05, broad: 0.14 }

/** The picture with what covers it. A finger or the mouse brushes; boxes are for the keyboard, and can be dragged. */
export const Brush = ({
  picture: { full, photo },
  covers,
  width,
  onChange,
}: {
  readonly picture: PhotoBytes
  readonly covers: readonly Cover[]
  readonly width: BrushWidth
  readonly onChange: (covers: readonly Cover[]) => void
}): ReactNode => {
  const t = useText()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [bitmap, setBitmap] = useState<ImageBitmap>()
  /** Under the finger now. Not state: every move is drawn, and none may be lost between two renders. */
  const points = useRef<Spot[]>(null)

  useEffect(() => {
    let current = true
    let made: ImageBitmap | undefined
    const show = (decoded: ImageBitmap) => {
      made = decoded
      if (current) setBitmap(decoded)
      else decoded.close()
    }
    createImageBitmap(new Blob([full], { type: photo.type })).then(show, () => undefined)
    return () => {
      current = false
      made?.close()
      setBitmap(undefined)
    }
  }, [full, photo.type])

  const withStroke = (): readonly Cover[] =>
    points.current === null
      ? covers
      : [...covers, { kind: 'stroke', width: widthOf[width], points: points.current }]
  const draw = () => {
    const pen = canvas.current?.getContext('2d')
    if (!pen || bitmap === undefined) return
    const size = { width: pen.canvas.width, height: pen.canvas.height }
    pen.drawImage(bitmap, 0, 0, size.width, size.height)
    fillCovers(pen, withStroke(), size)
  }
  useEffect(draw)

  const on = (event: PointerEvent<HTMLElement>): Spot => {
    const { left, top, width: wide, height: high } = event.currentTarget.getBoundingClientRect()
    return { x: (event.clientX - left) / wide, y: (event.clientY - top) / high }
  }
  const end = () => {
    const done = withStroke()
    points.current = null
    if (done !== covers) onChange(done)
  }

  return (
    <div className={css['frame']}>
      <div className={css['picture']}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={t('photo.picture')}
          {...shownSize(photo)}
          onPointerDown={(event) => {
            if (!event.isPrimary) return
            event.currentTarget.setPointerCapture(event.pointerId)
            points.current = [on(event)]
            draw()
          }}
          onPointerMove={(event) => {
            if (points.current === null) return
            points.current.push(on(event))
            draw()
          }}
          onPointerUp={end}
          onPointerCancel={end}
        />
        {covers.map((cover, index) =>
          cover.kind === 'box' ? (
            <CoverBox
              key={index}
              box={cover}
              number={index + 1}
              onChange={(moved) => {
                onChange(covers.map((other, at) => (at === index ? moved : other)))
              }}
            />
          ) : null,
        )}
      </div>
    </div>
  )
}

/** Sharp enough for a phone; drawing the whole picture at each move of a finger would be slow. */
const shownSide = 1_024
const shownSize = ({ width, height }: { readonly width: number; readonly height: number }) => {
  const scale = Math.min(1, shownSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
