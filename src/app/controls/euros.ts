/** Reads an amount as people type it: `220`, `220,50`, `1.200`, `€ 1.200,-`. Undefined when it is no amount. */
export const centsFrom = (typed: string): number | undefined => {
  const text = typed.replace(/[€\s]/g, '').replace(/,-+$/, '')
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(text)
  if (match === null) return undefined
  const [, euros = '', cents = ''] = match
  return Number(euros.replaceAll('.', '')) * 100 + Number(cents.padEnd(2, '0'))
}

/** As it stands in the field: whole euros, or with a comma. */
export const typedEuros = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',')

/** Times a year, for comparing amounts of different periods. */
const perYear: Readonly<Record<string, number>> = { week: 52, month: 12, quarter: 4, year: 1 }

/** More a year than this (€ 36.000 for one kind of cost) is asked about once more; most often a zero too many. */
const muchCentsPerYear = 3_600_000

/** Whether to ask once more; a period that is not known counts as a year. */
export const isMuch = (cents: number, period: string): boolean =>
  cents * (perYear[period] ?? 1) > muchCentsPerYear
