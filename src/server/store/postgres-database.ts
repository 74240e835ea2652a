import type { ClientBase } from 'pg'
import { type Database, orChange, type Row, type Value } from './database.ts'

/** Statements on one connection to PostgreSQL, each prepared there once. Many rows go in one statement, as a list for
 *  each column. */
export const postgresDatabase = (client: ClientBase): Database => {
  let statements = 0
  const prepare = (sql: string) => {
    statements += 1
    const name = `limonade-${statements}`
    const text = numbered(sql)
    return async (values: readonly Value[]): Promise<readonly Row[]> =>
      (await client.query<Row>({ name, text, values: values.map(bound) })).rows
  }
  return {
    one: (sql) => {
      const ask = prepare(sql)
      return async (...values) => (await ask(values))[0]
    },
    all: (sql) => {
      const ask = prepare(sql)
      return (...values) => ask(values)
    },
    run: (sql) => {
      const change = prepare(sql)
      return async (...values) => {
        await change(values)
      }
    },
    putAll: (table) => {
      const { name, columns } = table
      const change = prepare(
        `INSERT INTO ${name} (project_id, ${columns.join(', ')})
         SELECT ?, * FROM ${asTable(columns)} ${orChange(table)}`,
      )
      return async (project, rows) => {
        await change([project, ...listsOf(columns, rows)])
      }
    },
    removeAll: ({ name, columns }) => {
      const change = prepare(
        `DELETE FROM ${name} WHERE project_id = ? AND (${columns.join(', ')}) IN (SELECT * FROM ${asTable(columns)})`,
      )
      return async (project, keys) => {
        await change([project, ...listsOf(columns, keys)])
      }
    },
    // As a table, so that it looks each up by its key instead of walking through the project.
    among: (column) => `${column} IN (SELECT unnest(?::text[]))`,
    list: (items) => items,
    by: () => '',
  }
}

const integers = new Set(['schema_version', 'number', 'made'])

/** A list for each column, put side by side. */
const asTable = (columns: readonly string[]): string =>
  `unnest(${columns.map((column) => `?::${integers.has(column) ? 'bigint' : 'text'}[]`).join(', ')})`

/** The driver knows lists of anything, and its types only lists of text. */
const listsOf = (columns: readonly string[], rows: readonly (readonly Value[])[]) =>
  columns.map((_, at) => rows.map((row) => row[at] ?? null) as readonly string[])

const numbered = (sql: string): string => {
  let place = 0
  return sql.replaceAll('?', () => `$${++place}`)
}

/** PostgreSQL holds no NUL in a text; JSON has its own way to write one. */
const bound = (value: Value): unknown => {
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD')
  return Array.isArray(value) ? value.map(bound) : value
}
