import {
  askAgain,
  type FieldChange,
  mergeDouble,
  tellApart,
  undoMerge,
} from '#domain/field/merge-sightings.ts'
import { dayOf } from '#domain/project/calendar.ts'
import type { Stored } from '#domain/sync/record.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { Deed } from '#app/store/many.ts'

type Change = readonly [seen: Stored, change: FieldChange | undefined]

/** What a coordinator decides about two sightings. Each is kept as a whole or not at all; false when this device could not
 *  keep it. */
export interface DecideDoubles {
  readonly merge: (kept: Stored, double: Stored) => Promise<boolean>
  /** As it was before; they may be asked about again. */
  readonly undo: (keptId: string, doubleId: string) => Promise<boolean>
  /** As it was before, and nobody asks about these two again. */
  readonly takeApart: (keptId: string, doubleId: string) => Promise<boolean>
  readonly keepBoth: (a: Stored, b: Stored) => Promise<boolean>
  readonly askAgain: (aId: string, bId: string) => Promise<boolean>
}

export const useDecideDoubles = (): DecideDoubles => {
  const { store, membership, project } = useProject()
  const decision = () => ({
    role: membership.role,
    today: dayOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam'),
  })
  const write = async (...changes: readonly Change[]): Promise<boolean> => {
    const deed: Deed = changes.flatMap(([seen, change]) =>
      change === undefined ? [] : [{ kind: 'edit', seen, ...change } as const],
    )
    return (await store.changeMany([deed])).ok
  }
  const both = async (...ids: readonly [string, string]) => {
    const [one, other] = await Promise.all(ids.map((id) => store.recordById(id)))
    return one === undefined || other === undefined ? undefined : ([one.record, other.record] as const)
  }
  const unmerge = async (keptId: string, doubleId: string, apart: boolean) => {
    const found = await both(keptId, doubleId)
    if (found === undefined) return false
    const [kept, double] = found
    const undone = undoMerge(kept, double, decision())
    if (!apart) return write([kept, undone.kept], [double, undone.double])
    const [says, { add }] = tellApart(kept, double)
    return says === kept
      ? write([kept, { ...undone.kept, add }], [double, undone.double])
      : write([kept, undone.kept], [double, { ...undone.double, add: { ...undone.double.add, ...add } }])
  }
  return {
    merge: (kept, double) => {
      const merged = mergeDouble(kept, double, decision())
      return write([kept, merged.kept], [double, merged.double])
    },
    undo: (keptId, doubleId) => unmerge(keptId, doubleId, false),
    takeApart: (keptId, doubleId) => unmerge(keptId, doubleId, true),
    keepBoth: (a, b) => write(tellApart(a, b)),
    askAgain: async (aId, bId) => {
      const found = await both(aId, bId)
      const again = found === undefined ? undefined : askAgain(...found)
      return again !== undefined && write(again)
    },
  }
}
