/** How the screens write dates, times and numbers. All take a moment as UTC text (ISO 8601) or a Date, and speak in the
 *  time zone of the phone. */
export interface Formats {
  /** "vandaag", "gisteren", "21 november". `now` decides which day is today. */
  readonly day: (moment: Moment, now: Date) => string
  /** "14:02" */
  readonly time: (moment: Moment) => string
  /** "november 2026" for a month written as 2026-11. */
  readonly month: (month: string) => string
  readonly number: (value: number) => string
  /** "€ 168", whole euros unless there are cents. */
  readonly money: (cents: number) => string
  /** "€ 1.000–1.400", or one amount when both are the same. */
  readonly moneyRange: (lowCents: number, highCents: number) => string
  /** "310 kB", "61 MB" */
  readonly bytes: (count: number) => string
  /** "14 m", "1,2 km" */
  readonly distance: (metres: number) => string
  /** "33%" for a share between 0 and 1. */
  readonly share: (share: number) => string
}

type Moment = string | Date

/** `locale` as in BCP 47. */
export const formats = (locale: string): Formats => {
  const made = known.get(locale) ?? makeFormats(locale)
  known.set(locale, made)
  return made
}

/** To make them costs a slow phone milliseconds, and every part of a screen asks for them. */
const known = new Map<string, Formats>()

const makeFormats = (locale: string): Formats => {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' })
  const dayMonthYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const number = new Intl.NumberFormat(locale)
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const unit = (name: string, digits: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, maximumFractionDigits: digits })
  const euros = (digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: 'EUR',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })

  return {
    day: (moment, now) => {
      const date = new Date(moment)
      const days = dayNumber(date) - dayNumber(now)
      if (Math.abs(days) <= 1) return relative.format(days, 'day')
      return (date.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear).format(date)
    },
    time: (moment) => time.format(new Date(moment)),
    month: (yearMonth) => month.format(new Date(`${yearMonth}-01T00:00:00Z`)),
    number: (value) => number.format(value),
    money: (cents) => euros(cents % 100 === 0 ? 0 : 2).format(cents / 100),
    moneyRange: (low, high) => {
      const euro = euros(low % 100 === 0 && high % 100 === 0 ? 0 : 2)
      return low === high
        ? euro.format(low / 100)
        : euro
            .formatRangeToParts(low / 100, high / 100)
            .map(({ type, value }) => (type === 'literal' && value === '-' ? '–' : value))
            .join('')
    },
    bytes: (count) => {
      if (count >= 1e9) return unit('gigabyte', 1).format(count / 1e9)
      return count >= 1e6
        ? unit('megabyte', 0).format(count / 1e6)
        : unit('kilobyte', 0).format(Math.ceil(count / 1e3))
    },
    distance: (metres) =>
      metres < 1000
        ? unit('meter', 0).format(Math.round(metres))
        : unit('kilometer', 1).format(metres / 1000),
    share: (value) => share.format(value),
  }
}

/** Calendar days since 1970 as the phone's clock on the wall counts them, so that a day is never 23 hours. */
const dayNumber = (date: Date): number =>
  Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000
