import type {
  HeldKeys,
  KeyAnswers,
  KeyAsk,
  KeyReply,
  KeyRequest,
  NotOpened,
  OnPaper,
} from './key-messages.ts'
import type { OpenedStream } from './seal-file.ts'
import type { Opened } from './seal.ts'
import type { Expected } from './unlock-key.ts'

/** The project's private keys, behind a worker that never says them but for paper. */
export interface KeyWorker {
  readonly unlock: (typed: string, expected: Expected) => Promise<KeyAnswers['unlock']>
  /** Makes a key, before those that are held. */
  readonly make: () => Promise<OnPaper>
  /** Holds what was made. */
  readonly take: () => Promise<HeldKeys>
  /** The keys that are held under six new words: for another computer, for a sheet. */
  readonly rewrap: () => Promise<OnPaper>
  /** Opens an age file in base64. */
  readonly open: (sealed: string) => Promise<Opened>
  /** Opens an age file too large for memory. */
  readonly openFile: (file: Blob) => Promise<OpenedStream>
  /** A port over which another worker has things opened, as long as the keys are held. */
  readonly lend: () => MessagePort
  /** Forgets the keys. What is under way comes to nothing. */
  readonly end: () => void
}

export type { HeldKeys, OnPaper }

interface Waiting {
  readonly resolve: (value: KeyAnswers[keyof KeyAnswers]) => void
  readonly reject: (error: Error) => void
}

/** Starts a worker that holds nothing yet. */
export const startKeyWorker = (): KeyWorker => {
  const waiting = new Map<number, Waiting>()
  const worker = new Worker(new URL('../../worker/key.ts', import.meta.url), { type: 'module' })
  let calls = 0
  const end = (reason = 'the key was locked') => {
    worker.terminate()
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<KeyReply>) => {
    const call = waiting.get(data.call)
    waiting.delete(data.call)
    if (data.ok) call?.resolve(data.value)
    else call?.reject(new Error(data.message))
  })
  worker.addEventListener('error', (event) => {
    end(event.message || 'the key worker did not start')
  })
  const ask = <Op extends KeyAsk['op']>(
    question: Extract<KeyAsk, { op: Op }>,
    transfer: Transferable[] = [],
  ): Promise<KeyAnswers[Op]> =>
    new Promise((resolve, reject) => {
      const call = ++calls
      // The worker answers each ask with the answer of the same name.
      waiting.set(call, { resolve: (value) => resolve(value as KeyAnswers[Op]), reject })
      const request: KeyRequest = { call, ask: question }
      worker.postMessage(request, transfer)
    })

  const bytesOf = (file: number): ReadableStream<Uint8Array> =>
    new ReadableStream({
      pull: async (controller) => {
        const next = await ask<'read'>({ op: 'read', file })
        if (next === 'damaged') controller.error(new Error('the file is damaged'))
        else if (next.bytes === undefined) controller.close()
        else controller.enqueue(next.bytes)
      },
      cancel: async () => {
        await ask<'closeFile'>({ op: 'closeFile', file })
      },
    })

  return {
    unlock: (typed, expected) => ask<'unlock'>({ op: 'unlock', typed, expected }),
    make: () => ask<'make'>({ op: 'make' }),
    take: () => ask<'take'>({ op: 'take' }),
    rewrap: () => ask<'rewrap'>({ op: 'rewrap' }),
    open: (sealed) => ask<'open'>({ op: 'open', sealed }),
    openFile: async (file) => {
      const opened: { readonly ok: true; readonly file: number } | NotOpened = await ask<'openFile'>({
        op: 'openFile',
        file,
      })
      return opened.ok ? { ok: true, bytes: bytesOf(opened.file) } : opened
    },
    lend: () => {
      const { port1, port2 } = new MessageChannel()
      // Refused only when the key is locked meanwhile; then nothing is opened any more.
      ask<'lend'>({ op: 'lend', port: port1 }, [port1]).catch(() => undefined)
      return port2
    },
    end: () => end(),
  }
}
