import type { Role } from '#domain/project/role.ts'
import type { DraftKeys } from '../crypto/draft-keys.ts'
import { conversationCommands, type ConversationCommands } from './conversations.ts'
import type { ProjectDatabase } from './database.ts'
import { draftCommands, type DraftCommands } from './drafts.ts'
import { recordCommands, type RecordCommands } from './records.ts'
import { progressQueries, type ProgressQueries } from './progress.ts'

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

/** Everything that is kept on this phone for one project. Screens read its queries live and call its commands. */
export type Store = { readonly db: ProjectDatabase } & RecordCommands &
  DraftCommands &
  ConversationCommands &
  ProgressQueries

export const createStore = (deps: StoreDeps): Store => ({
  db: deps.db,
  ...recordCommands(deps),
  ...draftCommands(deps),
  ...conversationCommands(deps),
  ...progressQueries(deps),
})
