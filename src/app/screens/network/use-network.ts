import type { Sort } from '#domain/field/entry.ts'
import type { Stored } from '#domain/sync/record.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import type { Whereabouts } from '#app/store/overlay.ts'

/** Something of the network as this phone knows it. */
export interface Entry {
  readonly sort: Sort
  readonly record: Stored
  readonly whereabouts: Whereabouts
}

/** All entries of a sort that are still on the list; undefined while they are read for the first time. */
export const useEntries = (sort: Sort): readonly Entry[] | undefined => {
  const { store } = useProject()
  const read = useLive(async () => {
    const shown = await store.records(sort)
    return {
      sort,
      entries: shown.flatMap(({ record, whereabouts }): readonly Entry[] =>
        record.fields['archived'] === true ? [] : [{ sort, record, whereabouts }],
      ),
    }
  }, [store, sort])
  // While another sort is read the one before it would still stand there.
  return read?.sort === sort ? read.entries : undefined
}

/** Told at the table: it has no way back to who told it, and is not changed but made anew. */
export const isFromTalk = ({ record }: Pick<Entry, 'record'>): boolean =>
  typeof record.fields['interviewRef'] === 'string'
