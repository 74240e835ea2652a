import { gatedSetRoles, type Role } from '#domain/project/role.ts'
import type { InvitationRequest } from '#domain/sync/desk-wire.ts'

/** Roles that a coordinator hands out from this page. */
export const invitable = [
  'interviewer',
  'volunteer',
  ...gatedSetRoles,
  'coordinator',
] as const satisfies readonly Role[]
export type Invitable = (typeof invitable)[number]

/** Uses and days that a new invitation starts with. A coordinator's works once and for a day, whatever was typed. */
export const termsOf = (
  role: Role,
  wished: { readonly uses: number; readonly days: number } = { uses: 20, days: 7 },
): { readonly uses: number; readonly days: number } =>
  role === 'coordinator' ? { uses: 1, days: 1 } : wished

/** What the link says: the secret and the key stand in the fragment, which no browser sends to a server. */
export const linkOf = (origin: string, secret: string, publicKey: string): string =>
  `${origin}/meedoen#i=${secret}&k=${publicKey}`

/** The server gets the hash of the secret and nothing else of the link. */
export const requestFor = (
  made: { readonly id: string; readonly secretHash: string },
  role: Invitable,
  wished: { readonly uses: number; readonly days: number; readonly areaId?: string | undefined },
): InvitationRequest => ({
  ...made,
  role,
  ...termsOf(role, { uses: wished.uses, days: wished.days }),
  ...(role !== 'interviewer' || wished.areaId === undefined ? {} : { areaId: wished.areaId }),
})
