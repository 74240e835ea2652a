import type { ListCall, ListCalls, ListReply, ListRequest } from '#domain/field/address-list.ts'

/** A list of addresses that a worker holds. One worker for each file: ending it gives the memory back, and what was asked
 *  and not answered stays so. */
export interface AddressList {
  readonly ask: <Name extends ListCall>(
    name: Name,
    ask: ListCalls[Name]['ask'],
  ) => Promise<ListCalls[Name]['answer']>
  readonly end: () => void
}

interface Waiting {
  readonly resolve: (answer: ListReply['answer']) => void
  readonly reject: (error: Error) => void
}

export const startAddressList = (): AddressList => {
  const worker = new Worker(new URL('../../../../worker/address-list.ts', import.meta.url), {
    type: 'module',
  })
  const waiting = new Map<number, Waiting>()
  let calls = 0
  worker.addEventListener('message', ({ data }: MessageEvent<ListReply>) => {
    waiting.get(data.call)?.resolve(data.answer)
    waiting.delete(data.call)
  })
  worker.addEventListener('error', (event) => {
    worker.terminate()
    for (const { reject } of waiting.values())
      reject(new Error(event.message || 'the list could not be read'))
    waiting.clear()
  })
  return {
    ask: <Name extends ListCall>(name: Name, ask: ListCalls[Name]['ask']) =>
      new Promise<ListCalls[Name]['answer']>((resolve, reject) => {
        const call = ++calls
        // The worker answers a question under its own name.
        waiting.set(call, { resolve: resolve as Waiting['resolve'], reject })
        const request = { call, name, ask } as unknown as ListRequest
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows have a target origin
        worker.postMessage(request)
      }),
    end: () => {
      worker.terminate()
      waiting.clear()
    },
  }
}
