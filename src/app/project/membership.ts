import { Dexie, type EntityTable } from 'dexie'
import type { Role } from '#domain/project/role.ts'

/** Which projects this browser takes part in. One phone has one database and one device id for each project. */
export interface Membership {
  readonly projectId: string
  readonly projectName: string
  readonly fictional: boolean
  readonly role: Role
  readonly deviceId: string
  readonly deviceName: string
  /** Travels only in the Authorization header; the server holds its hash. */
  readonly secret: string
  /** The key that conversations are sealed to. Null until a link or the project brought one. */
  readonly pinnedKey: string | null
  /** A key out of a link is trusted more than the first one seen: its words are shown to compare. */
  readonly pinnedBy: 'link' | 'firstSeen' | null
  readonly joinedAt: string
}

/** Made and stored before the first call, so that a lost reply can be asked again without costing a use. */
export interface Joining {
  readonly invitationHash: string
  readonly deviceId: string
  readonly secret: string
}

export type MembershipDatabase = Dexie & {
  membership: EntityTable<Membership, 'projectId'>
  joining: EntityTable<Joining, 'invitationHash'>
  chosen: EntityTable<{ id: 'project'; projectId: string }, 'id'>
}

export interface IndexedDbApi {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof globalThis.IDBKeyRange
}

/** `api` brings another IndexedDB than the browser's own. */
export const openMemberships = (api?: IndexedDbApi): MembershipDatabase => {
  const db = new Dexie('limonade', {
    chromeTransactionDurability: 'strict',
    ...api,
  }) as MembershipDatabase // Dexie declares its tables at run time.
  db.version(1).stores({ membership: 'projectId', joining: 'invitationHash', chosen: 'id' })
  db.on('versionchange', () => {
    db.close()
  })
  return db
}

/** The project that is open on this phone: the one chosen last, otherwise the first. */
export const currentMembership = async (db: MembershipDatabase): Promise<Membership | undefined> => {
  const chosen = await db.chosen.get('project')
  const member = chosen === undefined ? undefined : await db.membership.get(chosen.projectId)
  return member ?? (await db.membership.toCollection().first())
}
