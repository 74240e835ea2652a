import { useEffect, useRef, type ReactNode } from 'react'
import { boxAfterKey, boxMovedTo, type Box, type Spot } from '#domain/field/cover.ts'
import { useText } from '#app/text/text.tsx'
import css from './photo.module.css'

/** A box on the picture: arrows move it, shift and arrows size it, a finger drags it. */
export const CoverBox = ({
  box,
  number,
  onChange,
}: {
  readonly box: Box
  readonly number: number
  readonly onChange: (box: Box) => void
}): ReactNode => {
  const t = useText()
  const element = useRef<HTMLButtonElement>(null)
  /** Where in the box the finger holds it. */
  const held = useRef<Spot>(undefined)
  useEffect(() => {
    element.current?.focus()
  }, [])
  const percent = (share: number) => `${String(share * 100)}%`
  return (
    <button
      ref={element}
      type="button"
      className={css['box']}
      aria-label={t('photo.boxNumber', { number })}
      // Physical sides: a picture is never mirrored.
      style={{
        left: percent(box.x),
        top: percent(box.y),
        width: percent(box.width),
        height: percent(box.height),
      }}
      onKeyDown={(event) => {
        const moved = boxAfterKey(box, event.key, event.shiftKey)
        if (moved === undefined) return
        event.preventDefault()
        onChange(moved)
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        const at = spotOn(event.currentTarget.parentElement, event)
        held.current = at && { x: at.x - box.x, y: at.y - box.y }
      }}
      onPointerMove={(event) => {
        const at = spotOn(event.currentTarget.parentElement, event)
        if (held.current === undefined || at === undefined) return
        onChange(boxMovedTo(box, { x: at.x - held.current.x, y: at.y - held.current.y }))
      }}
      onPointerUp={() => {
        held.current = undefined
      }}
    />
  )
}

const spotOn = (
  picture: HTMLElement | null,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Spot | undefined => {
  if (picture === null) return undefined
  const { left, top, width, height } = picture.getBoundingClientRect()
  return { x: (clientX - left) / width, y: (clientY - top) / height }
}
