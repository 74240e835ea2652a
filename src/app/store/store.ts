import { attentionCommands, type AttentionCommands } from './attention.ts'
import { heldCommands, type HeldCommands } from './held.ts'
import { conversationCommands, type ConversationCommands } from './conversations.ts'
import type { ProjectDatabase } from './database.ts'
import type { StoreDeps } from './deps.ts'
import { draftPictureCommands, type DraftPictureCommands } from './draft-pictures.ts'
import { draftCommands, type DraftCommands } from './drafts.ts'
import { manyCommands, type ManyCommands } from './many.ts'
import { recordCommands, type RecordCommands } from './records.ts'
import { progressQueries, type ProgressQueries } from './progress.ts'
import { visitCommands, type VisitCommands } from './visits.ts'
import { walkCommands, type WalkCommands } from './walks.ts'

/** Everything that is kept on this phone for one project. Screens read its queries live and call its commands. */
export type Store = { readonly db: ProjectDatabase } & RecordCommands &
  DraftCommands &
  DraftPictureCommands &
  ConversationCommands &
  AttentionCommands &
  HeldCommands &
  ManyCommands &
  ProgressQueries &
  VisitCommands &
  WalkCommands

/** The store over tables that are open. */
export const createStore = (deps: StoreDeps): Store => {
  const records = recordCommands(deps)
  return {
    db: deps.db,
    ...records,
    ...draftCommands(deps),
    ...draftPictureCommands(deps),
    ...conversationCommands(deps),
    ...attentionCommands(deps, records),
    ...heldCommands(deps),
    ...manyCommands(deps),
    ...progressQueries(deps),
    ...visitCommands(deps),
    ...walkCommands(deps, records),
  }
}
