import type { Role } from '#domain/project/role.ts'
import type { DeviceRow } from './store/rows.ts'

const dayMs = 86_400_000
/** What was made before a device lost its role, or took part no more, may be handed in for so long. */
const handInDays = 30

/** Whether a device takes part, may still hand in what it has, or neither. */
export type Standing =
  | { readonly kind: 'active' }
  /** `until`: UTC. */
  | { readonly kind: 'handsIn'; readonly until: string }
  | { readonly kind: 'ended' }

/** A phone that was marked lost may be in anybody's hands: it hands in nothing. */
export const standingOf = ({ state, endedAt }: DeviceRow, now: Date): Standing => {
  if (state === 'active') return { kind: 'active' }
  if (state === 'lost' || endedAt === null) return { kind: 'ended' }
  const until = new Date(Date.parse(endedAt) + handInDays * dayMs)
  return now < until ? { kind: 'handsIn', until: until.toISOString() } : { kind: 'ended' }
}

/** The role that a device had, as long as what it made with it is awaited. */
export const formerRoleOf = ({ formerRole, roleChangedAt }: DeviceRow, now: Date): Role | undefined => {
  if (formerRole === null || roleChangedAt === null) return undefined
  return now.getTime() < Date.parse(roleChangedAt) + handInDays * dayMs ? formerRole : undefined
}
