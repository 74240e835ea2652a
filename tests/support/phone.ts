import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { joinProject } from '#app/join-project.ts'
import { readLink } from '#app/link.ts'
import { type Membership, openMemberships } from '#app/membership.ts'
import { type OpenProject, openProject, type World } from '#app/open-project.ts'
import { memoryKeys } from './memory-keys.ts'

/** A phone in this process: the app's own store and sync over an IndexedDB in memory, against a real server. */
export interface Phone extends OpenProject {
  readonly membership: Membership
  /** Cuts or restores the network of this phone. */
  readonly setOnline: (online: boolean) => void
  /** Cuts the connection after so many more requests; a cut request may have reached the server. */
  readonly cutAfter: (requests: number) => void
}

export const joinPhone = async (
  link: string,
  name: string,
  { loseFirstReply = false }: { readonly loseFirstReply?: boolean } = {},
): Promise<Phone> => {
  const api = { indexedDB: new IDBFactory(), IDBKeyRange }
  const url = new URL(link)
  let online = true
  let requestsLeft = Number.POSITIVE_INFINITY
  const fetchThrough: typeof fetch = async (input, init) => {
    if (!online) throw new TypeError('the network is gone')
    const reply = await fetch(input, init)
    requestsLeft -= 1
    if (requestsLeft < 0) throw new TypeError('the reply was cut off')
    return reply
  }
  const keys = memoryKeys()
  const world: World = {
    fetch: fetchThrough,
    origin: url.origin,
    now: () => new Date(),
    random: Math.random,
    keys: () => keys,
    api,
    lock: (_, run) => run(),
  }
  const memberships = openMemberships(api)
  const parsed = readLink(url.hash)
  if (parsed === undefined) throw new Error(`not a link: ${link}`)
  const ask = (through: typeof fetch) =>
    joinProject(
      parsed,
      { name, today: '2026-03-01' },
      { memberships, fetch: through, origin: url.origin },
    )
  if (loseFirstReply) {
    const lost = await ask(async (input, init) => {
      await fetch(input, init)
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
    cutAfter: (requests) => {
      requestsLeft = requests
    },
    close: () => {
      project.close()
      memberships.close()
    },
  }
}
