import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { Button } from './button.tsx'

/** Time to undo, in milliseconds. */
const shownFor = 10_000

/** Says what was just done, with a way back for ten seconds. Keep it mounted and change `children`: a screen reader
 *  hears what appears inside a status that was already there. */
export const Toast = ({
  children,
  undo,
  onDone,
}: {
  /** Null while there is nothing to say. */
  readonly children: string | null
  readonly undo?: { readonly label: string; readonly onUndo: () => void } | undefined
  readonly onDone: () => void
}): ReactNode => {
  const done = useEffectEvent(onDone)
  useEffect(() => {
    if (children === null) return
    const timer = setTimeout(() => {
      done()
    }, shownFor)
    return () => {
      clearTimeout(timer)
    }
  }, [children])
  return (
    <div role="status">
      {children !== null && (
        <div className="toast">
          <span>{children}</span>
          {undo !== undefined && <Button onClick={undo.onUndo}>{undo.label}</Button>}
        </div>
      )}
    </div>
  )
}
