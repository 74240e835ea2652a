/** Reads an amount as people type it: `220`, `220,50`, `1.200`, `€ 1.200,-`. Undefined when it is no amount. */
export const centsFrom = (typed: string): number | undefined => {
  // Longer is no amount of money, whatever was pasted.
  if (typed.length > 30) return undefined
  const text = typed.replace(/[€\s]/g, '').replace(/,-+$/, '')
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(text)
  if (match === null) return undefined
  const [, euros = '', cents = ''] = match
  return Number(euros.replaceAll('.', '')) * 100 + Number(cents.padEnd(2, '0'))
}

/** As it stands in the field: whole euros, or with a comma. */
export const typedEuros = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',')
