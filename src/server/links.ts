import { encodeQR } from 'qr'
import type { Role } from '#domain/project/role.ts'
import type { Deps } from './deps.ts'
import { sha256Hex } from './hash.ts'
import type { Writer } from './store/store.ts'
import type { InvitationRow } from './store/rows.ts'

/** A link as it is printed. Its secret is known here only, until it is printed; the database holds its hash. */
export interface PrintedLink {
  readonly role: Role
  readonly url: string
  readonly about: string
}

const hourMs = 3_600_000

/** The coordinator's link works once, for a day; the others twenty times, for a week. */
const terms = (role: Role): { readonly uses: number; readonly hours: number; readonly about: string } =>
  role === 'coordinator'
    ? { uses: 1, hours: 24, about: 'works once, for 24 hours' }
    : { uses: 20, hours: 7 * 24, about: 'works 20 times, for 7 days' }

interface Minting extends Pick<Deps, 'clock' | 'random'> {
  readonly project: string
  readonly base: string
  readonly madeBy: InvitationRow['madeBy']
  /** Only the fictional neighbourhood's: other keys travel from a coordinator's screen. */
  readonly publicKey?: string
  /** The part of the neighbourhood whose addresses the device receives. */
  readonly areaId?: string
}

export const mintLink = async (writer: Writer, role: Role, minting: Minting): Promise<PrintedLink> => {
  const { clock, random, project, base, madeBy, publicKey, areaId = null } = minting
  const secret = Buffer.from(random.bytes(32)).toString('base64url')
  const now = clock()
  const { uses, hours, about } = terms(role)
  await writer.putInvitation({
    project,
    id: random.id(),
    secretHash: sha256Hex(secret),
    role,
    uses,
    used: 0,
    areaId,
    expiresAt: new Date(now.getTime() + hours * hourMs).toISOString(),
    endedAt: null,
    createdAt: now.toISOString(),
    madeBy,
  })
  const key = publicKey === undefined ? '' : `&k=${publicKey}`
  return { role, url: `${base}/meedoen#i=${secret}${key}`, about }
}

/** The links of a start: the coordinator's only while none has joined, the others as long as that is so too. Those of
 *  earlier starts that nobody used end. */
export const startLinks = async (
  writer: Writer,
  minting: Omit<Minting, 'madeBy'> & { readonly always: boolean },
): Promise<readonly PrintedLink[]> => {
  const { project, clock, always } = minting
  const now = clock().toISOString()
  for (const row of await writer.invitations(project))
    if (row.madeBy === 'start' && row.endedAt === null && row.used === 0)
      await writer.putInvitation({ ...row, endedAt: now })
  const joined = (await writer.devices(project)).some(({ role }) => role === 'coordinator')
  if (joined && !always) return []
  const links: PrintedLink[] = []
  for (const role of ['coordinator', 'interviewer', 'volunteer'] as const) {
    const { publicKey, areaId, ...rest } = minting
    const key = role === 'coordinator' || publicKey === undefined ? {} : { publicKey }
    const area = role !== 'interviewer' || areaId === undefined ? {} : { areaId }
    links.push(await mintLink(writer, role, { ...rest, ...key, ...area, madeBy: 'start' }))
  }
  return links
}

/** For a terminal: what it is, the link, and the same as a QR code. */
export const linkText = ({ role, url, about }: PrintedLink): string =>
  `\nLink for ${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role} (${about}):\n${url}\n\n${encodeQR(url, 'ascii', { ecc: 'low', border: 2 })}\n`
