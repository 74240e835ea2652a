import { useEffect, useState } from 'react'
import { type DraftHold, holdDraft } from '#app/project/draft-lock.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { Draft, Farewell } from '#app/store/draft.ts'

/** Writes down what is not on disk yet, or with `false` only stops writing. */
type LetGo = (mayWrite: boolean) => Promise<void>
export type OnLetGo = (letGo: LetGo) => void

export type OpenedDraft =
  | { readonly state: 'opening' }
  /** `before`: it was so already when somebody came here, as the browser's back does after a conversation was locked. */
  | { readonly state: 'gone'; readonly before: boolean }
  /** Another tab has it. */
  | { readonly state: 'elsewhere'; readonly takeOver: () => void }
  | {
      readonly state: 'here'
      readonly draft: Draft | Farewell
      /** Another number each time that it came back from another tab: then it is another draft. */
      readonly turn: number
      /** Whoever writes the draft says here how it lets go. */
      readonly onLetGo: OnLetGo
    }

/** Opens a draft in this tab alone. Read once it is held: from then on the screen itself knows best what was said. */
export const useDraft = (id: string): OpenedDraft => {
  const { store } = useProject()
  const [opened, setOpened] = useState<OpenedDraft>({ state: 'opening' })

  useEffect(() => {
    let turn = 0
    let letGo: LetGo = () => Promise.resolve()
    const onLetGo = (how: LetGo) => {
      letGo = how
    }
    let isCurrent = true
    const open = async (now: number) => {
      const draft = await store.openDraft(id)
      if (!isCurrent || now !== turn) return
      setOpened(
        draft === undefined
          ? { state: 'gone', before: now === 1 }
          : { state: 'here', draft, turn: now, onLetGo },
      )
    }
    const held: DraftHold = holdDraft(id, {
      onChange: (hold) => {
        if (!isCurrent) return
        turn += 1
        if (hold === 'mine') void open(turn)
        else setOpened({ state: 'elsewhere', takeOver: () => held.takeOver() })
      },
      letGo: (mayWrite) => letGo(mayWrite),
    })
    return () => {
      isCurrent = false
      held.end()
    }
  }, [id, store])
  return opened.state === 'here' && opened.draft.id !== id ? { state: 'opening' } : opened
}
