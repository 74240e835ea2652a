import type { Role } from '#domain/project/role.ts'
import type { Scope } from '#domain/sync/scope.ts'
import type { DeviceRow } from '../store/rows.ts'
import type { Rules } from './rules.ts'
import type { Turn } from './turn.ts'

/** One push while it is being taken. */
export interface Batch {
  readonly turn: Turn
  readonly device: DeviceRow
  /** Whether what it hands in waits for a coordinator. */
  readonly standing: 'active' | 'revoked'
  readonly formerRole: Role | undefined
  readonly rules: Rules
  readonly scopes: readonly Scope[]
  readonly today: string
  /** Records of this batch after which a group may be complete. */
  readonly grouped: Set<string>
  readonly newId: () => string
}
