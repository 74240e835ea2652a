/** Days and months are those of the project's time zone; a record made on a phone carries no finer clock. */

/** `YYYY-MM-DD` in the given IANA time zone. */
export const dayOf = (instant: Date, timeZone: string): string => {
  const known = formats.get(timeZone)
  const format =
    known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  if (known === undefined) formats.set(timeZone, format)
  return format.format(instant)
}

/** By time zone: making one takes longer than all else about a small push. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** `YYYY-MM` in the given IANA time zone. */
export const monthOf = (instant: Date, timeZone: string): string => dayOf(instant, timeZone).slice(0, 7)

/** Adds whole months to `YYYY-MM`. */
export const addMonths = (month: string, count: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const total = year * 12 + (number - 1) + count
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`
}
