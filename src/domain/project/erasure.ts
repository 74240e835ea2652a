import type { ErasureList, ExportList } from '../sync/desk-wire.ts'

/** Days after which a backup deletes itself. */
export const backupDays = 21

type Device = ErasureList['devices'][number]

/** Erasures of one kind, day and state, so that a coordinator reads one line for each. */
export interface Erased {
  readonly type: string | null
  readonly day: string | null
  readonly count: number
  /** Devices that take part now. */
  readonly of: number
  /** Those of them that have not come back since; the one that was seen longest ago first. */
  readonly missing: readonly Device[]
  /** Revoked or lost before they confirmed: they will never say. */
  readonly cut: number
}

/** Last first, as the erasures are. */
export const confirmationsOf = ({ erasures, devices }: ErasureList): readonly Erased[] => {
  const active = devices.filter(({ state }) => state === 'active')
  const groups = new Map<string, Erased>()
  for (const { number, type, day } of erasures) {
    const late = devices.filter(({ confirmed }) => confirmed < number)
    const key = JSON.stringify([type, day, late.map(({ id }) => id)])
    const known = groups.get(key)
    const missing = late
      .filter(({ state }) => state === 'active')
      .toSorted((a, b) => (a.lastSeenDay ?? '').localeCompare(b.lastSeenDay ?? ''))
    groups.set(
      key,
      known === undefined
        ? { type, day, count: 1, of: active.length, missing, cut: late.length - missing.length }
        : { ...known, count: known.count + 1 },
    )
  }
  return [...groups.values()]
}

/** The last day on which a backup may still hold what was erased on this day. */
export const inBackupsUntil = (day: string): string =>
  new Date(Date.parse(day) + backupDays * 86_400_000).toISOString().slice(0, 'YYYY-MM-DD'.length)

/** What never stands in an export. */
const neverExported = ['visit', 'address', 'project', 'area']

/** How many things that this export may hold were erased since. On its own day as well: nobody knows which came first. */
export const erasedSince = (
  { day, contents }: Pick<ExportList['exports'][number], 'day' | 'contents'>,
  { erasures }: Pick<ErasureList, 'erasures'>,
): number =>
  erasures.filter(
    (erased) =>
      (erased.day === null || erased.day >= day) &&
      (contents === undefined || (erased.type === 'contact') === (contents === 'contacts')) &&
      !neverExported.includes(erased.type ?? ''),
  ).length
