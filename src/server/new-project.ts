import { newProject, type ProjectFields, projectVersion } from '#domain/project/project.ts'
import type { Json } from '#domain/sync/operation.ts'
import type { Deps } from './deps.ts'
import { newEpoch } from './new-epoch.ts'
import type { Writer } from './store/store.ts'
import { showRecord } from './sync/feed.ts'
import { takeTurn } from './sync/turn.ts'

interface NewProject {
  readonly id: string
  readonly fields: ProjectFields
}

/** The one project of this server; made, empty, at the first start. Of several processes that start at once one makes
 *  it. */
export const ensureProject = async (deps: Deps): Promise<string> => {
  const project = { id: deps.random.id(), fields: newProject('') }
  const known = await deps.store.write(async (writer) => {
    const [first] = await writer.projects()
    if (first === undefined) await startClock(deps, writer, project.id)
    return first
  })
  return known ?? fillProject(deps, project)
}

export const makeProject = async (deps: Deps, project: NewProject): Promise<string> => {
  await deps.store.write((writer) => startClock(deps, writer, project.id))
  return fillProject(deps, project)
}

const startClock = (deps: Deps, writer: Writer, id: string): Promise<void> =>
  writer.putClock(id, { epoch: newEpoch(deps), head: 0 })

const fillProject = async (deps: Deps, { id, fields }: NewProject): Promise<string> => {
  await takeTurn(deps, id, async (turn) => {
    const number = turn.next()
    // Parsed fields are JSON by construction; `undefined` members are dropped here.
    const json = JSON.parse(JSON.stringify(fields)) as Record<string, Json>
    const version = turn.versionOf(number)
    await showRecord(
      turn,
      {
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
        madeBy: null,
      },
      { before: undefined, number },
    )
  })
  return id
}
