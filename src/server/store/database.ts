/** How statements reach a database. Their SQL is what SQLite and PostgreSQL both understand; `?` stands for the next
 *  value, and the first value is always the project where a statement has one. */
export interface Database {
  readonly one: (sql: string) => (...values: readonly Value[]) => Promise<Row | undefined>
  readonly all: (sql: string) => (...values: readonly Value[]) => Promise<readonly Row[]>
  readonly run: (sql: string) => (...values: readonly Value[]) => Promise<void>
  /** Inserts rows of one project, or changes those with the same key. */
  readonly putAll: (table: Table) => (project: string, rows: readonly (readonly Value[])[]) => Promise<void>
  /** Deletes rows of one project by their keys. */
  readonly removeAll: (
    table: Pick<Table, 'name' | 'columns'>,
  ) => (project: string, keys: readonly (readonly Value[])[]) => Promise<void>
  /** A condition: the column is one of a list. */
  readonly among: (column: string) => string
  /** Such a list as a value. */
  readonly list: (items: readonly string[]) => Value
  /** Names the index to use, where the database has no statistics to find it by. */
  readonly by: (index: string) => string
}

export type Value = string | number | null | readonly string[]
export type Row = Readonly<Record<string, unknown>>

export interface Table {
  readonly name: string
  /** Those of the key first; the project, which every key starts with, is left out. */
  readonly columns: readonly string[]
  readonly keys: number
}

/** What comes behind INSERT … for a table, to change a row that is there already. */
export const orChange = ({ columns, keys }: Table): string =>
  `ON CONFLICT (project_id, ${columns.slice(0, keys).join(', ')})
   DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`
