import { openSealed } from '#domain/survey/sealed-text.ts'
import type { OpenedAnswers } from '#domain/inventory/gathered.ts'
import type { OpenAsk, OpenReply } from '#app/inventory/inventory-messages.ts'

/** A sealed answer of one conversation. */
export interface SealedPart {
  readonly id: string
  readonly sealed: string
}

export type Opener = (part: SealedPart) => Promise<readonly [string, OpenedAnswers]>

/** Opens over a port to the worker that holds the key. What is opened goes from memory to memory: it is never written and
 *  passes no page. One that does not belong to its conversation is set aside with the reason. */
export const openOver = (port: MessagePort, projectId: string): Opener => {
  const waiting = new Map<number, (text: string | null) => void>()
  let calls = 0
  port.addEventListener('message', ({ data }: MessageEvent<OpenReply>) => {
    waiting.get(data.call)?.(data.text)
    waiting.delete(data.call)
  })
  port.start()
  const textOf = (sealed: string): Promise<string | null> =>
    new Promise((resolve) => {
      const call = ++calls
      waiting.set(call, resolve)
      const ask: OpenAsk = { call, sealed }
      port.postMessage(ask)
    })
  return async ({ id, sealed }) => {
    const text = await textOf(sealed)
    if (text === null) return [id, { ok: false, reason: 'otherKey' }]
    const opened = openSealed(text, { projectId, interviewId: id })
    return [id, opened.ok ? { ok: true, answers: opened.answers } : { ok: false, reason: opened.reason }]
  }
}
