import { liveQuery } from 'dexie'
import * as z from 'zod/mini'
import { dayOf } from '#domain/project/calendar.ts'
import { demoPublicKey } from '#domain/project/demo-key.ts'
import { ProjectFields } from '#domain/project/project.ts'
import { createDraftKeys, type DraftKeys } from '#app/crypto/draft-keys.ts'
import { networkKind, sendsOriginals } from '#app/device/network.ts'
import { readPreferences } from '#app/device/preferences.ts'
import { keyWords } from '#app/crypto/key-words.ts'
import type { IndexedDbApi, Membership, MembershipDatabase } from './membership.ts'
import { erasePhone } from './erase-phone.ts'
import { pinKey } from './pin-key.ts'
import { openDatabase } from '#app/store/database.ts'
import { createStore, type Store } from '#app/store/store.ts'
import { canBeUndone } from '#app/store/time-to-undo.ts'
import { type Client, createClient } from '#app/sync/client.ts'
import { createSync, type Sync } from '#app/sync/loop.ts'

/** Everything of one joined project on this phone, wired together. */
export interface OpenProject {
  readonly membership: Membership
  readonly store: Store
  readonly client: Client
  readonly sync: Sync
  readonly draftKeys: DraftKeys
  readonly close: () => void
}

/** The world that a project runs in. A browser's own by default; a journey test brings others. */
export interface World {
  readonly fetch: typeof globalThis.fetch
  readonly origin: string
  readonly now: () => Date
  readonly random: () => number
  readonly keys: (projectId: string) => DraftKeys
  readonly api?: IndexedDbApi
  /** Whether large photos go by themselves over the network of now. */
  readonly sendsOriginals: () => boolean
  readonly lock: (name: string, run: () => Promise<void>) => Promise<void>
}

/** The real one. */
export const browserWorld = (): World => ({
  fetch: globalThis.fetch.bind(globalThis),
  origin: '',
  now: () => new Date(),
  random: Math.random,
  keys: createDraftKeys,
  sendsOriginals: () => sendsOriginals(readPreferences().largePhotos, networkKind()),
  lock: (name, run) => (navigator.locks === undefined ? run() : navigator.locks.request(name, run)),
})

const defaultTimeZone = 'Europe/Amsterdam'

/** Opens the tables, follows the outbox and is ready to send; nothing is sent before `sync.start` or `sync.round`. */
export const openProject = (
  membership: Membership,
  memberships: MembershipDatabase,
  world: World,
): OpenProject => {
  const db = openDatabase(membership.projectId, world.api)
  const keys = world.keys(membership.projectId)
  let timeZone = defaultTimeZone
  const newId = () => crypto.randomUUID()
  const store = createStore({
    db,
    keys,
    projectId: membership.projectId,
    role: membership.role,
    now: world.now,
    newId,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    timeZone: () => timeZone,
  })
  const client = createClient({
    fetch: world.fetch,
    origin: world.origin,
    projectId: membership.projectId,
    secret: membership.secret,
  })

  const readProject = async () => {
    const record = await db.record.where('type').equals('project').first()
    const fields = z.safeParse(ProjectFields, record?.fields)
    if (fields.success && isTimeZone(fields.data.timeZone)) timeZone = fields.data.timeZone
    return fields.success ? fields.data : undefined
  }
  // Also before the first page of this session: without network a day or a month must be the project's too.
  readProject().catch(() => undefined)

  const sync = createSync({
    db,
    keys,
    client,
    newId,
    now: () => world.now().getTime(),
    random: world.random,
    sendsOriginals: world.sendsOriginals,
    today: () => dayOf(world.now(), timeZone),
    lock: (run) => world.lock(`limonade-sync-${membership.projectId}`, run),
    onPage: async (page) => {
      const lastReply = { server: Date.parse(page.serverTime), phone: world.now().getTime() }
      await db.meta.put({ key: 'lastReply', value: lastReply })
      const project = await readProject()
      const key = project?.publicKey
      if (key !== undefined && key !== null && (project?.fictional === true || key !== demoPublicKey))
        await pinKey(membership.projectId, key, 'firstSeen', memberships)
      await reportKey(membership.projectId, { memberships, store, client })
      if (page.role !== membership.role)
        await memberships.membership.update(membership.projectId, { role: page.role })
    },
    onEnded: () => erasePhone({ membership, store, draftKeys: keys, close }, memberships),
  })

  let waitingBefore = 0
  const waiting = liveQuery(() => db.outbox.where('state').equals('waiting').count()).subscribe({
    next: (count) => {
      if (count > waitingBefore) sync.poke()
      waitingBefore = count
    },
    error: () => undefined,
  })

  // A decision leaves as soon as it cannot be undone any more.
  let undoOver: ReturnType<typeof setTimeout> | undefined
  const undoable = liveQuery(() => db.outbox.where('notBefore').above(0).toArray()).subscribe({
    next: (rows) => {
      clearTimeout(undoOver)
      const now = world.now().getTime()
      const ends = rows.filter((row) => canBeUndone(row, now)).map(({ notBefore = now }) => notBefore)
      if (ends.length > 0) undoOver = setTimeout(sync.poke, Math.min(...ends) - now)
    },
    error: () => undefined,
  })

  const close = () => {
    clearTimeout(undoOver)
    undoable.unsubscribe()
    waiting.unsubscribe()
    sync.stop()
    keys.close()
    db.close()
  }
  return { membership, store, client, sync, draftKeys: keys, close }
}

/** A name that this browser knows. Another would make every save fail. */
const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-CA', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Tells the server once which key this phone pinned, as six words, so that the coordinator can compare. */
const reportKey = async (
  projectId: string,
  { memberships, store, client }: { memberships: MembershipDatabase; store: Store; client: Client },
): Promise<void> => {
  const pinned = (await memberships.membership.get(projectId))?.pinnedKey
  if (pinned === undefined || pinned === null) return
  const words = await keyWords(pinned)
  if ((await store.meta('keyReported')) === words) return
  const reply = await client.reportKey(words)
  if (reply.ok) await store.setMeta('keyReported', words)
}
