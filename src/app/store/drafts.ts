import * as z from 'zod/mini'
import { attempt, type Saved } from './attempt.ts'
import { dropDraftPictures } from './draft-pictures.ts'
import { type Draft, DraftShape, type Farewell, FarewellShape } from './draft.ts'
import type { StoreDeps } from './deps.ts'
import { keysInUse } from './locked-keys.ts'
import { addVisit, type Knock, visitIds } from './visits.ts'

export interface DraftCommands {
  readonly begin: (
    start: Pick<Draft, 'mode' | 'formId' | 'formVersion' | 'at' | 'door' | 'paper'>,
  ) => Promise<Saved<Draft>>
  /** Stores the draft under its own key. Resolved only when it is on disk. */
  readonly saveDraft: (draft: Draft | Farewell) => Promise<Saved>
  readonly openDraft: (id: string) => Promise<Draft | Farewell | undefined>
  /** All that is unfinished on this phone, last touched first. */
  readonly drafts: () => Promise<readonly (Draft | Farewell)[]>
  /** Throws a draft away and overwrites its key. `knock`: what the visit counts as, written down with it. */
  readonly discard: (id: string, knock?: Knock) => Promise<Saved>
  /** At start: keys that no draft and nothing on its way needs any more are overwritten. */
  readonly sweepKeys: () => Promise<void>
}

export const draftCommands = (deps: StoreDeps): DraftCommands => {
  const { db, keys, now, newId } = deps
  const open = async (id: string): Promise<Draft | Farewell | undefined> => {
    const row = await db.draft.get(id)
    if (row === undefined) return undefined
    const opened = await keys.decryptJson(row.sealed)
    if (!opened.ok) return undefined
    const shape = z.safeParse(z.union([DraftShape, FarewellShape]), opened.value)
    // The shape was checked above; answers inside are checked again question by question when they are used.
    return shape.success ? (shape.data as Draft | Farewell) : undefined
  }
  const save = async (draft: Draft | Farewell): Promise<undefined> => {
    const sealed = await keys.encryptJson(draft.id, draft)
    await db.draft.put({ id: draft.id, kind: draft.kind, sealed, updatedAt: now().getTime() })
    return undefined
  }

  return {
    begin: (start) =>
      attempt(db, async () => {
        const id = newId()
        await keys.create(id)
        const started = now().toISOString()
        const draft: Draft = {
          ...start,
          id,
          kind: 'conversation',
          interviewId: newId(),
          startedAt: started,
          updatedAt: started,
          answers: {},
          openMs: 0,
        }
        await save(draft)
        return draft
      }),
    saveDraft: (draft) => attempt(db, () => save({ ...draft, updatedAt: now().toISOString() })),
    openDraft: open,
    drafts: async () => {
      const rows = await db.draft.orderBy('updatedAt').reverse().primaryKeys()
      const opened = await Promise.all(rows.map(open))
      return opened.filter((draft) => draft !== undefined)
    },
    discard: (id, knock) => {
      const ids = visitIds(deps)
      return attempt(db, async () => {
        await db.transaction('rw', [db.draft, db.draftPicture, db.record, db.outbox], async () => {
          // A second try, or another tab, finds it gone: its visit stands already.
          if (knock !== undefined && (await db.draft.get(id)) !== undefined) await addVisit(deps, knock, ids)
          await db.draft.delete(id)
          await dropDraftPictures(db, id)
        })
        await keys.shred(id)
        return undefined
      })
    },
    sweepKeys: async () => {
      const drafts = await db.draft.toCollection().primaryKeys()
      await keys.sweep([...drafts, ...(await keysInUse(db))])
    },
  }
}

/** How long a conversation took, in whole minutes rounded to fives: finer would join it to a visit. Nights between two
 *  sittings do not count. `end` is the moment of sealing. */
export const minutesOf = ({ startedAt, openMs, paper }: Draft, end: Date): number => {
  const ms = openMs ?? end.getTime() - new Date(startedAt).getTime()
  const minutes = paper?.minutes ?? Math.max(0, ms / 60_000)
  return Math.min(1_440, Math.round(minutes / 5) * 5)
}
