import { useEffect, useMemo, useRef, useState } from 'react'
import * as z from 'zod/mini'
import { ProjectFields } from '#domain/project/project.ts'
import { watchNetwork } from './device/network.ts'
import { endOldDrafts } from './project/end-old-drafts.ts'
import { formsIn } from './project/forms.ts'
import {
  currentMembership,
  type Membership,
  type MembershipDatabase,
  openMemberships,
} from './project/membership.ts'
import { browserWorld, openProject, type OpenProject } from './project/open-project.ts'
import { keyState } from './project/key-state.ts'
import { type Project, ProjectProvider, useLive } from './project/project-context.tsx'
import { LandingRoom } from './screens/join/landing-room.tsx'
import { dropStrayMaps } from './store/kept-tiles.ts'
import { Rooms } from './rooms.tsx'
import { keepDesk } from './shell/service-worker.ts'
import { nlRooms } from './text/nl-rooms.ts'
import { learnDutch } from './text/text.tsx'

// Before the first of the rooms is drawn.
learnDutch(nlRooms)

const memberships = openMemberships()

/** Opens the project that this phone joined, or the landing where there is none. */
export const JoinedApp = () => {
  useEffect(() => {
    void memberships.membership.toCollection().primaryKeys().then(dropStrayMaps)
  }, [])
  const member = useLive(async () => ({ membership: await currentMembership(memberships) }))
  if (member === undefined) return null
  if (member.membership === undefined) return <LandingRoom />
  const { projectId, role } = member.membership
  // With another role it is another app.
  return <OpenedProject key={`${projectId} ${role}`} membership={member.membership} db={memberships} />
}

const OpenedProject = ({ membership, db }: { membership: Membership; db: MembershipDatabase }) => {
  const opened = useOpenProject(membership, db)
  const { role } = membership
  useEffect(() => {
    if (role === 'coordinator') void keepDesk()
  }, [role])
  return opened === undefined ? null : <WithProject opened={opened} membership={membership} />
}

/** Open for as long as the screen stands; the loop sends while it is open. */
const useOpenProject = (membership: Membership, db: MembershipDatabase): OpenProject | undefined => {
  const [opened, setOpened] = useState<OpenProject>()
  const { projectId } = membership
  useEffect(() => {
    let closed = false
    let project: OpenProject | undefined
    void db.membership.get(projectId).then((member) => {
      if (closed || member === undefined) return
      project = openProject(member, db, browserWorld())
      void project.store.sweepKeys()
      project.sync.start()
      setOpened(project)
    })
    const poke = () => {
      if (document.visibilityState === 'visible') project?.sync.poke()
    }
    window.addEventListener('online', poke)
    document.addEventListener('visibilitychange', poke)
    const unwatch = watchNetwork(poke)
    return () => {
      closed = true
      unwatch()
      window.removeEventListener('online', poke)
      document.removeEventListener('visibilitychange', poke)
      project?.close()
    }
  }, [db, projectId])
  return opened
}

const WithProject = ({ opened, membership }: { opened: OpenProject; membership: Membership }) => {
  const { store, sync, client, draftKeys, close } = opened
  const project = useLive(async () => ({ shown: (await store.records('project'))[0] }), [store])
  const versions = useLive(() => store.records('questionnaire'), [store])

  const value = useMemo((): Project | undefined => {
    if (project === undefined || versions === undefined) return undefined
    const fields = z.safeParse(ProjectFields, project.shown?.record.fields)
    const forms = formsIn(versions)
    return {
      store,
      sync,
      client,
      draftKeys,
      close,
      membership,
      project: fields.success ? fields.data : undefined,
      projectRecord: project.shown?.record,
      questionnaire: forms.newest,
      questionnaireOf: forms.of,
      key: keyState({
        pinned: membership.pinnedKey,
        served: fields.success ? fields.data.publicKey : undefined,
        fictional: membership.fictional,
      }),
    }
  }, [client, close, draftKeys, membership, project, store, sync, versions])

  // Once for each opening: whatever the age, nobody's conversation ends while it is on the screen.
  const ended = useRef(false)
  useEffect(() => {
    if (value === undefined || value.project === undefined || ended.current) return
    ended.current = true
    if (!location.pathname.startsWith('/gesprek')) void endOldDrafts({ ...value, now: Date.now() })
  }, [value])

  if (value === undefined) return null
  return (
    <ProjectProvider value={value}>
      <Rooms />
    </ProjectProvider>
  )
}
