import { useState } from 'react'
import { kindName } from '#domain/field/taxonomy.ts'
import type { Store } from '#app/store/store.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import type { SightingDraft } from './sighting-draft.ts'

/** The spot of what was just saved, for another one there. */
export type Again = Pick<SightingDraft, 'place' | 'placedBy' | 'sure'>

interface Done {
  readonly words: string
  readonly recordId: string | null
  readonly again: Again | null
}

/** What was just saved, for ten seconds: said, taken back, or followed by another one on the same spot. */
export const useDone = (store: Store) => {
  const t = useText()
  const [language] = useLanguage()
  const [done, setDone] = useState<Done | null>(null)
  const clear = () => {
    setDone(null)
  }
  const say = (words: string) => {
    setDone({ words, recordId: null, again: null })
  }
  const takeBack = async (recordId: string) => {
    const taken = await store.takeBack(recordId)
    say(t(taken.ok ? 'walk.takenBack' : 'walk.notTakenBack'))
  }
  const recordId = done?.recordId ?? null
  return {
    clear,
    say,
    /** What was just saved. */
    recordId,
    again: done?.again ?? null,
    saved: (id: string, draft: SightingDraft) => {
      const { kind, place, placedBy } = draft
      const words = t('walk.saved', { kind: kind === null ? t('walk.sighting') : kindName(kind, language) })
      // Whatever had to be confirmed of the spot has been.
      setDone({ words, recordId: id, again: { place, placedBy, sure: true } })
    },
    same: () => {
      say(t('life.sameSaid'))
    },
    toast: {
      children: done?.words ?? null,
      onDone: clear,
      undo:
        recordId === null ? undefined : { label: t('common.undo'), onUndo: () => void takeBack(recordId) },
    },
  }
}
