import { useState } from 'react'
import { settle } from '#domain/survey/route.ts'
import type { Question } from '#domain/survey/questionnaire.ts'
import { type Oddity, oddityIn, oddityKey } from '#domain/survey/soft-check.ts'
import type { Conversation, Setting } from './conversation.ts'

/** What may be a slip in the answer on the screen. It is asked once: whoever says that it is right, or goes on, is not
 *  asked about the same answer again. */
export const useOddity = (
  { form }: Setting,
  { answers, mode, part }: Conversation,
  question: Question | undefined,
): { readonly oddity: Oddity | undefined; readonly settle: () => void } => {
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set())
  if (question === undefined) return { oddity: undefined, settle: () => undefined }
  const found = oddityIn(form, question, settle(form, answers, mode), part)
  const key = found === undefined ? '' : oddityKey(question, part, found)
  return {
    oddity: asked.has(key) ? undefined : found,
    settle: () => {
      if (found !== undefined) setAsked(new Set([...asked, key]))
    },
  }
}
