import { useEffect, useState } from 'react'
import type { Answers } from '#domain/survey/answer.ts'
import { openSealed } from '#domain/survey/finish.ts'
import type { KeyWorker } from '#app/crypto/key-worker.ts'
import type { HeldKey } from '../key/key-holder.ts'

/** What became of the locked part of a conversation. `otherKey`: sealed to another key or damaged. The other reasons
 *  are those of a file that does not belong to its record; it is set aside and counts nowhere. */
export type Opened =
  | { readonly state: 'locked' }
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly answers: Answers }
  | {
      readonly state: 'aside'
      readonly reason: 'otherKey' | 'unreadable' | 'otherProject' | 'otherInterview' | 'olderRev'
    }

/** Opens a sealed file with the key that is held; the clear text stands only on this screen. */
export const useOpened = (
  sealed: string | null | undefined,
  expected: { readonly projectId: string; readonly interviewId: string },
  held: HeldKey | undefined,
): Opened => {
  const [result, setResult] = useState<{ readonly of: string; readonly opened: Opened }>()
  const { projectId, interviewId } = expected
  const worker = held?.worker
  useEffect(() => {
    if (worker === undefined || sealed == null) return
    let current = true
    const open = async () => {
      const opened = await openOne(sealed, { projectId, interviewId }, worker)
      if (current) setResult({ of: interviewId, opened })
    }
    // Locked meanwhile: then there is nothing to show.
    open().catch(() => undefined)
    return () => {
      current = false
      // What was opened does not outlive the key.
      setResult(undefined)
    }
  }, [sealed, projectId, interviewId, worker])
  if (worker === undefined || sealed == null) return { state: 'locked' }
  return result?.of === interviewId ? result.opened : { state: 'opening' }
}

/** Opens what one conversation sealed. Anything that is not what it says it is, is set aside with the reason. */
export const openOne = async (
  sealed: string,
  expected: { readonly projectId: string; readonly interviewId: string },
  key: Pick<KeyWorker, 'open'>,
): Promise<Opened> => {
  const text = await key.open(sealed)
  if (!text.ok) return { state: 'aside', reason: 'otherKey' }
  const read = openSealed(text.text, expected)
  return read.ok ? { state: 'open', answers: read.answers } : { state: 'aside', reason: read.reason }
}
