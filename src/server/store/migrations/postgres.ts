import { postgresFirst } from './postgres-001-first.ts'

/** In order; a migration that was released never changes. The table `migration` holds how many the database has had. */
export const postgresMigrations: readonly string[] = [postgresFirst]
