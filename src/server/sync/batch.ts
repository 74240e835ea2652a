import type { Scope } from '#domain/sync/scope.ts'
import type { DeviceRow } from '../store/store.ts'
import type { Rules } from './rules.ts'
import type { Turn } from './turn.ts'

/** One push while it is being taken. */
export interface Batch {
  readonly turn: Turn
  readonly device: DeviceRow
  readonly rules: Rules
  readonly scopes: readonly Scope[]
  readonly today: string
  /** Records that wait for their group and came or changed in this batch. */
  readonly grouped: Set<string>
}
