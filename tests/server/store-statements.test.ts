import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { postgresMigrations } from '#server/store/migrations/postgres.ts'
import type { Database } from '#server/store/database.ts'
import { readerOf } from '#server/store/reader.ts'
import { writerOf } from '#server/store/writer.ts'

/** All statements of the store, written down instead of asked. */
const statements: string[] = []
const write = (sql: string) => {
  statements.push(sql)
  return () => Promise.reject(new Error('nothing stands behind it'))
}
const database: Database = {
  one: write,
  all: write,
  run: write,
  putAll: ({ name }) => write(`INSERT INTO ${name} (project_id, …)`),
  removeAll: ({ name }) => write(`DELETE FROM ${name} WHERE project_id = ? …`),
  among: (column) => `${column} = ANY(?)`,
  list: (items) => items,
  by: () => '',
}
readerOf(database)
writerOf(database)

/** Asked at a start, a join, a withdrawal, and of a secret that is not of this project: not when phones sync. */
const withoutProject = [
  'SELECT project_id FROM clock',
  'FROM invitation WHERE secret_hash = ?',
  'WHERE d.secret_hash = ?',
  'FROM withdrawal WHERE hash = ?',
]

test('every statement names the one project that it is about', () => {
  expect(statements.length).toBeGreaterThan(50)
  const others = statements.filter((sql) => !/project_id = \?|INSERT INTO \S+\s+\(project_id,/.test(sql))
  expect(others.filter((sql) => !withoutProject.some((known) => sql.endsWith(known)))).toEqual([])
  expect(others).toHaveLength(withoutProject.length)
})

test('a join goes over the project, so that both rows stand on one machine', () => {
  for (const sql of statements.filter((text) => text.includes('JOIN')))
    expect(sql).toMatch(/ON (\w)\.project_id = (\w)\.project_id/)
})

test('every key, unique index and index of PostgreSQL holds the project', () => {
  const schema = postgresMigrations.join('\n')
  const tables = schema.split('CREATE TABLE ').slice(1)
  expect(tables.length).toBeGreaterThan(10)
  for (const table of tables) expect(table).toMatch(/PRIMARY KEY \(project_id[,)]/)
  const unique = [...schema.matchAll(/CREATE UNIQUE INDEX .*/g)].map(([line]) => line)
  expect(unique.filter((line) => !line.includes('project_id'))).toEqual([])
})

test('the page about distributing names every table', () => {
  const page = readFileSync('docs/distribution.md', 'utf8')
  const tables = [...postgresMigrations.join('\n').matchAll(/CREATE TABLE (\S+)/g)].map(
    ([, name = '']) => name,
  )
  expect(tables.filter((name) => !page.includes(`('${name}', 'project_id'`))).toEqual([])
})
