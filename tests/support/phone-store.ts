import { Dexie } from 'dexie'
import type { Role } from '#domain/project/role.ts'
import { createDraftKeys, type DraftKeys } from '#app/crypto/draft-keys.ts'
import type { IndexedDbApi } from '#app/project/membership.ts'
import { openDatabase, type ProjectDatabase } from '#app/store/database.ts'
import { createStore, type Store } from '#app/store/store.ts'

/** The app's own store in this browser, for a project of its own, on the evening of 9 March 2026. */
export interface PhoneStore {
  readonly projectId: string
  readonly db: ProjectDatabase
  readonly keys: DraftKeys
  readonly store: Store
  /** Closes the tables and deletes them. */
  readonly remove: () => Promise<void>
}

/** `keysOf` brings other draft keys than the real ones, `api` another IndexedDB than the browser's own. */
export const openPhoneStore = (
  role: Role = 'interviewer',
  keysOf: (projectId: string) => DraftKeys = createDraftKeys,
  api?: IndexedDbApi,
): PhoneStore => {
  const projectId = crypto.randomUUID()
  const db = openDatabase(projectId, api)
  const keys = keysOf(projectId)
  const store = createStore({
    db,
    keys,
    projectId,
    role,
    now: () => new Date('2026-03-09T18:07:00Z'),
    newId: () => crypto.randomUUID(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    timeZone: () => 'Europe/Amsterdam',
  })
  return {
    projectId,
    db,
    keys,
    store,
    remove: async () => {
      keys.close()
      db.close()
      if (api === undefined) await Dexie.delete(db.name)
    },
  }
}
