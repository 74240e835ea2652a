import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { type Database, orChange, type Row, type Value } from './database.ts'

/** Statements on SQLite, each prepared once. */
export const sqliteDatabase = (database: DatabaseSync): Database => ({
  one: (sql) => {
    const statement = database.prepare(sql)
    return (...values): Promise<Row | undefined> => Promise.resolve(statement.get(...bound(values)))
  },
  all: (sql) => {
    const statement = database.prepare(sql)
    return (...values) => Promise.resolve(statement.all(...bound(values)))
  },
  run: (sql) => {
    const statement = database.prepare(sql)
    return (...values): Promise<void> => {
      statement.run(...bound(values))
      return Promise.resolve()
    }
  },
  putAll: (table) => {
    const { name, columns } = table
    const places = columns.map(() => '?').join(', ')
    const statement = database.prepare(
      `INSERT INTO ${name} (project_id, ${columns.join(', ')}) VALUES (?, ${places}) ${orChange(table)}`,
    )
    return (project, rows): Promise<void> => {
      for (const row of rows) statement.run(project, ...bound(row))
      return Promise.resolve()
    }
  },
  removeAll: ({ name, columns }) => {
    const key = columns.map((column) => `${column} = ?`).join(' AND ')
    const statement = database.prepare(`DELETE FROM ${name} WHERE project_id = ? AND ${key}`)
    return (project, keys): Promise<void> => {
      for (const one of keys) statement.run(project, ...bound(one))
      return Promise.resolve()
    }
  },
  among: (column) => `${column} IN (SELECT value FROM json_each(?))`,
  list: (items) => JSON.stringify(items),
  by: (index) => `INDEXED BY ${index}`,
})

/** Lists have become JSON above, so that what is left is what SQLite can hold. */
const bound = (values: readonly Value[]): SQLInputValue[] => values as SQLInputValue[]
