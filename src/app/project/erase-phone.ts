import { stopKeeping } from '#app/kept-map/keeper-here.ts'
import { dropKeptMaps } from '#app/store/kept-tiles.ts'
import type { MembershipDatabase } from './membership.ts'
import type { OpenProject } from './open-project.ts'

/** Takes this project off the phone: keys of drafts are overwritten first, then its tables and its membership go, then the
 *  map that was kept. What of that map the browser holds on to goes at the next start. */
export const erasePhone = async (
  project: Pick<OpenProject, 'membership' | 'store' | 'draftKeys' | 'close'>,
  memberships: MembershipDatabase,
): Promise<void> => {
  const { membership, store, draftKeys } = project
  await store.db.draft.clear()
  await store.db.outbox.clear()
  // Each by name: a sweep leaves those that this tab made, and with the membership nobody would come back for them.
  for (const id of await draftKeys.list()) await draftKeys.shred(id)
  await stopKeeping(store)
  project.close()
  await store.db.delete()
  await memberships.transaction('rw', [memberships.membership, memberships.chosen], async () => {
    await memberships.membership.delete(membership.projectId)
    await memberships.chosen.delete('project')
  })
  await dropKeptMaps(membership.projectId).catch(() => undefined)
}
