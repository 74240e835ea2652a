import Papa from 'papaparse'
import type { Cell, Table } from '#domain/export/table.ts'

/** `excel`: opens by double-click in a Dutch Excel. `plain`: RFC 4180 with decimal points, for programs. */
export type CsvDialect = 'excel' | 'plain'

const byteOrderMark = '\u{feff}'

/** A table as CSV in UTF-8, one header row, lines ended by CRLF. */
export const csvText = ({ columns, rows }: Pick<Table, 'columns' | 'rows'>, dialect: CsvDialect): string => {
  const text = Papa.unparse(
    {
      fields: columns.map(({ name }) => name),
      data: rows.map((row) => row.map((cell) => written(cell, dialect))),
    },
    { delimiter: dialect === 'excel' ? ';' : ',', newline: '\r\n' },
  )
  return dialect === 'excel' ? byteOrderMark + text : text
}

const written = (cell: Cell, dialect: CsvDialect): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return defused(cell)
  return dialect === 'excel' ? String(cell).replace('.', ',') : String(cell)
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are never texts. Wide forms
 *  of the signs and white space before them count too. */
export const defused = (text: string): string =>
  /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text
