import { onTestFinished } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import { Stored } from '#domain/sync/record.ts'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import type { ProjectFields } from '#domain/project/project.ts'
import { newProject } from '#domain/project/project.ts'
import { type KeyState, type Project, ProjectProvider } from '#app/project/project-context.tsx'
import type { Role } from '#domain/project/role.ts'
import type { Store } from '#app/store/store.ts'
import { TextProvider } from '#app/text/text.tsx'
import '#app/ui/ui.css'
import { memoryKeys } from '../../support/memory-keys.ts'
import { openPhoneStore } from '../../support/phone-store.ts'
import { rendered } from '../ui/rendered.tsx'

const idle = { phase: 'idle', done: 0, total: 0, retryAt: null, waiting: null } as const

/** A coordinator's page over tables of its own, in Dutch. */
export const deskWith = (
  page: ReactNode,
  {
    project = {},
    client = {},
    store: given,
    projectRecord,
    role = 'coordinator',
    key = { kind: 'pinned', publicKey: 'age1x' },
    membership = {},
    path = '/coordinatie',
  }: {
    readonly project?: Partial<ProjectFields>
    readonly client?: Partial<Project['client']>
    readonly store?: Store
    readonly projectRecord?: Stored
    readonly role?: Role
    readonly key?: KeyState
    readonly membership?: Partial<Project['membership']>
    readonly path?: string
  } = {},
): { readonly store: Store; readonly projectId: string } => {
  localStorage.setItem('limonade.language', 'nl')
  const opened = given === undefined ? openPhoneStore(role, memoryKeys) : undefined
  if (opened !== undefined) onTestFinished(opened.remove)
  const store = given ?? opened?.store
  if (store === undefined) throw new Error('no store')
  const projectId = membership.projectId ?? opened?.projectId ?? crypto.randomUUID()
  const value = {
    store,
    key,
    questionnaire: defaultQuestionnaire,
    client,
    membership: {
      role,
      projectName: 'De Wilgenhoek',
      ...membership,
      projectId,
    },
    project: { ...newProject('De Wilgenhoek'), ...project },
    projectRecord,
    sync: {
      state: () => idle,
      subscribe: () => () => undefined,
      poke: () => undefined,
      round: () => Promise.resolve('idle'),
    },
    // The rest of a project is never asked for here.
  } as unknown as Project
  const { hook } = memoryLocation({ path })
  rendered(
    <TextProvider>
      <ProjectProvider value={value}>
        <Router hook={hook}>{page}</Router>
      </ProjectProvider>
    </TextProvider>,
  )
  return { store, projectId }
}

export const fieldsOf = async (store: Store, type: string) =>
  (await store.records(type)).map(({ record }) => record.fields)

/** A desk with the record of its project, as the server sent it. */
export const deskOfProject = async (
  page: ReactNode,
  change: Partial<ProjectFields>,
  more: Omit<NonNullable<Parameters<typeof deskWith>[1]>, 'store' | 'project' | 'projectRecord'> = {},
) => {
  const { store, remove, projectId } = openPhoneStore('coordinator', memoryKeys)
  onTestFinished(remove)
  const fields = { ...newProject('De Wilgenhoek'), ...change }
  const projectRecord = z.parse(Stored, {
    id: projectId,
    type: 'project',
    schemaVersion: 1,
    at: '2026-03-01',
    fields,
    versions: Object.fromEntries(Object.keys(fields).map((name) => [name, 'e.1'])),
    conflicts: [],
  })
  await store.db.record.put({ ...projectRecord, scopes: ['project'] })
  deskWith(page, { ...more, store, project: change, projectRecord })
  return { store, projectId, project: async () => (await fieldsOf(store, 'project'))[0] }
}
