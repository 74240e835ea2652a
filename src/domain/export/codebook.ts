import { pick, type Language } from '../text.ts'
import type { Column, ColumnKind, Table, Words } from './table.ts'

/** What every column means, with its codes, as a table that is written with the others. */
export const codebook = (tables: readonly Table[], language: Language): Table => ({
  name: language === 'nl' ? 'codebook-nl' : 'codebook-en',
  about: bookAbout,
  columns: heads[language].map((name): Column => ({ name, kind: 'text', about: bookAbout })),
  rows: tables.flatMap((table) =>
    table.columns.flatMap(({ name, kind, about, codes }) => [
      [table.name, name, kindWords[kind][language], null, about[language]],
      ...(codes ?? []).map(({ code, label }) => [
        table.name,
        name,
        kindWords.code[language],
        code,
        pick(label, language),
      ]),
    ]),
  ),
})

/** The codebook as it stands in a file of JSON: an object for each line. */
export const codebookLines = (
  tables: readonly Table[],
  language: Language,
): readonly Readonly<Record<string, unknown>>[] => {
  const { columns, rows } = codebook(tables, language)
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])))
}

/** Columns that the codebook says nothing about. There must be none. */
export const undescribed = (tables: readonly Table[], book: Table): readonly string[] => {
  const lines = new Set(
    book.rows.filter(([, , , code, text]) => code === null && text !== null && text !== '').map(keyOf),
  )
  return tables.flatMap((table) =>
    table.columns.flatMap(({ name }) =>
      lines.has(keyOf([table.name, name])) ? [] : [`${table.name}.${name}`],
    ),
  )
}

const keyOf = ([table, column]: readonly unknown[]): string => `${String(table)}.${String(column)}`

const bookAbout: Words = {
  nl: 'Wat elke kolom betekent, met de codes',
  en: 'What every column means, with the codes',
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  nl: ['tabel', 'kolom', 'soort', 'code', 'betekenis'],
  en: ['table', 'column', 'kind', 'code', 'meaning'],
}

const kindWords: Readonly<Record<ColumnKind, Words>> = {
  id: { nl: 'nummer', en: 'id' },
  text: { nl: 'tekst', en: 'text' },
  number: { nl: 'getal', en: 'number' },
  code: { nl: 'code', en: 'code' },
  codes: { nl: 'codes met |', en: 'codes with |' },
  label: { nl: 'woorden', en: 'words' },
  flag: { nl: '1 of 0', en: '1 or 0' },
  month: { nl: 'maand', en: 'month' },
  date: { nl: 'datum', en: 'date' },
  sealed: { nl: 'op slot', en: 'locked' },
  json: { nl: 'JSON', en: 'JSON' },
}
