import { doorsOf, type StreetDoor } from '#domain/field/street.ts'
import { position } from '#domain/survey/route.ts'
import { type Project, useLive, useProject } from '#app/project/project-context.tsx'
import type { Draft } from '#app/store/draft.ts'
import { readFieldwork } from '#app/store/fieldwork.ts'
import { useLabel, type Label } from '#app/text/text.tsx'

export interface PausedAt {
  readonly draftId: string
  /** Name of the section where it stopped; undefined when its questions are not here. */
  readonly section: string | undefined
}

export interface Street {
  readonly doors: readonly StreetDoor[]
  /** Conversations that are not finished, by address. Known on this phone alone. */
  readonly paused: ReadonlyMap<string, PausedAt>
}

/** The doors that this phone may see; undefined while they are read for the first time. */
export const useStreet = (): Street | undefined => {
  const project = useProject()
  const { store } = project
  const label = useLabel()
  const doors = useLive(async () => {
    const { addresses, visits } = await readFieldwork(store)
    return doorsOf(addresses, visits)
  }, [store])
  const drafts = useLive(() => store.drafts(), [store])
  if (doors === undefined || drafts === undefined) return undefined
  const paused = drafts.flatMap((draft) =>
    draft.kind === 'conversation' && draft.door !== undefined
      ? [[draft.door.addressId, pausedAt(draft, project, label)] as const]
      : [],
  )
  return { doors, paused: new Map(paused) }
}

const pausedAt = (draft: Draft, { questionnaireOf }: Project, label: (data: Label) => string): PausedAt => {
  const form = questionnaireOf(draft.formId, draft.formVersion)
  const at = form === undefined ? undefined : position(form, draft.answers, draft.mode, draft.at)
  return { draftId: draft.id, section: at === undefined ? undefined : label(at.section.label) }
}
