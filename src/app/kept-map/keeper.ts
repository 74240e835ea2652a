import type { TilePlan } from '#domain/field/tile-plan.ts'
import { type TileSpot, tileUrl } from '#domain/field/tile-spot.ts'
import type { NetworkKind } from '#app/device/network.ts'
import type { ProjectDatabase } from '#app/store/database.ts'
import { bytesIn, dropKeptMaps, keptBytes, keptCacheName } from '#app/store/kept-tiles.ts'
import { fillCopy } from './fill-copy.ts'
import type { Fetch } from './fetch-tile.ts'
import { type Copy, type Kept, readKept, type StopReason, writeKept } from './kept-copy.ts'

/** Which map, and which of its pictures. */
export interface Wanted {
  /** The addresses of its pictures, as browsers write addresses. */
  readonly template: string
  readonly plan: TilePlan
  readonly fetch: Fetch
}

/** How much is dealt with, out of how much. */
interface Count {
  readonly done: number
  readonly total: number
  readonly bytes: number
}

export type KeepState =
  | { readonly kind: 'looking' }
  /** `other`: bytes of another map that still stand here. */
  | { readonly kind: 'none'; readonly other: number }
  /** `older`: a copy of before that serves until this one is whole. */
  | ({ readonly kind: 'busy'; readonly older: boolean } & Count)
  | ({ readonly kind: 'stopped'; readonly why: StopReason | 'elsewhere'; readonly older: boolean } & Count)
  /** `at`: UTC. */
  | { readonly kind: 'whole'; readonly tiles: number; readonly bytes: number; readonly at: string }

export interface Keeper {
  readonly state: () => KeepState
  readonly subscribe: (listener: () => void) => () => void
  /** Looks what is on the phone of this map; while it is being kept, that goes on. */
  readonly look: (wanted: Wanted) => Promise<void>
  /** Keeps what is missing, or a whole new copy where all is there. `overMobile`: a person agreed. */
  readonly keep: (wanted: Wanted, asked: { readonly overMobile: boolean }) => Promise<void>
  readonly pause: () => void
  /** Stops, and takes the map off the phone. */
  readonly remove: () => Promise<void>
  /** Stops, and what is there stays. */
  readonly stop: () => Promise<void>
}

export interface KeeperWorld {
  readonly db: ProjectDatabase
  readonly projectId: string
  readonly network: () => NetworkKind
  readonly now: () => Date
  /** One page at a time keeps a map: false, without running, while another does. */
  readonly alone: (run: () => Promise<void>) => Promise<boolean>
}

/** Keeps the map of a neighbourhood on the phone. What is on disk says how far it is, so it goes on after a pause, a lost
 *  connection or a killed app, and fetches nothing twice. */
export const createKeeper = (world: KeeperWorld): Keeper => {
  const { db, projectId, now } = world
  let state: KeepState = { kind: 'looking' }
  let running: AbortController | undefined
  /** Ends with the run that is going on. */
  let run = Promise.resolve(true)
  const listeners = new Set<() => void>()
  const show = (next: KeepState) => {
    state = next
    for (const listener of listeners) listener()
  }

  const look = async (wanted: Wanted) => {
    if (running !== undefined) return
    const seen = await seenOf(await readKept(db), wanted, projectId)
    if (isIdle()) show(seen)
  }
  const isIdle = () => running === undefined

  const begin = async ({ template, plan }: Wanted): Promise<{ kept: Kept; next: Copy; fresh: boolean }> => {
    const kept = await readKept(db)
    const whole = kept.whole?.template === template ? kept.whole : undefined
    const grown = whole !== undefined && (await hereOf(whole, plan)).length < plan.tiles.length
    const begun = kept.next?.template === template ? kept.next : grown ? whole : undefined
    const at = now().toISOString()
    const next = begun ?? { cacheName: keptCacheName(projectId, at), template, at }
    // Of another map: nothing asks for its pictures any more.
    for (const old of [kept.next, kept.whole])
      if (old !== null && old.template !== template) await caches.delete(old.cacheName)
    return {
      kept: { whole: whole ?? null, next: { ...next, why: 'ended' } },
      next,
      fresh: whole !== undefined,
    }
  }

  const keep = async (wanted: Wanted, signal: AbortSignal, overMobile: boolean) => {
    const { kept, next, fresh } = await begin(wanted)
    await writeKept(db, kept)
    const { plan, template } = wanted
    const here = await hereOf(next, plan)
    const older = kept.whole !== null && kept.whole.cacheName !== next.cacheName
    let count: Count = { done: here.length, total: plan.tiles.length, bytes: await bytesIn(next.cacheName) }
    show({ kind: 'busy', older, ...count })
    const has = new Set(here)
    const why = await fillCopy({
      cache: await caches.open(next.cacheName),
      template,
      missing: plan.tiles.filter((spot) => !has.has(spot)),
      fetch: wanted.fetch,
      signal,
      fresh,
      mayNot: () => (!overMobile && world.network() === 'metered' ? 'metered' : undefined),
      onTile: (_spot, bytes) => {
        count = { ...count, done: count.done + 1, bytes: count.bytes + bytes }
        show({ kind: 'busy', older, ...count })
      },
    })
    if (why === undefined) {
      const whole = { ...next, at: now().toISOString() }
      await writeKept(db, { whole, next: null })
      if (kept.whole !== null && older) await caches.delete(kept.whole.cacheName)
    } else await writeKept(db, { ...kept, next: { ...next, why } })
  }

  const stop = async () => {
    running?.abort()
    // What went wrong in it is told to who began it.
    await run.catch(() => undefined)
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    look,
    keep: async (wanted, { overMobile }) => {
      if (running !== undefined) return
      const mine = new AbortController()
      running = mine
      run = world
        .alone(() => keep(wanted, mine.signal, overMobile))
        .finally(() => {
          running = undefined
        })
      const alone = await run
      await look(wanted)
      if (!alone && state.kind === 'stopped') show({ ...state, why: 'elsewhere' })
    },
    pause: () => {
      running?.abort()
    },
    remove: async () => {
      await stop()
      await dropKeptMaps(projectId)
      await writeKept(db, { whole: null, next: null })
      show({ kind: 'none', other: 0 })
    },
    stop,
  }
}

/** What the phone has, without fetching anything. */
const seenOf = async (
  { whole, next }: Kept,
  { template, plan }: Wanted,
  projectId: string,
): Promise<KeepState> => {
  const serves = whole?.template === template
  const total = plan.tiles.length
  if (next?.template === template) {
    const { here, bytes } = await insideOf(next, plan)
    const older = serves && whole.cacheName !== next.cacheName
    return { kind: 'stopped', why: next.why, older, done: here.length, total, bytes }
  }
  if (!serves) return { kind: 'none', other: await keptBytes(projectId) }
  const { here, bytes } = await insideOf(whole, plan)
  return here.length < total
    ? { kind: 'stopped', why: 'incomplete', older: false, done: here.length, total, bytes }
    : { kind: 'whole', tiles: total, bytes, at: whole.at }
}

/** Opening a picture shows whether a phone that died had written all of it, and what it had not then goes: sizes first. */
const insideOf = async (copy: Copy, plan: TilePlan) => {
  const bytes = await bytesIn(copy.cacheName)
  return { here: await hereOf(copy, plan), bytes }
}

/** Those of a plan that a copy has, or has noted as absent. */
const hereOf = async ({ cacheName, template }: Copy, { tiles }: TilePlan): Promise<readonly TileSpot[]> => {
  const cache = await caches.open(cacheName)
  const urls = new Set((await cache.keys()).map(({ url }) => url))
  return tiles.filter((spot) => urls.has(tileUrl(template, spot)))
}
