import { downloadZip } from 'client-zip'
import { codebook, undescribed } from '#domain/export/codebook.ts'
import { sightingMap } from '#domain/export/geojson.ts'
import { notes, type ExportNotes } from '#domain/export/notes.ts'
import { exportTables, type ExportRequest } from '#domain/export/rows.ts'
import type { Table } from '#domain/export/table.ts'
import type { AreaGeometry } from '#domain/project/project.ts'
import { fileWord } from '#domain/text.ts'
import { csvParts } from '#domain/export/csv.ts'
import type { PhotoFile } from './photo-files.ts'
import { mostRows, workbook } from './workbook.ts'

export type ExportFormat = 'xlsx' | 'csv-excel' | 'csv-plain' | 'geojson'

export interface ExportInput extends ExportRequest {
  readonly format: ExportFormat
  readonly notes: ExportNotes
  readonly boundary: AreaGeometry | null | undefined
  readonly photos: readonly PhotoFile[]
  /** Stands in a cell for a text that no spreadsheet cell holds. */
  readonly tooLong: string
}

export type MadeExport =
  | { readonly ok: true; readonly name: string; readonly file: Blob }
  | { readonly ok: false; readonly reason: 'tooManyRows' }

/** One file to take away: a workbook, a zip of tables, or a map; with photos always a zip. */
export const makeExport = async (input: ExportInput): Promise<MadeExport> => {
  const { format, photos, notes: about } = input
  const name = fileName(input)
  if (format === 'geojson') {
    const map = sightingMap({ ...input, exportedOn: about.exportedOn, erased: about.erased })
    const file = new Blob([JSON.stringify(map)], { type: 'application/geo+json' })
    if (photos.length === 0) return { ok: true, name: `${name}.geojson`, file }
    return zipped(name, [{ name: `${name}.geojson`, bytes: file }, ...photos])
  }
  const tables = exportTables(input)
  const books = [codebook(tables, 'nl'), codebook(tables, 'en')]
  const forgotten = books.flatMap((book) => undescribed(tables, book))
  if (forgotten.length > 0) throw new Error(`columns without codebook: ${forgotten.join(', ')}`)
  const all = [notes(about, input.language), ...tables, ...books]
  if (format === 'xlsx') {
    if (all.some(({ rows }) => rows.length > mostRows)) return { ok: false, reason: 'tooManyRows' }
    const file = await workbook(all, input.tooLong)
    if (photos.length === 0) return { ok: true, name: `${name}.xlsx`, file }
    return zipped(name, [{ name: `${name}.xlsx`, bytes: file }, ...photos])
  }
  return zipped(name, [...all.map((table) => csvFile(table, format)), ...photos])
}

const csvFile = (table: Table, format: 'csv-excel' | 'csv-plain'): PhotoFile => ({
  name: `${table.name}.csv`,
  bytes: new Blob([...csvParts(table, format === 'csv-excel' ? 'excel' : 'plain')], { type: 'text/csv' }),
})

const zipped = async (name: string, files: readonly PhotoFile[]): Promise<MadeExport> => {
  const entries = files.map((file) => ({ name: file.name, input: file.bytes }))
  return { ok: true, name: `${name}.zip`, file: await downloadZip(entries).blob() }
}

/** `limonade-de-wilgenhoek-2026-11-23`: an invented neighbourhood says so. */
const fileName = ({ notes: { project, exportedOn, fictional }, contents }: ExportInput): string =>
  [
    'limonade',
    fictional ? 'voorbeeld' : '',
    fileWord(project),
    contents === 'contacts' ? 'contacten' : '',
    exportedOn,
  ]
    .filter((part) => part !== '')
    .join('-')
