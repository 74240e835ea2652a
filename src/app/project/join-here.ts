import { dayOf } from '#domain/project/calendar.ts'
import { type Joined, joinProject } from './join-project.ts'
import type { Link } from './link.ts'
import { type Membership, openMemberships } from './membership.ts'
import { browserWorld, openProject } from './open-project.ts'

export type JoinedHere =
  | Exclude<Joined, { ok: true }>
  | {
      readonly ok: true
      readonly membership: Membership
      /** Fetches the neighbourhood; true when it is on this phone. */
      readonly firstPull: () => Promise<boolean>
    }

/** Joins in this browser and brings the neighbourhood onto the phone. Loaded only when somebody takes part: the join
 *  screen itself holds no database. */
export const joinHere = async (link: Link, name: string): Promise<JoinedHere> => {
  const memberships = openMemberships()
  const world = browserWorld()
  const joined = await joinProject(
    link,
    { name, today: dayOf(world.now(), 'Europe/Amsterdam') },
    { memberships, fetch: world.fetch, origin: world.origin },
  )
  if (!joined.ok) return joined
  return {
    ...joined,
    firstPull: async () => {
      const project = openProject(joined.membership, memberships, world)
      const phase = await project.sync.round()
      project.close()
      return phase === 'idle'
    },
  }
}
