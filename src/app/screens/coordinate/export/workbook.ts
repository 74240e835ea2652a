import writeXlsxFile from 'write-excel-file/universal'
import type { Cell, Table } from '#domain/export/table.ts'

/** More rows than this take a phone or an old laptop too long; CSV has no limit. */
export const mostRows = 50_000

/** Longest text that a cell holds. */
const mostCharacters = 32_767

/** All tables in one workbook, a sheet for each. Texts are typed as text, so nothing in them is ever run. */
export const workbook = (tables: readonly Table[], tooLong: string): Promise<Blob> => {
  const names = sheetNames(tables.map(({ name }) => name))
  return writeXlsxFile(
    tables.map(({ columns, rows }, at) => ({
      sheet: names[at] ?? `${String(at)}`,
      stickyRowsCount: 1,
      columns: columns.map(({ name, kind }) => ({
        width: kind === 'text' ? 40 : Math.max(12, name.length + 2),
      })),
      data: [
        columns.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((cell) => written(cell, tooLong))),
      ],
    })),
  ).toBlob()
}

const written = (cell: Cell, tooLong: string) => {
  if (cell === null) return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  const text = withoutControls(cell)
  return { value: text.length > mostCharacters ? tooLong : text, type: String }
}

/** XML has no place for these; half a surrogate pair makes a file that no program opens. */
const withoutControls = (text: string): string => [...text.toWellFormed()].filter(isXml).join('')

const isXml = (character: string): boolean => {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x20) return character === '\t' || character === '\n' || character === '\r'
  return point !== 0xfffe && point !== 0xffff
}

/** At most 31 characters, none of `[]:*?/\`, each once whatever its capitals. */
const sheetNames = (names: readonly string[]): readonly string[] => {
  const taken = new Set<string>()
  return names.map((name) => {
    const base = name.replace(/[[\]:*?/\\]/g, '-').slice(0, 28)
    let free = base
    for (let next = 2; taken.has(free.toLowerCase()); next++) free = `${base}-${String(next)}`
    taken.add(free.toLowerCase())
    return free
  })
}
