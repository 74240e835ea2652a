import { afterEach, beforeEach } from 'vitest'
import type { Role } from '#domain/project/role.ts'
import type { Shown } from '#app/store/overlay.ts'
import { joinPhone, type Phone } from './phone.ts'
import { startTestServer, type TestServer } from './server.ts'

/** Phones and a server that start with each test of a file and are gone after it. */
export interface Journey {
  readonly server: () => TestServer
  /** A phone that joined by a new link and has the neighbourhood. `key`: stands in the link. */
  readonly joinAs: (role: Role, options?: JoinOptions) => Promise<Phone>
  /** A phone by a link that is there already, and that no round has run on. */
  readonly joinBy: (link: string, name: string, options?: PhoneOptions) => Promise<Phone>
}

type PhoneOptions = NonNullable<Parameters<typeof joinPhone>[2]>

interface JoinOptions extends PhoneOptions {
  readonly name?: string
  readonly key?: string
}

/** To be called once, at the top of a test file. */
export const journey = (): Journey => {
  let server: TestServer
  const phones: Phone[] = []
  beforeEach(async () => {
    server = await startTestServer()
  })
  afterEach(async () => {
    for (const phone of phones.splice(0)) phone.close()
    await server.remove()
  })
  const joinBy: Journey['joinBy'] = async (link, name, options) => {
    const phone = await joinPhone(link, name, options)
    phones.push(phone)
    return phone
  }
  return {
    server: () => server,
    joinBy,
    joinAs: async (role, { name = role, key, ...options } = {}) => {
      const link = await server.link(role)
      const phone = await joinBy(key === undefined ? link : `${link}&k=${key}`, name, options)
      await phone.sync.round()
      return phone
    },
  }
}

/** The sightings that a phone has after asking the server. */
export const seenBy = async (phone: Phone): Promise<readonly Shown[]> => {
  await phone.sync.round()
  return phone.store.records('assetSighting')
}
