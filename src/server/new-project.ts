import { newProject, type ProjectFields, projectVersion } from '#domain/project/project.ts'
import type { Json } from '#domain/sync/operation.ts'
import type { Deps } from './deps.ts'
import { feedRecord } from './sync/feed.ts'
import { takeTurn } from './sync/turn.ts'

/** The one project of this server; made, empty, at the first start. */
export const ensureProject = async (deps: Deps): Promise<string> => {
  const [known] = await deps.store.read((reader) => reader.projects())
  return known ?? (await makeProject(deps, { id: deps.random.id(), fields: newProject('') }))
}

export const makeProject = async (
  deps: Deps,
  { id, fields }: { readonly id: string; readonly fields: ProjectFields },
): Promise<string> => {
  const epoch = Buffer.from(deps.random.bytes(8)).toString('hex')
  await deps.store.write((writer) => writer.putClock(id, { epoch, head: 0 }))
  await takeTurn(deps, id, async (turn) => {
    const number = turn.next()
    // Parsed fields are JSON by construction; `undefined` members are dropped here.
    const json = JSON.parse(JSON.stringify(fields)) as Record<string, Json>
    const version = turn.versionOf(number)
    await turn.writer.putRecord(id, {
      stored: {
        id,
        type: 'project',
        schemaVersion: projectVersion,
        at: deps.clock().toISOString(),
        fields: json,
        versions: Object.fromEntries(Object.keys(json).map((field) => [field, version])),
        conflicts: [],
      },
      scopes: ['project'],
      state: 'shown',
      under: null,
      deviceId: null,
    })
    await feedRecord(turn, id, { scopes: ['project'], number })
  })
  return id
}
