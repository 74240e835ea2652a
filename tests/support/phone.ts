import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { joinProject } from '#app/project/join-project.ts'
import { readLink } from '#app/project/link.ts'
import {
  type IndexedDbApi,
  type Membership,
  type MembershipDatabase,
  openMemberships,
} from '#app/project/membership.ts'
import { type OpenProject, openProject, type World } from '#app/project/open-project.ts'
import { memoryKeys } from './memory-keys.ts'

/** A phone in this process: the app's own store and sync over an IndexedDB in memory, against a real server. */
export interface Phone extends OpenProject {
  readonly membership: Membership
  /** Cuts or restores the network of this phone. */
  readonly setOnline: (online: boolean) => void
  /** Cuts the connection after so many more requests; a cut request may have reached the server. */
  readonly cutAfter: (requests: number) => void
  /** Runs before each request with its path; for what happens while one is under way. */
  readonly beforeEach: (run: (path: string) => Promise<void>) => void
  /** Something between phone and server answers instead of it, as a captive portal does; undefined: nothing does. */
  readonly answerInstead: (answer: (() => Response) | undefined) => void
  readonly memberships: MembershipDatabase
  /** The app closed and opened again on the same tables, or on others. */
  readonly reopen: (on?: IndexedDbApi) => OpenProject
}

/** Joins by a link and opens the project; no round has run yet. */
export const joinPhone = async (
  link: string,
  name: string,
  {
    loseFirstReply = false,
    now = () => new Date(),
    network = fetch,
    random = Math.random,
    sendsOriginals = () => true,
  }: {
    readonly loseFirstReply?: boolean
    readonly now?: () => Date
    /** What carries its requests. */
    readonly network?: typeof fetch
    readonly random?: () => number
    readonly sendsOriginals?: () => boolean
  } = {},
): Promise<Phone> => {
  const api = { indexedDB: new IDBFactory(), IDBKeyRange }
  const url = new URL(link)
  let online = true
  let requestsLeft = Number.POSITIVE_INFINITY
  let instead: (() => Response) | undefined
  let before: (path: string) => Promise<void> = () => Promise.resolve()
  const fetchThrough: typeof fetch = async (input, init) => {
    if (!online) throw new TypeError('the network is gone')
    await before(new URL(String(input)).pathname)
    if (instead !== undefined) return instead()
    const reply = await network(input, init)
    requestsLeft -= 1
    if (requestsLeft < 0) throw new TypeError('the reply was cut off')
    return reply
  }
  const keys = memoryKeys()
  const world: World = {
    fetch: fetchThrough,
    origin: url.origin,
    now,
    random,
    keys: () => keys,
    api,
    sendsOriginals,
    lock: (_, run) => run(),
  }
  const memberships = openMemberships(api)
  const parsed = readLink(url.hash)
  if (parsed === undefined) throw new Error(`not a link: ${link}`)
  const ask = (through: typeof fetch) =>
    joinProject(parsed, { name, today: '2026-03-01' }, { memberships, fetch: through, origin: url.origin })
  if (loseFirstReply) {
    const lost = await ask(async (input, init) => {
      await network(input, init)
      throw new TypeError('the reply was lost')
    })
    if (lost.ok) throw new Error('the reply was not lost')
  }
  const joined = await ask(fetchThrough)
  if (!joined.ok) throw new Error(`joining failed: ${joined.reason}`)
  const project = openProject(joined.membership, memberships, world)
  return {
    ...project,
    setOnline: (value) => {
      online = value
    },
    memberships,
    answerInstead: (answer) => {
      instead = answer
    },
    beforeEach: (run) => {
      before = run
    },
    reopen: (on = api) => openProject(joined.membership, memberships, { ...world, api: on }),
    cutAfter: (requests) => {
      requestsLeft = requests
    },
    close: () => {
      project.close()
      memberships.close()
    },
  }
}
