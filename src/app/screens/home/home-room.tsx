import { useEffect, useMemo, useState } from 'react'
import { fieldworkOf } from '#domain/field/fieldwork.ts'
import { wantsAnotherLook } from '#domain/field/sighting-life.ts'
import { assetKind } from '#domain/field/taxonomy.ts'
import { dayOf } from '#domain/project/calendar.ts'
import { holdsConversations, mayWrite } from '#domain/project/role.ts'
import { position } from '#domain/survey/route.ts'
import { capital } from '#domain/text.ts'
import { isInstalled } from '#app/device/install.ts'
import { askToKeep, littleRoom, storageState, type StorageState } from '#app/device/storage.ts'
import { fateOf } from '#app/project/end-old-drafts.ts'
import { type Project, useLive, useProject } from '#app/project/project-context.tsx'
import { useSending } from '#app/project/sending.ts'
import { useShell } from '#app/shell/shell-state.ts'
import type { Draft, Farewell } from '#app/store/draft.ts'
import { talksErased } from '#app/sync/erase-here.ts'
import type { Shown } from '#app/store/overlay.ts'
import { type Label, useLabel } from '#app/text/text.tsx'
import { StartSheet } from '../interview/start-sheet.tsx'
import type { RecentSighting, Unfinished } from './home-lists.tsx'
import { HomeView } from './home-view.tsx'
import type { HomeWarning } from './home-warnings.tsx'

const recentSightings = 3

/** Home, with what this phone holds. */
export const HomeRoom = () => {
  const project = useProject()
  const { store, membership, key } = project
  const { sending, waiting } = useSending()
  const revoked = useLive(async () => ({ until: await store.meta('revoked') }), [store])
  const erased = useLive(() => store.meta(talksErased), [store])
  const { ready } = useShell()
  const storage = useStorage(waiting)
  const drafts = useLive(() => store.drafts(), [store])
  const conversations = useLive(() => store.conversations(), [store])
  const sightings = useLive(() => store.records('assetSighting'), [store])
  const walk = useLive(() => store.ongoingWalk(), [store])
  const questions = useLive(() => store.questions(), [store])
  const [starting, setStarting] = useState(false)
  const [now] = useState(() => new Date())
  const label = useLabel()
  const today = dayOf(now, project.project?.timeZone ?? 'Europe/Amsterdam')

  const lastReply = useLive(() => store.meta('lastReply'), [store])
  const unfinished = useMemo(
    () => (drafts ?? []).map((draft) => unfinishedOf(draft, { project, lastReply, now })),
    [drafts, lastReply, now, project],
  )
  if (drafts === undefined || conversations === undefined || sightings === undefined) return null

  return (
    <>
      <HomeView
        role={membership.role}
        projectName={project.project?.name || membership.projectName}
        fictional={project.project?.fictional ?? membership.fictional}
        sending={sending}
        waiting={waiting}
        warnings={warningsOf({
          project,
          revoked: revoked?.until,
          storage,
          atRisk: waiting + drafts.length,
          twoAnswers: questions?.length ?? 0,
          erased,
        })}
        hasKey={key.kind === 'pinned'}
        hasConversations={conversations.length + drafts.length > 0}
        unfinished={unfinished}
        sightings={recentOf(sightings, label)}
        lookAgain={
          mayWrite(membership.role, 'assetSighting')
            ? sightings.filter(({ record }) => wantsAnotherLook(record, today)).length
            : 0
        }
        walking={walk !== undefined}
        readyOffline={ready}
        now={now}
        onBeginConversation={() => {
          setStarting(true)
        }}
      />
      <StartSheet
        open={starting}
        onClose={() => {
          setStarting(false)
        }}
      />
    </>
  )
}

const unfinishedOf = (
  draft: Draft | Farewell,
  { project, lastReply, now }: { readonly project: Project; readonly lastReply: unknown; readonly now: Date },
): Unfinished => {
  const { questionnaireOf } = project
  if (draft.kind === 'farewell') return { kind: 'farewell', id: draft.id, day: draft.updatedAt }
  const form = questionnaireOf(draft.formId, draft.formVersion)
  const at = form === undefined ? undefined : position(form, draft.answers, draft.mode, draft.at)
  const fate = fateOf(draft, lastReply, { ...project, now: now.getTime() })
  return {
    kind: 'conversation',
    id: draft.id,
    ...(fate.kind === 'ask' ? { daysLeft: fate.daysLeft } : {}),
    day: dayOf(new Date(draft.startedAt), 'Europe/Amsterdam'),
    mode: draft.mode,
    place: at === undefined ? null : { question: at.questionNumber, questions: at.questionCount },
  }
}

const warningsOf = ({
  project,
  revoked,
  storage,
  atRisk,
  twoAnswers,
  erased,
}: {
  readonly project: Project
  /** Until when this phone may hand in; undefined while it takes part. */
  readonly revoked: unknown
  readonly storage: StorageState | undefined
  /** Things that stand nowhere else. */
  readonly atRisk: number
  /** Things with two answers of which this person may choose. */
  readonly twoAnswers: number
  /** Months, as `eraseHere` noted them. */
  readonly erased: unknown
}): readonly HomeWarning[] => {
  const { key, membership } = project
  const ending = endingOf(project)
  const href = membership.role === 'coordinator' ? '/coordinatie/aandacht' : '/wachtrij'
  return [
    ...(revoked === undefined
      ? []
      : [{ kind: 'revoked', until: typeof revoked === 'string' ? revoked : null } as const]),
    ...(key.kind === 'differs' ? [{ kind: 'keyDiffers' } as const] : []),
    ...(storage?.room != null && storage.room < littleRoom
      ? [{ kind: 'littleRoom', room: storage.room } as const]
      : []),
    ...(atRisk > 0 && storage?.kept === 'evictable' ? [{ kind: 'evictable' } as const] : []),
    ...(holdsConversations(membership.role) && key.kind === 'none'
      ? [{ kind: 'noKey', mayMakeIt: membership.role === 'coordinator' } as const]
      : []),
    ...(ending === undefined ? [] : [{ kind: 'fieldworkEnds', endsOn: ending } as const]),
    ...(Array.isArray(erased) && erased.length > 0
      ? [
          {
            kind: 'talksErased',
            months: erased.map(String),
            onRead: () => void project.store.setMeta(talksErased, []),
          } as const,
        ]
      : []),
    ...(twoAnswers > 0 ? [{ kind: 'twoAnswers', count: twoAnswers, href } as const] : []),
  ]
}

/** The announced last day of the fieldwork, for those who knock. */
const endingOf = ({ project, membership }: Project): string | undefined => {
  if (project === undefined || !holdsConversations(membership.role)) return undefined
  const fieldwork = fieldworkOf(project, dayOf(new Date(), project.timeZone))
  return fieldwork.kind === 'announced' ? fieldwork.endsOn : undefined
}

/** This phone's own sightings, last made first. */
const recentOf = (sightings: readonly Shown[], label: (data: Label) => string): readonly RecentSighting[] =>
  sightings
    .filter(({ own }) => own)
    .slice(-recentSightings)
    .reverse()
    .map(({ record, whereabouts }) => {
      const kind = assetKind(String(record.fields['kind']))
      return {
        id: record.id,
        title: kind === undefined ? '' : capital(label(kind)),
        day: record.at.slice(0, 10),
        sent: whereabouts === 'received',
      }
    })

/** Asked again whenever something was saved or received. */
const useStorage = (waiting: number): StorageState | undefined => {
  const [storage, setStorage] = useState<StorageState>()
  useEffect(() => {
    let current = true
    // Some browsers refuse until the app stands on the home screen: there it is asked again, and nobody sees a question.
    void (isInstalled() ? askToKeep() : storageState()).then((state) => {
      if (current && waiting >= 0) setStorage(state)
    })
    return () => {
      current = false
    }
  }, [waiting])
  return storage
}
