import * as z from 'zod/mini'
import { fieldWords } from '../attention/record-words.ts'
import { type EntryField, entryForms, type Sort } from '../field/entry.ts'
import type { Json } from '../sync/operation.ts'
import type { Stored } from '../sync/record.ts'
import type { Language } from '../text.ts'
import { codesOf } from './codes.ts'
import {
  coded,
  flag,
  manyCoded,
  plain,
  plus,
  type Reader,
  separator,
  type Table,
  tableOf,
  type Words,
  wordsOf,
} from './table.ts'

/** What was entered by hand, sort by sort, with a column for each field of its table. */

const tables = [
  ['crew', 'crews', { nl: 'Ploegen', en: 'Crews' }],
  ['assignment', 'assignments', { nl: 'Opdrachten', en: 'Assignments' }],
  ['costItem', 'cost_items', { nl: 'Kosten op papier', en: 'Documented costs' }],
  ['resourceFlow', 'resource_flows', { nl: 'Stromen', en: 'Flows of resources' }],
] as const satisfies readonly (readonly [Sort, string, Words])[]

/** Without what was taken off the list. A sort of which there is nothing has a table without rows. */
export const networkTables = (records: readonly Stored[], language: Language): readonly Table[] =>
  tables.map(([sort, name, about]) =>
    tableOf<Stored>(
      { name, about },
      [
        plain('id', 'id', { nl: 'Nummer', en: 'Id' }, ({ id }) => id),
        ...entryForms[sort].fields.flatMap((field) => columnsOf(sort, field, language)),
        ...(sort === 'resourceFlow' ? [unitColumn] : []),
      ],
      records.filter(({ type, fields }) => type === sort && fields['archived'] !== true),
    ),
  )

const unitColumn = plain<Stored>(
  'unit',
  'text',
  { nl: 'Eenheid', en: 'Unit' },
  ({ fields }) => fields['unit'],
)

const columnsOf = (sort: Sort, { name, fill }: EntryField, language: Language): readonly Reader<Stored>[] => {
  const about = wordsOf(fieldWords(sort, name)?.name ?? { nl: name, en: name })
  const column = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const read = ({ fields }: Stored): Json | undefined => fields[name]
  switch (fill.as) {
    case 'code':
      return coded({ name: column, about, codes: codesOf(fill.list), language, read })
    case 'codes':
      return manyCoded({ name: column, about, codes: codesOf(fill.list), language, read })
    case 'cents':
      return [plain(column, 'number', plus(about, 'in centen', 'in cents'), read)]
    case 'number':
    case 'year':
    case 'share':
      return [plain(column, 'number', about, read)]
    case 'flag':
      return [
        flag(column, about, (record) =>
          typeof read(record) === 'boolean' ? read(record) === true : undefined,
        ),
      ]
    case 'day':
      return [plain(column, 'date', about, read)]
    case 'texts':
      return [plain(column, 'text', about, (record) => joined(read(record)))]
    case 'funders':
      return [
        plain(column, 'text', plus(about, 'soort:deel:fase', 'kind:share:phase'), (record) =>
          fundersText(read(record)),
        ),
      ]
    case 'text':
      return [plain(column, 'text', about, read)]
    case 'place':
      return []
  }
}

const joined = (value: Json | undefined): string | null =>
  Array.isArray(value) ? value.filter((text) => typeof text === 'string').join(` ${separator} `) : null

const Funders = z.array(z.looseObject({ kind: z.string(), share: z.number(), phase: z.string() }))

const fundersText = (value: Json | undefined): string | null => {
  const funders = z.safeParse(Funders, value)
  if (!funders.success) return null
  return funders.data
    .map(({ kind, share, phase }) => `${kind}:${String(share)}:${phase}`)
    .join(` ${separator} `)
}
