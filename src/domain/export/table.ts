import { labelIn } from '../survey/types/label.ts'
import { pick, type Language, type Translated } from '../text.ts'

/** A table that leaves a coordinator's device: what each column means stands beside the column, so that the codebook
 *  cannot forget one. Cells are values; how a number or a line end is written is for the writer of the file. */
export type Cell = string | number | null

export interface Words {
  readonly nl: string
  readonly en: string
}

export interface Code {
  readonly code: string
  readonly label: Translated
}

export type ColumnKind =
  | 'id'
  | 'text'
  | 'number'
  /** One code of a list, and below it several, joined with `|`. */
  | 'code'
  | 'codes'
  /** The same in words, in the language of the export. */
  | 'label'
  /** 1 chosen, 0 not chosen, empty where there is no answer. */
  | 'flag'
  | 'month'
  | 'date'
  /** An age file in base64: only the coordinator's key opens it. */
  | 'sealed'
  /** Something that this version does not know, as JSON. */
  | 'json'

export interface Column {
  readonly name: string
  readonly about: Words
  readonly kind: ColumnKind
  readonly codes?: readonly Code[]
}

export interface Table {
  readonly name: string
  readonly about: Words
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A column with the way to its cell. */
export interface Reader<Row> extends Column {
  readonly read: (row: Row) => Cell
}

/** A table of rows, read column by column. */
export const tableOf = <Row>(
  head: { readonly name: string; readonly about: Words },
  readers: readonly Reader<Row>[],
  rows: readonly Row[],
): Table => ({
  ...head,
  columns: readers.map(({ read: _read, ...column }) => column),
  rows: rows.map((row) => readers.map(({ read }) => read(row))),
})

/** Joins the codes of an answer with several; no code holds this sign. */
export const separator = '|'

interface Coded<Row> {
  readonly name: string
  readonly about: Words
  readonly codes: readonly Code[]
  readonly language: Language
  readonly read: (row: Row) => unknown
  /** Words where there is no code: the state of the answer. */
  readonly otherwise?: (row: Row) => Cell
}

/** A code, and beside it the same in words. */
export const coded = <Row>({ name, about, codes, language, read, otherwise }: Coded<Row>): Reader<Row>[] => [
  { name, about: plus(about, 'code', 'code'), kind: 'code', codes, read: (row) => textCell(read(row)) },
  {
    name: `${name}_label`,
    about: plus(about, 'in woorden', 'in words'),
    kind: 'label',
    read: (row) => {
      const code = read(row)
      return typeof code === 'string' ? labelIn(codes, code, language) : (otherwise?.(row) ?? null)
    },
  },
]

/** Several codes in one cell, the same in words, and for each code a column with 1 or 0. */
export const manyCoded = <Row>({
  name,
  about,
  codes,
  language,
  read,
  otherwise,
}: Coded<Row>): Reader<Row>[] => {
  const chosen = (row: Row) => {
    const value = read(row)
    return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : undefined
  }
  return [
    {
      name,
      about: plus(about, 'codes', 'codes'),
      kind: 'codes',
      codes,
      read: (row) => chosen(row)?.join(separator) ?? null,
    },
    {
      name: `${name}_label`,
      about: plus(about, 'in woorden', 'in words'),
      kind: 'label',
      read: (row) =>
        chosen(row)
          ?.map((code) => labelIn(codes, code, language))
          .join(` ${separator} `) ??
        otherwise?.(row) ??
        null,
    },
    ...codes.map(({ code, label }): Reader<Row> =>
      flag(`${name}__${code}`, plus(about, pick(label, 'nl'), pick(label, 'en')), (row) =>
        chosen(row)?.includes(code),
      ),
    ),
  ]
}

/** A column of 1 and 0, empty where it is not known. */
export const flag = <Row>(
  name: string,
  about: Words,
  read: (row: Row) => boolean | undefined,
): Reader<Row> => ({
  name,
  about: plus(about, '1 = ja, 0 = nee', '1 = yes, 0 = no'),
  kind: 'flag',
  read: (row) => {
    const value = read(row)
    return value === undefined ? null : value ? 1 : 0
  },
})

/** A column of what stands there; a value of another kind leaves the cell empty. */
export const plain = <Row>(
  name: string,
  kind: ColumnKind,
  about: Words,
  read: (row: Row) => unknown,
): Reader<Row> => ({
  name,
  about,
  kind,
  read: kind === 'number' ? (row) => numberCell(read(row)) : (row) => textCell(read(row)),
})

/** "What it is (in words)". */
export const plus = (about: Words, nl: string, en: string): Words => ({
  nl: `${about.nl} (${nl})`,
  en: `${about.en} (${en})`,
})

/** A label in both languages of the codebook. */
export const wordsOf = (label: Translated): Words => ({ nl: pick(label, 'nl'), en: pick(label, 'en') })

const textCell = (value: unknown): Cell => (typeof value === 'string' ? value : null)
const numberCell = (value: unknown): Cell =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
