import { type MembershipDatabase, openMemberships } from './membership.ts'

/** Remembers the key that this phone seals to. A key out of a scanned link replaces what was there; a first-seen key is
 *  pinned only where none is. */
export const pinKey = async (
  projectId: string,
  publicKey: string,
  by: 'link' | 'firstSeen',
  memberships: MembershipDatabase = openMemberships(),
): Promise<void> => {
  await memberships.transaction('rw', memberships.membership, async () => {
    const member = await memberships.membership.get(projectId)
    if (member === undefined) return
    if (by === 'firstSeen' && member.pinnedKey !== null) return
    await memberships.membership.put({ ...member, pinnedKey: publicKey, pinnedBy: by })
  })
}
