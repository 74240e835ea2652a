import { codebook, codebookLines } from '../export/codebook.ts'
import { csvText } from '../export/csv.ts'
import { openTables } from '../export/open-tables.ts'
import type { PublicationFields } from '../inventory/publication.ts'

/** The open data of a page: the same figures and public fields that it shows, for whoever wants to work on with them. */

export const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as const

/** In the address and on the disk of whoever fetches them. */
export const openFiles = [
  { kind: 'json', name: 'data.json' },
  { kind: 'figures', name: 'figures.csv' },
  { kind: 'unused', name: 'unused.csv' },
  { kind: 'pins', name: 'pins.csv' },
  { kind: 'limonades', name: 'limonades.csv' },
  { kind: 'codebook', name: 'codebook.csv' },
] as const

/** One of the files, as text; undefined for a name that is none of them. */
export const openFile = (
  name: string,
  page: {
    readonly publication: PublicationFields
    readonly fictional: boolean
  },
): { readonly type: string; readonly text: string } | undefined => {
  const { publication } = page
  const file = openFiles.find((one) => one.name === name)
  if (file === undefined) return undefined
  if (file.kind === 'json') return { type: 'application/json', text: openJson(page) }
  const tables = openTables(publication, publication.lang)
  const table =
    file.kind === 'codebook'
      ? codebook(tables, publication.lang)
      : tables.find((one) => one.name === file.kind)
  return table === undefined
    ? undefined
    : { type: 'text/csv; charset=utf-8', text: `${csvText(table, 'plain')}\r\n` }
}

/** Everything in one, with its codebook. Photos and sentences of residents stay on the page: they can be taken back there. */
const openJson = ({ publication, fictional }: Parameters<typeof openFile>[1]): string => {
  const { photos: _photos, status: _status, ...rest } = publication
  const book = codebookLines(openTables(publication, publication.lang), publication.lang)
  return JSON.stringify({ licence, fictional, ...rest, codebook: book })
}
