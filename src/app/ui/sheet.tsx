import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useBackCloses } from './back-closes.ts'

/** A sheet that rises from below over the screen. The dialog element keeps the focus inside and gives it back; Escape,
 *  the browser's back and a tap beside it close it. */
export const Sheet = ({
  title,
  open,
  onClose,
  children,
}: {
  readonly title: ReactNode
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactNode =>
  open ? (
    <OpenSheet title={title} onClose={onClose}>
      {children}
    </OpenSheet>
  ) : null

const OpenSheet = ({
  title,
  onClose,
  children,
}: {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactNode => {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useBackCloses(onClose)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      // An element that leaves the page cannot give the focus back by itself.
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current && isBeside(dialog.current, event)) onClose()
      }}
    >
      <h2 id={titleId} tabIndex={-1} autoFocus>
        {title}
      </h2>
      {children}
    </dialog>
  )
}

/** A click on the backdrop arrives at the dialog itself, outside its box. */
const isBeside = (
  dialog: HTMLDialogElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): boolean => {
  const { left, right, top, bottom } = dialog.getBoundingClientRect()
  return clientX < left || clientX > right || clientY < top || clientY > bottom
}
