import { Dexie } from 'dexie'
import type { MembershipDatabase } from './membership.ts'
import type { OpenProject } from './open-project.ts'

/** What stands in the way of erasing this phone: things that only this phone has. */
export interface Unsent {
  readonly drafts: number
  readonly waiting: number
}

export const unsentWork = async ({ store }: OpenProject): Promise<Unsent> => {
  const [drafts, progress] = await Promise.all([store.db.draft.count(), store.progress()])
  return { drafts, waiting: progress.waiting.length + progress.held.length }
}

/** Takes this project off the phone: keys of drafts are overwritten first, then its tables go, then its membership. */
export const erasePhone = async (project: OpenProject, memberships: MembershipDatabase): Promise<void> => {
  const { membership, store } = project
  await store.db.draft.clear()
  await store.db.outbox.clear()
  await store.sweepKeys()
  project.close()
  await Dexie.delete(`limonade-${membership.projectId}`)
  await memberships.transaction('rw', [memberships.membership, memberships.chosen], async () => {
    await memberships.membership.delete(membership.projectId)
    await memberships.chosen.delete('project')
  })
}
