import { openPostgres } from '#server/store/postgres.ts'
import { type Postgres, startPostgres } from './postgres.ts'

/** Which database the servers of a test file work on: SQLite, unless the file asked for PostgreSQL. */
let postgres: Postgres | undefined
/** Its tables are made; each database is a copy of it. */
let withTables = ''
const databases = new Map<string, Promise<string>>()

/** From now on in this file. The function that it gives stops it. */
export const usePostgres = async (): Promise<() => Promise<void>> => {
  const running = await startPostgres()
  withTables = await running.database()
  await (await openPostgres(withTables)).close()
  postgres = running
  return running.stop
}

export const onPostgres = (): boolean => postgres !== undefined

/** A database for each data folder, found again when a server starts there a second time. */
export const databaseFor = (data: string): Promise<string | undefined> => {
  if (postgres === undefined) return Promise.resolve(undefined)
  const known = databases.get(data) ?? postgres.database(withTables)
  databases.set(data, known)
  return known
}
