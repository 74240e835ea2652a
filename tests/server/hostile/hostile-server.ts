import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { newProject } from '#domain/project/project.ts'
import type { Role } from '#domain/project/role.ts'
import { sha256Hex } from '#server/hash.ts'
import { makeProject } from '#server/new-project.ts'
import { realRandom } from '#server/random.ts'
import { openServer, type SimulatedServer } from '../../simulation/server.ts'
import { databaseFor } from '../../support/database.ts'
import { newSecret, secretOf } from '../../support/server.ts'

type Row = Readonly<Record<string, unknown>>

/** The server without a port, with a second project in the same store, and a device of several roles. */
export interface HostileServer extends SimulatedServer {
  /** Secrets by who they belong to. */
  readonly secrets: Readonly<Record<string, string>>
  /** An id of a device that nobody uses. */
  readonly spare: string
  /** The secret of a link, and the link's id. */
  readonly invitation: string
  readonly invitationId: string
  /** What the tables hold, as they are on disk. */
  readonly rows: (sql: string) => Promise<readonly Row[]>
}

const roles: readonly Role[] = ['coordinator', 'interviewer', 'volunteer', 'entrepreneur']

export const openHostile = async (): Promise<HostileServer> => {
  const server = await openServer({ clock: () => new Date('2026-03-09T10:00:00Z'), random: realRandom })
  const { store } = server.deps()
  const other = await makeProject(server.deps(), { id: randomUUID(), fields: newProject('Elders') })
  const invitation = secretOf(await server.link('volunteer'))
  const [link] = await store.read((reader) => reader.invitations(server.project))
  const secrets: Record<string, string> = {}
  const enter = async (
    project: string,
    role: Role,
    name: string,
    endedAt: string | null = null,
  ): Promise<string> => {
    const id = randomUUID()
    secrets[name] = newSecret()
    const secretHash = sha256Hex(secrets[name])
    await store.write((writer) =>
      writer.putDevice({
        project,
        id,
        role,
        name,
        secretHash,
        areaId: null,
        invitationId: randomUUID(),
        joinedAt: '2026-03-09T09:00:00Z',
        lastSeenAt: null,
        state: endedAt === null ? 'active' : 'revoked',
        keyWords: null,
        endedAt,
        formerRole: null,
        roleChangedAt: null,
      }),
    )
    return id
  }
  for (const role of roles) await enter(server.project, role, role)
  await enter(other, 'coordinator', 'elsewhere')
  const spare = await enter(server.project, 'volunteer', 'spare')
  await enter(server.project, 'volunteer', 'let go', '2026-03-09T09:30:00Z')
  const tables = await openTables(server.data)
  return {
    ...server,
    secrets,
    spare,
    invitation,
    invitationId: link?.id ?? '',
    rows: tables.rows,
    remove: async () => {
      await tables.close()
      await server.remove()
    },
  }
}

/** The tables of a folder, or of the PostgreSQL database that stands for them in this test file. */
const openTables = async (data: string) => {
  const url = await databaseFor(data)
  if (url === undefined) {
    const file = new DatabaseSync(join(data, 'limonade.db'), { readOnly: true })
    return {
      rows: (sql: string): Promise<readonly Row[]> => Promise.resolve(file.prepare(sql).all()),
      close: () => Promise.resolve(file.close()),
    }
  }
  const client = new Client({ connectionString: url })
  await client.connect()
  return {
    rows: async (sql: string): Promise<readonly Row[]> => (await client.query<Row>(sql)).rows,
    close: () => client.end(),
  }
}
