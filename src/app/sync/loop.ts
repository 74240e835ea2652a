import type { PullAnswer } from '#domain/sync/wire.ts'
import { isLost, openAgain } from '../store/attempt.ts'
import { audit } from './audit.ts'
import { askToOffer, isAskedToOffer, offerAll } from './offer-all.ts'
import type { Reply } from './call.ts'
import { pullToHead } from './pull-to-head.ts'
import { askAgain, pushBatch, type PushDeps } from './push-outbox.ts'
import { uploadBlobs } from './upload-blobs.ts'

/** What a person is told about sending. */
export interface SyncState {
  readonly phase: 'idle' | 'sending' | 'away' | 'revoked' | 'stopped'
  /** Things received in this round, and how many there were to send. */
  readonly done: number
  readonly total: number
  /** UTC milliseconds of the next try while the server is away. */
  readonly retryAt: number | null
  /** Large photos are not sent over the network of now. */
  readonly originalsWait: boolean
  /** For coordinators: what arrived and waits for its group. */
  readonly waiting: PullAnswer['waiting'] | null
}

export interface Sync {
  readonly state: () => SyncState
  readonly subscribe: (listener: () => void) => () => void
  /** Asks for a round now: after a save, a live event, the phone coming online, the screen coming back. */
  readonly poke: () => void
  /** Sends the large photos that wait, whatever the network is. */
  readonly sendOriginalsNow: () => void
  /** One whole round; resolves when it ended. For tests and for leaving. */
  readonly round: () => Promise<SyncState['phase']>
  readonly start: () => void
  readonly stop: () => void
}

export interface SyncDeps extends PushDeps {
  /** Between 0 and 1. */
  readonly random: () => number
  readonly today: () => string
  /** Whether large photos go by themselves over the network of now. */
  readonly sendsOriginals: () => boolean
  /** Runs while this tab is the one that syncs. */
  readonly lock: (run: () => Promise<void>) => Promise<void>
  /** After the last page, and after one that brought the project: pins the key, for example. */
  readonly onPage: (page: PullAnswer) => Promise<void>
  /** This phone takes no part any more, and may hand in nothing either. */
  readonly onEnded: () => Promise<void>
}

const firstPauseMs = 1_000
const longestPauseMs = 300_000
/** Without live events a phone asks this often. */
const pollMs = 60_000
/** In one round. */
const mostRestores = 3

/** Sends and fetches, one round at a time and one tab at a time; after a failure with ever longer pauses. */
export const createSync = (deps: SyncDeps): Sync => {
  const { db, client, now, random } = deps
  const listeners = new Set<() => void>()
  let state: SyncState = {
    phase: 'idle',
    done: 0,
    total: 0,
    retryAt: null,
    originalsWait: !deps.sendsOriginals(),
    waiting: null,
  }
  let originalsNow = false
  let failures = 0
  let poked = false
  let wake: () => void = () => {}
  let running: Promise<SyncState['phase']> | undefined
  const ended = new AbortController()

  const show = (change: Partial<SyncState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  const sendsOriginals = () => originalsNow || deps.sendsOriginals()
  const waitingCount = async () =>
    (await db.outbox.where('state').equals('waiting').count()) +
    (await db.blob.where('state').equals('waiting').count())
  /** Of those, what goes over the network of now. */
  const goingCount = async () =>
    (await waitingCount()) -
    (sendsOriginals()
      ? 0
      : await db.blob
          .where('state')
          .equals('waiting')
          .filter(({ size }) => size === 'full')
          .count())

  const onPage = (page: PullAnswer) => {
    show({ waiting: page.waiting ?? null })
  }

  /** A server that lost something gets everything offered before anything else goes on. */
  const step = async (): Promise<Reply<{ readonly received: number }>> => {
    if (await isAskedToOffer(db)) {
      const offered = await offerAll(deps)
      // A phone that takes no part any more offers nothing, and hands in what it made.
      const isRevoked = !offered.ok && offered.kind === 'problem' && offered.code === 'revoked'
      if (!offered.ok && !isRevoked) return offered
    }
    const reply = await exchange()
    const isNew = reply !== 'lost' && !reply.ok && reply.kind === 'problem' && reply.code === 'new-epoch'
    if (reply !== 'lost' && !isNew) return reply
    await askToOffer(db)
    return { ok: true, value: { received: 0 } }
  }

  /** `lost`: the server lost something, by its epoch or by what it says that this phone should hold. */
  const exchange = async (): Promise<Reply<{ readonly received: number }> | 'lost'> => {
    let received = 0
    await askAgain(deps)
    for (;;) {
      const reply = await pushBatch(deps)
      if (!reply.ok) return reply
      if (reply.value.sent === 0) break
      received += reply.value.sent
      show({ done: state.done + reply.value.sent })
    }
    const pulled = await pullToHead(deps, onPage)
    if (pulled === 'lost') return pulled
    const isRevoked = !pulled.ok && pulled.kind === 'problem' && pulled.code === 'revoked'
    if (isRevoked) await db.meta.put({ key: 'revoked', value: pulled.handInUntil ?? null })
    else if (!pulled.ok) return pulled
    else if ((await audit({ db, client, today: deps.today() })) === 'unequal') return 'lost'
    const blobs = await uploadBlobs({ ...deps, sendsOriginals }, () => {
      show({})
    })
    if (!blobs.ok) return blobs
    show({ done: state.done + blobs.value.uploaded })
    if (!pulled.ok) return pulled
    return { ok: true, value: { received: received + blobs.value.uploaded } }
  }

  /** A phone that is full, or whose tables were closed under it, is tried again later like a server that is away. */
  const tried = async (): ReturnType<typeof step> => {
    try {
      return await step()
    } catch (error) {
      if (!ended.signal.aborted && (!db.isOpen() || isLost(error))) await openAgain(db).catch(() => undefined)
      return { ok: false, kind: 'away' }
    }
  }

  const round = async (): Promise<SyncState['phase']> => {
    const total = await goingCount().catch(() => 0)
    const originalsWait = !sendsOriginals()
    const askedBefore = originalsNow
    show({ phase: total > 0 ? 'sending' : state.phase, done: 0, total, originalsWait })
    let received = 0
    let reply = await tried()
    for (let turns = 0; reply.ok; turns++) {
      received += reply.value.received
      const more = reply.value.received > 0 && (await goingCount()) > 0
      // A server that begins epochs without end is asked again later.
      if (!more && !(turns < mostRestores && (await isAskedToOffer(db)))) break
      reply = await tried()
    }
    if (reply.ok) {
      failures = 0
      if (received > 0 && (await waitingCount()) === 0)
        await db.meta.put({ key: 'allSentAt', value: new Date(now()).toISOString() })
      // Asked for during this round, after their turn: the next one sends them.
      if (askedBefore) originalsNow = false
      show({ phase: 'idle', retryAt: null, originalsWait: !sendsOriginals() })
    } else if (reply.kind === 'problem' && reply.code === 'revoked') {
      show({ phase: 'revoked', retryAt: null })
    } else if (reply.kind === 'problem' && reply.code === 'revoked-ended') {
      show({ phase: 'stopped', retryAt: null })
      await deps.onEnded()
    } else if (reply.kind === 'problem' && reply.status === 401) {
      show({ phase: 'stopped', retryAt: null })
    } else {
      failures += 1
      // On top of what the server asked for: whoever was told the same does not come back in the same moment.
      const asked = reply.kind === 'problem' ? (reply.retryAfter ?? 0) * 1_000 : 0
      const pause = asked + random() * Math.min(longestPauseMs, firstPauseMs * 2 ** failures)
      show({ phase: 'away', retryAt: now() + pause })
    }
    return state.phase
  }

  /** One round at a time: who asks during a round gets that round. */
  const oneRound = () => {
    running ??= round().finally(() => {
      running = undefined
    })
    return running
  }

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const follow = async () => {
    while (!ended.signal.aborted) {
      await client.live(poke, ended.signal).catch(() => undefined)
      if (!ended.signal.aborted)
        await new Promise((resolve) => setTimeout(resolve, 5_000 + random() * 10_000))
    }
  }

  const poke = () => {
    poked = true
    wake()
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    poke,
    sendOriginalsNow: () => {
      originalsNow = true
      show({ originalsWait: false })
      poke()
    },
    round: oneRound,
    start: () => {
      void deps.lock(async () => {
        void follow()
        while (!ended.signal.aborted) {
          poked = false
          await oneRound()
          if (poked) continue
          const wait = state.retryAt === null ? pollMs : Math.max(250, state.retryAt - now())
          await pause(wait)
        }
      })
    },
    stop: () => {
      ended.abort()
      wake()
    },
  }
}
