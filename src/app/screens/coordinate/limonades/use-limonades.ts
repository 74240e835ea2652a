import { useEffect, useMemo, useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import type { Limonades } from '#domain/inventory/limonades.ts'
import type { MixRules } from '#domain/inventory/match-mix.ts'
import { weightsOf } from '#domain/inventory/match-score.ts'
import { MatchFields } from '#domain/inventory/match.ts'
import type { Stored } from '#domain/sync/record.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import type { Store } from '#app/store/store.ts'
import { useInventory } from '../use-inventory.ts'

export interface LimonadesHere extends Limonades {
  readonly rules: MixRules
  /** What people chose as it stands on this device now; the worker is a moment behind. */
  readonly matches: ReadonlyMap<string, { readonly record: Stored; readonly fields: MatchFields }>
}

/** Everything that can be mixed and what people chose of it, kept up to date by the inventory's worker; undefined while it
 *  is worked out for the first time. */
export const useLimonades = (): LimonadesHere | undefined => {
  const { store, project, membership } = useProject()
  const { client } = useInventory(membership.projectId)
  const limonades = useSyncExternalStore(client.subscribe, client.limonades)
  const matches = useLive(() => readMatches(store), [store])
  const rules = useMemo(
    () => ({ weights: weightsOf(project?.matchWeights), kMin: project?.kMin ?? 5 }),
    [project?.matchWeights, project?.kMin],
  )
  useEffect(() => {
    if (matches === undefined) return
    const known = [...matches].map(([id, { fields }]) => ({ id, fields }))
    client.askLimonades({ matches: known, rules })
  }, [client, matches, rules])
  return useMemo(
    () => (limonades === undefined || matches === undefined ? undefined : { ...limonades, rules, matches }),
    [limonades, matches, rules],
  )
}

const readMatches = async (store: Store): Promise<LimonadesHere['matches']> => {
  const shown = await store.records('match')
  return new Map(
    shown.flatMap(({ record }) => {
      const fields = z.safeParse(MatchFields, record.fields)
      return fields.success ? [[record.id, { record, fields: fields.data }] as const] : []
    }),
  )
}
