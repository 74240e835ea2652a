import type { Cell, Table } from './table.ts'

/** `excel`: opens by double-click in a Dutch Excel. `plain`: RFC 4180 with decimal points, for programs. */
export type CsvDialect = 'excel' | 'plain'

const byteOrderMark = '\u{feff}'

/** So many rows are written at a time: a hundred thousand at once would stand in memory three times, and a piece above
 *  128 kB stays there until all of it is gone through. */
const rowsAtOnce = 200

/** A table as CSV in UTF-8, one header row, lines ended by CRLF; piece by piece. */
export function* csvParts(
  { columns, rows }: Pick<Table, 'columns' | 'rows'>,
  dialect: CsvDialect,
): Generator<string> {
  const delimiter = dialect === 'excel' ? ';' : ','
  const line = (row: readonly Cell[]) =>
    row.map((cell) => quoted(written(cell, dialect), delimiter)).join(delimiter)
  const head = columns.map(({ name }) => quoted(name, delimiter)).join(delimiter)
  yield dialect === 'excel' ? byteOrderMark + head : head
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce)
    yield lineEnd + some.map(line).join(lineEnd)
  }
}

const lineEnd = '\r\n'

/** The same in one text. */
export const csvText = (table: Pick<Table, 'columns' | 'rows'>, dialect: CsvDialect): string =>
  [...csvParts(table, dialect)].join('')

const written = (cell: Cell, dialect: CsvDialect): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return defused(cell)
  return dialect === 'excel' ? String(cell).replace('.', ',') : String(cell)
}

/** In quotes where a reader would take a part of it for something else. */
const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n\u{feff}]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/** A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are never texts. Wide forms
 *  of the signs and white space before them count too. */
export const defused = (text: string): string =>
  /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text
