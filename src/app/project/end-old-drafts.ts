import { draftFate, type DraftFate } from '#domain/survey/draft-age.ts'
import { hasConsent } from '#domain/survey/route.ts'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import { withDraftAlone } from './draft-lock.ts'
import type { KeyState } from './project-context.tsx'
import type { Draft } from '#app/store/draft.ts'
import type { Store } from '#app/store/store.ts'
import { knockAt } from '#app/store/visits.ts'

interface Around {
  readonly store: Store
  readonly key: KeyState
  readonly questionnaireOf: (formId: string, version: string) => Questionnaire | undefined
  readonly now: number
}

/** What is to be done with a draft on this phone, by its age. */
export const fateOf = (
  draft: Draft,
  lastReply: unknown,
  { key, questionnaireOf, now }: Around,
): DraftFate => {
  const form = questionnaireOf(draft.formId, draft.formVersion)
  return draftFate({
    startedAt: Date.parse(draft.startedAt),
    now,
    lastReply: replyClocks(lastReply),
    isHeld: form === undefined || key.kind === 'differs',
    consent: form !== undefined && hasConsent(form, draft.answers),
    canSeal: key.kind === 'pinned',
  })
}

/** Seals or erases conversations that have been left for three weeks, except one that a tab has open. */
export const endOldDrafts = async (around: Around): Promise<void> => {
  const { store, key, questionnaireOf } = around
  const lastReply = await store.meta('lastReply')
  for (const { id, kind } of await store.drafts()) {
    if (kind !== 'conversation') continue
    await withDraftAlone(id, async () => {
      // Read now that nobody else can write it.
      const draft = await store.openDraft(id)
      if (draft?.kind !== 'conversation') return
      const fate = fateOf(draft, lastReply, around)
      const form = questionnaireOf(draft.formId, draft.formVersion)
      if (fate.kind === 'erase') await store.discard(id, knockAt(draft.door, 'brokenOff'))
      if (fate.kind === 'seal' && form !== undefined && key.kind === 'pinned')
        await store.seal(draft, form, key.publicKey)
    })
  }
}

const replyClocks = (stored: unknown): { readonly server: number; readonly phone: number } | undefined => {
  if (stored === null || typeof stored !== 'object' || !('server' in stored) || !('phone' in stored))
    return undefined
  const { server, phone } = stored
  return typeof server === 'number' && typeof phone === 'number' ? { server, phone } : undefined
}
