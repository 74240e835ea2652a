import { onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import { Router } from 'wouter'
import type { Role } from '#domain/project/role.ts'
import type { QuarantineItem, QuarantineList } from '#domain/sync/desk-wire.ts'
import { type Project, ProjectProvider } from '#app/project/project-context.tsx'
import { AttentionPage } from '#app/screens/coordinate/attention/attention-page.tsx'
import { OutboxRoom } from '#app/screens/outbox/outbox-room.tsx'
import type { RecordRow } from '#app/store/database.ts'
import type { Store } from '#app/store/store.ts'
import { TextProvider } from '#app/text/text.tsx'
import '#app/ui/ui.css'
import { memoryKeys } from '../../support/memory-keys.ts'
import { openPhoneStore, type PhoneStore } from '../../support/phone-store.ts'
import { rendered } from '../ui/rendered.tsx'

const idle = { phase: 'idle', done: 0, total: 0, retryAt: null, waiting: null } as const

export const phoneOf = (role: Role): PhoneStore => {
  localStorage.setItem('limonade.language', 'nl')
  const phone = openPhoneStore(role, memoryKeys)
  onTestFinished(phone.remove)
  return phone
}

/** A sighting with two answers for one of its fields, as the server sent it. */
export const twoAnswers = (
  field: string,
  {
    now,
    other,
    by = 'Groene telefoon',
    ...more
  }: Partial<RecordRow> &
    Record<'now' | 'other', unknown> & {
      readonly by?: string
    },
): RecordRow => {
  const id = crypto.randomUUID()
  return {
    id,
    type: 'assetSighting',
    schemaVersion: 1,
    at: '2026-03-08',
    fields: {
      kind: 'office',
      unusedDegree: 'empty',
      ownerDomain: 'unknown',
      ownershipEvidence: 'guess',
      status: 'seen',
      visibility: 'team',
      [field]: now as string,
    },
    versions: { [field]: 'e.3' },
    conflicts: [{ id: `${id}/${field}`, field, value: other as string, version: 'e.4', by }],
    scopes: ['field'],
    open: 1,
    ...more,
  }
}

/** This phone made or changed it. */
export const isOwn = async ({ store }: { readonly store: Store }, record: RecordRow): Promise<void> => {
  await store.db.receipt.put({ id: crypto.randomUUID(), recordId: record.id, result: 'applied' })
}

const projectOf = ({ store, keys, projectId }: PhoneStore, role: Role, client: Partial<Project['client']>) =>
  ({
    store,
    key: { kind: 'none' },
    draftKeys: keys,
    client,
    membership: { projectId, deviceId: crypto.randomUUID(), role, projectName: 'De Wilgenhoek' },
    project: undefined,
    sync: { state: () => idle, subscribe: () => () => undefined, poke: () => undefined },
    // The rest of a project is never asked for here.
  }) as unknown as Project

export const outbox = (phone: PhoneStore, role: Role): void => {
  rendered(
    <TextProvider>
      <ProjectProvider value={projectOf(phone, role, {})}>
        <Router>
          <OutboxRoom />
        </Router>
      </ProjectProvider>
    </TextProvider>,
  )
}

/** The coordinator's page, over a server that keeps these things apart. `asked` holds the decisions that it got. */
export const desk = (phone: PhoneStore, items: readonly QuarantineItem[] = []) => {
  const asked: string[] = []
  let list: QuarantineList = {
    items: [...items],
    talk: { waiting: { interviews: 0, contacts: 0 }, discarded: { interviews: 0, contacts: 0 } },
  }
  const client: Partial<Project['client']> = {
    quarantine: () => Promise.resolve({ ok: true, value: list }),
    keptFiles: () => Promise.resolve({ ok: true, value: [] }),
    decideQuarantined: (operationId, decision) => {
      asked.push(`${decision} ${operationId}`)
      const item = list.items.find((each) => each.operationId === operationId)
      if (item === undefined)
        return Promise.resolve({ ok: false, kind: 'problem', status: 409, code: 'already-taken' })
      const decided = { ...item, decision: decision === 'discard' ? ('discarded' as const) : null }
      const rest = list.items.filter((each) => each !== item)
      list = { ...list, items: decision === 'take' ? rest : [...rest, decided] }
      return Promise.resolve({ ok: true, value: decided })
    },
  }
  rendered(
    <TextProvider>
      <ProjectProvider value={projectOf(phone, 'coordinator', client)}>
        <AttentionPage />
      </ProjectProvider>
    </TextProvider>,
  )
  return { asked }
}

export const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click()
