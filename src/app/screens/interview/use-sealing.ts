import { useState } from 'react'
import { useLocation } from 'wouter'
import { useProject } from '#app/project/project-context.tsx'
import type { SaveFailure } from '#app/store/attempt.ts'
import type { Draft } from '#app/store/draft.ts'
import { checkedAnswers } from './checked-answers.ts'
import type { Setting } from './conversation.ts'
import type { Running } from './use-conversation.ts'

export type Sealing =
  { readonly step: 'closed' | 'asking' | 'busy' } | { readonly step: 'failed'; readonly reason: SaveFailure }

/** Locking a conversation: once more asked, every answer checked, then sealed to the pinned key and to nothing else. */
export const useSealing = (setting: Setting, running: Running) => {
  const { store, key } = useProject()
  const [, navigate] = useLocation()
  const [sealing, setSealing] = useState<Sealing>({ step: 'closed' })
  /** Whether the read-back was confirmed, or somebody stops half-way. */
  const [confirmed, setConfirmed] = useState(false)

  const seal = async () => {
    if (key.kind !== 'pinned' || sealing.step === 'busy') return
    const checked = checkedAnswers(setting, running.state)
    if (!checked.ok) {
      setSealing({ step: 'closed' })
      await running.go({ do: 'open', question: checked.question, problem: checked.problem })
      return
    }
    setSealing({ step: 'busy' })
    const answers = confirmed ? withReadBack(setting, checked.answers) : checked.answers
    const draft: Draft = { ...running.draft(), answers }
    const written = await running.autosave.flush()
    if (written.state === 'failed') {
      setSealing({ step: 'failed', reason: written.reason })
      return
    }
    const saved = await store.seal(draft, setting.form, key.publicKey)
    if (!saved.ok) {
      setSealing({ step: 'failed', reason: saved.reason })
      return
    }
    // The draft and its key are gone; nothing may be written under it any more.
    await running.autosave.stop()
    navigate(`/bedankt/${saved.value}`, { replace: true })
  }

  return {
    sealing,
    ask: (isConfirmed: boolean) => {
      setConfirmed(isConfirmed)
      setSealing({ step: 'asking' })
    },
    close: () => {
      setSealing({ step: 'closed' })
    },
    seal: () => void seal(),
  }
}

/** The read-back is confirmed by sealing: the first choice without an effect of its own. */
const withReadBack = ({ form }: Setting, answers: Draft['answers']): Draft['answers'] => {
  const question = form.questions.find(({ type }) => type === 'readBack')
  const right = question?.choices?.find(
    ({ code }) => !question.onAnswer?.some(({ if: when }) => when.op === 'eq' && when.value === code),
  )
  return question === undefined || right === undefined
    ? answers
    : { ...answers, [question.id]: { state: 'value', value: right.code } }
}
