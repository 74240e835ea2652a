import { useEffect, useMemo, useRef, useState } from 'react'
import { nextVersion } from '#domain/survey/form-version.ts'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import type { Json } from '#domain/sync/operation.ts'
import { formsIn } from '#app/project/forms.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import type { SaveFailure } from '#app/store/attempt.ts'
import type { Shown } from '#app/store/overlay.ts'
import {
  beginDraft,
  type FormDraft,
  formOf,
  movedTo,
  openedDraft,
  type Refusal,
  type Step,
  storedOf,
  undone,
  withStep,
} from './form-draft.ts'

const draftKey = 'questionnaire'

/** The questionnaire that a coordinator is working on, kept on this laptop after every step. */
export interface FormDesk {
  readonly draft: FormDraft
  readonly form: Questionnaire
  /** Every version that was published, oldest first. */
  readonly versions: readonly Questionnaire[]
  readonly records: readonly Shown[]
  /** Does a step; says why where it cannot be done. */
  readonly take: (step: Step) => Refusal | undefined
  readonly undo: () => void
  readonly answerFor: (mark: string) => void
  readonly throwAway: () => void
  /** Lays the steps over the newest version. Returns how many did not go. */
  readonly catchUp: () => number
  readonly publish: () => Promise<SaveFailure | undefined>
}

/** Undefined while it is read for the first time. */
export const useFormDesk = (): FormDesk | undefined => {
  const { store } = useProject()
  const records = useLive(() => store.records('questionnaire'), [store])
  const versions = useMemo(() => (records === undefined ? undefined : formsIn(records).versions), [records])
  const [draft, setDraft] = useState<FormDraft>()
  const isOpened = useRef(false)

  useEffect(() => {
    const newest = versions?.at(-1)
    if (versions === undefined || newest === undefined || isOpened.current) return
    isOpened.current = true
    void store.db.meta.get(draftKey).then((row) => {
      setDraft(openedDraft(row?.value, versions) ?? beginDraft(newest))
    })
  }, [store, versions])

  const keep = (next: FormDraft) => {
    setDraft(next)
    const isEmpty = next.steps.length === 0
    void (isEmpty
      ? store.db.meta.delete(draftKey)
      : store.db.meta.put({ key: draftKey, value: storedOf(next) }))
  }

  const newest = versions?.at(-1)
  if (draft === undefined || versions === undefined || newest === undefined || records === undefined)
    return undefined
  // Without a step of one's own there is nothing to lose: a new version is what one looks at.
  const current = draft.steps.length === 0 && draft.begun !== newest ? beginDraft(newest) : draft
  const form = formOf(current)
  return {
    draft: current,
    form,
    versions,
    records,
    take: (step) => {
      const next = withStep(current, step, versions)
      if (next.refused === undefined) keep(next.draft)
      return next.refused
    },
    undo: () => {
      keep(undone(current))
    },
    answerFor: (mark) => {
      keep({ ...current, read: [...current.read, mark] })
    },
    throwAway: () => {
      keep(beginDraft(newest))
    },
    catchUp: () => {
      const moved = movedTo(current, newest, versions)
      keep(moved.draft)
      return moved.left
    },
    publish: async () => {
      const version = nextVersion(versions, crypto.randomUUID().slice(0, 4))
      const saved = await store.create(
        'questionnaire',
        {
          formId: form.formId,
          version,
          // A form is JSON by construction: it was read from JSON, and edits put in only texts, numbers and codes.
          body: { ...form, version } as unknown as Json,
        },
        [],
        draftKey,
      )
      if (!saved.ok) return saved.reason
      setDraft(beginDraft({ ...form, version }))
      return undefined
    },
  }
}
