import * as z from 'zod/mini'
import { endOfFieldwork, fieldworkOf } from '#domain/field/fieldwork.ts'
import { ProjectFields } from '#domain/project/project.ts'
import { randomId } from '#app/crypto/hash.ts'
import type { SaveFailure } from '#app/store/attempt.ts'
import type { Deed } from '#app/store/many.ts'
import type { Store } from '#app/store/store.ts'
import type { Sync } from '#app/sync/loop.ts'
import { type Fieldwork, readFieldwork } from '#app/store/fieldwork.ts'

export type Closed =
  | { readonly ok: true }
  /** `away`: what phones sent last is not known here, so nothing is erased. */
  | { readonly ok: false; readonly reason: SaveFailure | 'away' | 'notDue' }

/** Erases visits and addresses, keeps street and number of doors where nobody may knock, and ends the fieldwork. Everything
 *  stands in the outbox before the project says so; after an interruption it goes on with what is left. */
export const closeFieldwork = async (
  { store, sync }: { readonly store: Store; readonly sync: Pick<Sync, 'round'> },
  { today, onProgress }: { readonly today: string; readonly onProgress: (done: number, all: number) => void },
): Promise<Closed> => {
  // A wish for no more visits may have come in just now.
  if ((await sync.round()) !== 'idle') return { ok: false, reason: 'away' }
  const [shown] = await store.records('project')
  const project = z.safeParse(ProjectFields, shown?.record.fields)
  if (shown === undefined || !project.success) return { ok: false, reason: 'notDue' }
  const { kind } = fieldworkOf(project.data, today)
  if (kind === 'open' || kind === 'announced') return { ok: false, reason: 'notDue' }

  const saved = await store.changeMany(deedsOf(await readFieldwork(store)), onProgress)
  if (!saved.ok) return saved
  // Also when it was closed before: with this the server looks again whether everything is erased.
  const phase = kind === 'closed' ? project.data.phase : 'review'
  const ended = await store.edit(shown.record, { set: { phase, fieldworkEndedAt: new Date().toISOString() } })
  return ended.ok ? { ok: true } : ended
}

const deedsOf = (known: Fieldwork): readonly Deed[] => {
  const { addresses, visits } = endOfFieldwork(
    known.addresses.map(({ record: _record, ...address }) => address),
    known.visits,
  )
  return [
    ...visits.map((recordId): Deed => [{ kind: 'erase', type: 'visit', recordId }]),
    ...addresses.map(({ id, stays }): Deed => [
      ...(stays === undefined
        ? []
        : [
            {
              kind: 'create' as const,
              type: 'address',
              recordId: randomId(),
              fields: {
                street: stays.street,
                houseNumber: stays.houseNumber,
                gridCell: stays.gridCell,
                walkOrder: stays.walkOrder,
                doNotVisit: stays.doNotVisit,
              },
            },
          ]),
      { kind: 'erase', type: 'address', recordId: id },
    ]),
  ]
}
