import type { Thresholds } from './ledger.ts'
import { floors } from './ledger.ts'

export interface Republishing {
  /** It rests on euros. */
  readonly money: boolean
  /** It passes the thresholds as it is now. */
  readonly passes: boolean
  /** Households under the figure that was published last; null when none ever was. */
  readonly lastPublished: readonly string[] | null
  readonly now: readonly string[]
  /** Households in both that answer differently now. */
  readonly changedAnswers: readonly string[]
}

/** `keep`: the earlier value stays with its date, or stays out when it was withdrawn. `withdraw`: taken out at once. */
export interface Decision {
  readonly action: 'publish' | 'keep' | 'withdraw'
  /** Households that came, went or answer differently. */
  readonly changed: number
}

/** Whether a figure may change: two publications one household apart would tell its answer, so enough of them must have
 *  come, gone or changed. Erased conversations count as gone. */
export const mayRepublish = (
  { money, passes, lastPublished, now, changedAnswers }: Republishing,
  { kMin, kMoney }: Thresholds = floors,
): Decision => {
  const before = new Set(lastPublished ?? now)
  const current = new Set(now)
  const different = new Set([
    ...[...before].filter((household) => !current.has(household)),
    ...[...current].filter((household) => !before.has(household)),
    ...changedAnswers,
  ])
  const changed = lastPublished === null ? 0 : different.size
  if (!passes) return { action: 'withdraw', changed }
  if (lastPublished === null) return { action: 'publish', changed }
  return { action: changed >= (money ? kMoney : kMin) ? 'publish' : 'keep', changed }
}
