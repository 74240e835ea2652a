import { createContext, type ReactNode, useContext } from 'react'
import { useLiveQuery } from 'dexie-react-hooks'
import type { ProjectFields } from '#domain/project/project.ts'
import type { Stored } from '#domain/sync/record.ts'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import type { DraftKeys } from '#app/crypto/draft-keys.ts'
import type { Membership } from './membership.ts'
import { overLostConnection } from '#app/store/attempt.ts'
import type { Store } from '#app/store/store.ts'
import type { Client } from '#app/sync/client.ts'
import type { Sync } from '#app/sync/loop.ts'

/** Whether conversations can be sealed on this phone. */
export type KeyState =
  | { readonly kind: 'none' }
  | { readonly kind: 'pinned'; readonly publicKey: string }
  /** The server's copy differs from the pinned key: nothing is sealed until a link is scanned again. */
  | { readonly kind: 'differs' }

export interface Project {
  readonly store: Store
  readonly sync: Sync
  readonly client: Client
  readonly draftKeys: DraftKeys
  /** Stops sending and closes the tables; only before this phone is erased. */
  readonly close: () => void
  readonly membership: Membership
  /** Undefined until the first page has arrived. */
  readonly project: ProjectFields | undefined
  readonly projectRecord: Stored | undefined
  /** The newest published questionnaire, or the one that comes with the product. */
  readonly questionnaire: Questionnaire
  /** Any version that a draft or answer was made with; undefined when this phone never had it. */
  readonly questionnaireOf: (formId: string, version: string) => Questionnaire | undefined
  readonly key: KeyState
}

const ProjectContext = createContext<Project | undefined>(undefined)

export const ProjectProvider = ({ value, children }: { value: Project; children: ReactNode }) => (
  <ProjectContext value={value}>{children}</ProjectContext>
)

/** The project that this browser has open. Only inside a joined project. */
export const useProject = (): Project => {
  const project = useContext(ProjectContext)
  if (project === undefined) throw new Error('useProject outside a joined project')
  return project
}

/** A query over the phone's tables that runs again when they change; undefined while it runs for the first time. */
export const useLive = <T,>(query: () => Promise<T>, deps: readonly unknown[] = []): T | undefined => {
  const db = useContext(ProjectContext)?.store.db
  return useLiveQuery(() => (db === undefined ? query() : overLostConnection(db, query)), [db, ...deps])
}
