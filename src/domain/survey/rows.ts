/** Answers that consist of rows (a grid, a list of codes, a repeat), read alike, so that conditions and dependent
 *  grids need not know the type of the question they look at. */
export interface RowFilter {
  /** The column to look at in rows that have several. */
  readonly column?: string | undefined
  readonly includeValues?: readonly string[] | undefined
  readonly excludeValues?: readonly string[] | undefined
}

/** Codes (or positions, in a repeat) of the rows that have a value and pass the filter. */
export const passingRows = (value: unknown, filter: RowFilter): readonly string[] =>
  rowsIn(value).flatMap(([row, cell]) => {
    const code = codeOf(cell, filter.column)
    if (code === undefined || filter.excludeValues?.includes(code)) return []
    return filter.includeValues === undefined || filter.includeValues.includes(code) ? [row] : []
  })

const rowsIn = (value: unknown): readonly (readonly [string, unknown])[] => {
  if (Array.isArray(value))
    return value.map(
      (item: unknown, index) => [typeof item === 'string' ? item : String(index), item] as const,
    )
  return isObject(value) ? Object.entries(value) : []
}

/** The code in a cell. An amount of zero euros is the same as the band "none"; a row with dk or pns has no code. */
const codeOf = (cell: unknown, column: string | undefined): string | undefined => {
  if (typeof cell === 'string') return cell
  if (!isObject(cell)) return undefined
  if (column !== undefined) return Object.hasOwn(cell, column) ? text(cell[column]) : undefined
  if ('state' in cell && cell['state'] !== 'value') return undefined
  if (typeof cell['cents'] === 'number') return cell['cents'] === 0 ? 'none' : 'amount'
  return text(cell['band']) ?? ''
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** An object with names, not a list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
