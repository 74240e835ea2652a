import { demoPublicKey } from '#domain/project/demo-key.ts'
import { randomId, randomSecret, sha256Hex } from '#app/crypto/hash.ts'
import type { Link } from './link.ts'
import type { Membership, MembershipDatabase } from './membership.ts'
import { join } from '#app/sync/client.ts'

export type Joined =
  | { readonly ok: true; readonly membership: Membership }
  | {
      readonly ok: false
      readonly reason: 'used' | 'expired' | 'ended' | 'unknown' | 'offline' | 'busy' | 'storage'
    }

/** Joins by a link. The device's id and secret are stored before the call, so asking again after a lost reply gets the
 *  same answer and costs no use. */
export const joinProject = async (
  link: Link,
  { name, today }: { readonly name: string; readonly today: string },
  {
    memberships,
    fetch,
    origin,
  }: {
    readonly memberships: MembershipDatabase
    readonly fetch: typeof globalThis.fetch
    readonly origin: string
  },
): Promise<Joined> => {
  const joining = await prepare(memberships, await sha256Hex(link.invitation))
  if (joining === undefined) return { ok: false, reason: 'storage' }
  const reply = await join(fetch, origin, {
    invitation: link.invitation,
    deviceId: joining.deviceId,
    deviceSecretHash: await sha256Hex(joining.secret),
    name,
  })
  if (!reply.ok) return { ok: false, reason: reply.kind === 'away' ? 'offline' : reasonOf(reply.code) }
  const { projectId, projectName, role, fictional } = reply.value
  const scanned = link.publicKey === demoPublicKey && fictional !== true ? null : link.publicKey
  const before = await memberships.membership.get(projectId).catch(() => undefined)
  // A link without a key does not let go of the key that another link brought.
  const pinned = scanned === null ? (before?.pinnedKey ?? null) : scanned
  const membership: Membership = {
    projectId,
    projectName,
    fictional: fictional === true,
    role,
    deviceId: joining.deviceId,
    deviceName: name,
    secret: joining.secret,
    pinnedKey: pinned,
    pinnedBy: scanned === null ? (before?.pinnedBy ?? null) : 'link',
    joinedAt: today,
  }
  try {
    await memberships.transaction(
      'rw',
      [memberships.membership, memberships.joining, memberships.chosen],
      async () => {
        await memberships.membership.put(membership)
        await memberships.chosen.put({ id: 'project', projectId })
        await memberships.joining.delete(joining.invitationHash)
      },
    )
  } catch {
    return { ok: false, reason: 'storage' }
  }
  return { ok: true, membership }
}

const prepare = async (memberships: MembershipDatabase, invitationHash: string) => {
  try {
    const known = await memberships.joining.get(invitationHash)
    if (known !== undefined) return known
    const joining = { invitationHash, deviceId: randomId(), secret: randomSecret() }
    await memberships.joining.add(joining)
    return joining
  } catch {
    return undefined
  }
}

const reasonOf = (code: string) => {
  switch (code) {
    case 'invite-used':
      return 'used'
    case 'invite-expired':
      return 'expired'
    case 'invite-ended':
      return 'ended'
    case 'too-many-requests':
      return 'busy'
    default:
      return 'unknown'
  }
}
