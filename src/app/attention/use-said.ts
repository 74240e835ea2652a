import { useRef, useState } from 'react'
import { useText } from '#app/text/text.tsx'

interface WayBack {
  /** Undoes it and says what came of that. */
  readonly undo?: () => Promise<string>
  /** What is left to do when it cannot be undone any more. */
  readonly over?: () => void
}

/** What was just done, for the toast, with a way back for as long as it shows. */
export const useSaid = () => {
  const t = useText()
  const [said, setSaid] = useState<{ readonly words: string; readonly undo?: WayBack['undo'] } | null>(null)
  const over = useRef<WayBack['over']>(undefined)
  const end = () => {
    over.current?.()
    over.current = undefined
  }
  const say = (words: string, way: WayBack = {}) => {
    end()
    over.current = way.over
    setSaid({ words, undo: way.undo })
  }
  const onDone = () => {
    end()
    setSaid(null)
  }
  const onUndo = () => {
    over.current = undefined
    void said?.undo?.().then((words) => {
      setSaid({ words })
    })
  }
  const undo = said?.undo === undefined ? undefined : { label: t('common.undo'), onUndo }
  return { say, toast: { children: said?.words ?? null, onDone, undo } }
}

export type Say = ReturnType<typeof useSaid>['say']
