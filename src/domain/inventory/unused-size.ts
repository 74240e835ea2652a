import { codeEntry, codeList, parameters } from '../codelists.ts'

export interface SizedSighting {
  readonly ownerDomain: string
  readonly status: string
  readonly unusedDegree: string
  readonly unusedHoursPerWeek?: number | null | undefined
  readonly duplicateOf?: string | null | undefined
  readonly size?: { readonly value: number; readonly unit: string } | null | undefined
}

export interface UnusedSize {
  readonly rows: readonly {
    readonly ownerDomain: string
    readonly unit: string
    readonly confirmed: number
    /** Heard of or seen, and not yet confirmed: beside the figure, never in it. */
    readonly tips: number
  }[]
  /** Confirmed, but nobody knows how large. */
  readonly unknownSize: readonly { readonly ownerDomain: string; readonly n: number }[]
}

/** What lies unused, for each owner and each unit; units are never added up. Areas that are unused for a part of the week
 *  count for that part. */
export const unusedSize = (sightings: readonly SizedSighting[]): UnusedSize => {
  const counted = sightings.filter(({ status, duplicateOf }) => status !== 'duplicate' && duplicateOf == null)
  const domains = codeList('ownerDomain').map(({ code }) => code)
  const units = codeList('sizeUnit').map(({ code }) => code)
  const sized = counted.flatMap((sighting) => {
    const value = weightedSize(sighting)
    const { ownerDomain, status, size } = sighting
    return value === null || size == null ? [] : [{ ownerDomain, status, value, unit: size.unit }]
  })
  const groups = Map.groupBy(sized, ({ ownerDomain, unit }) => `${ownerDomain} ${unit}`)
  const rows = domains.flatMap((ownerDomain) =>
    units.flatMap((unit) => {
      const here = groups.get(`${ownerDomain} ${unit}`) ?? []
      const sum = (statuses: readonly string[]) =>
        here.reduce((total, { status, value }) => total + (statuses.includes(status) ? value : 0), 0)
      const row = { ownerDomain, unit, confirmed: sum(['confirmed']), tips: sum(['tip', 'seen']) }
      return row.confirmed > 0 || row.tips > 0 ? [row] : []
    }),
  )
  const unsized = Map.groupBy(
    counted.filter((one) => one.status === 'confirmed' && weightedSize(one) === null),
    (one) => one.ownerDomain,
  )
  const unknownSize = domains.flatMap((ownerDomain) => {
    const n = unsized.get(ownerDomain)?.length ?? 0
    return n > 0 ? [{ ownerDomain, n }] : []
  })
  return { rows, unknownSize }
}

/** What counts of a size: of an area that is unused for a part of the week that part. Null when it is not known. */
export const weightedSize = ({
  size,
  unusedDegree,
  unusedHoursPerWeek,
}: Pick<SizedSighting, 'size' | 'unusedDegree' | 'unusedHoursPerWeek'>): number | null => {
  if (size == null) return null
  if (unusedDegree !== 'partTime') return size.value
  if (codeEntry('sizeUnit', size.unit)?.['dimension'] !== 'area') return size.value
  return unusedHoursPerWeek == null ? null : (size.value * unusedHoursPerWeek) / parameters.hoursPerWeekTotal
}
