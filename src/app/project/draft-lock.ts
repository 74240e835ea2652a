/** One Web Lock for each draft: two tabs never write the same conversation. A tab that finds it taken can ask for it; the
 *  other writes down what it has, lets go and says so. */

export type Hold = 'mine' | 'elsewhere'

export interface DraftHold {
  /** Asks the other tab to let go; one that does not answer loses it. */
  readonly takeOver: () => void
  /** Lets go for good. */
  readonly end: () => void
}

export interface HoldDeps {
  readonly onChange: (hold: Hold) => void
  /** Called before this tab lets go. `mayWrite` is false when another tab took the draft without being answered: what
   *  stands there may be newer than what is here. */
  readonly letGo: (mayWrite: boolean) => Promise<void>
}

/** A reload or a second mount lets go within this time; only then is the draft said to be elsewhere. */
const patienceMs = 400
/** How long the other tab may take to write down what it has. */
const politeMs = 2_000

const nameOf = (id: string): string => `limonade draft ${id}`

/** Takes the lock of a draft, or waits in line for it. Where the browser has no locks the draft is simply ours. */
export const holdDraft = (id: string, { onChange, letGo }: HoldDeps): DraftHold => {
  if (navigator.locks === undefined) {
    onChange('mine')
    return { takeOver: () => undefined, end: () => undefined }
  }
  const name = nameOf(id)
  const channel = new BroadcastChannel(name)
  let isMine = false
  let isEnded = false
  let release: (() => void) | undefined
  let queued = new AbortController()

  const granted = () =>
    new Promise<void>((done) => {
      if (isEnded) {
        done()
        return
      }
      release = done
      isMine = true
      onChange('mine')
    })
  const giveUp = async (mayWrite: boolean) => {
    if (!isMine) return
    isMine = false
    await letGo(mayWrite).catch(() => undefined)
    release?.()
    if (!isEnded) onChange('elsewhere')
  }
  const queue = (options: LockOptions) => {
    navigator.locks.request(name, options, granted).catch(async () => {
      // While it was ours this means that it was taken away; otherwise the waiting was called off.
      if (!isMine) return
      await giveUp(false)
      if (!isEnded) waitInLine()
    })
  }
  const waitInLine = () => {
    queued = new AbortController()
    queue({ signal: queued.signal })
  }

  channel.addEventListener('message', () => {
    // Back in line: when the other tab closes, it goes on here.
    if (isMine && !isEnded) void giveUp(true).then(() => (isEnded ? undefined : waitInLine()))
  })
  waitInLine()
  const patience = setTimeout(() => {
    if (!isMine && !isEnded) onChange('elsewhere')
  }, patienceMs)

  return {
    takeOver: () => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
      channel.postMessage('give')
      setTimeout(() => {
        if (isMine || isEnded) return
        queued.abort()
        queue({ steal: true })
      }, politeMs)
    },
    end: () => {
      isEnded = true
      clearTimeout(patience)
      queued.abort()
      channel.close()
      void giveUp(true)
    },
  }
}

/** Runs only when no tab has this draft open. */
export const withDraftAlone = async (id: string, run: () => Promise<void>): Promise<void> => {
  if (navigator.locks === undefined) return run()
  await navigator.locks.request(nameOf(id), { ifAvailable: true }, (lock) =>
    lock === null ? undefined : run(),
  )
}
