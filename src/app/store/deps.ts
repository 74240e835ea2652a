import type { Role } from '#domain/project/role.ts'
import type { DraftKeys } from '../crypto/draft-keys.ts'
import type { ProjectDatabase } from './database.ts'

/** What the store needs of the world. */
export interface StoreDeps {
  readonly db: ProjectDatabase
  readonly keys: DraftKeys
  readonly projectId: string
  readonly role: Role
  readonly now: () => Date
  readonly newId: () => string
  readonly randomBytes: (count: number) => Uint8Array
  readonly timeZone: () => string
}
