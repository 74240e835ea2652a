import { stepsSaying } from '#domain/inventory/coding.ts'
import type { Stored } from '#domain/sync/record.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import type { Saved } from '#app/store/attempt.ts'
import type { OneOfMany } from '#app/store/many.ts'
import type { Store } from '#app/store/store.ts'

/** A theme that an information gatherer gave to a text. */
export interface Proposal {
  readonly coding: Stored
  readonly text: string
  readonly theme: string
}

export interface Accepting {
  readonly store: Store
  readonly client: Pick<InventoryClient, 'steps'>
  readonly newId: () => string
}

/** Writes themes onto everything that was said in those words, in one deed. Returns how it is taken back. */
export const acceptThemes = async (
  { store, client, newId }: Accepting,
  proposals: readonly Proposal[],
): Promise<Saved<() => Promise<Saved>>> => {
  const steps = await client.steps()
  const changes: OneOfMany[] = []
  const back: { readonly made: string[]; readonly coded: string[] } = { made: [], coded: [] }
  // Two may have given the same text a theme: the first that is accepted stands.
  const taken = new Set<string>()
  for (const { coding, text, theme } of proposals) {
    changes.push({ kind: 'edit', seen: coding, set: { accepted: true } })
    if (taken.has(text)) continue
    taken.add(text)
    for (const { id, household, chainId, depth, text: said } of stepsSaying(steps, text)) {
      const set = { theme, codedBy: 'informationGatherer' }
      const known = id === null ? undefined : await store.recordById(id)
      if (known !== undefined) {
        changes.push({ kind: 'edit', seen: known.record, set })
        back.coded.push(known.record.id)
        continue
      }
      const recordId = newId()
      const fields = { interviewRef: household, chainId, depth, text: said, ...set }
      changes.push({ kind: 'create', type: 'causeStatement', recordId, fields })
      back.made.push(recordId)
    }
  }
  const saved = await store.changeMany([changes])
  if (!saved.ok) return saved
  return {
    ok: true,
    value: async () => {
      const undo: OneOfMany[] = back.made.map((recordId) => ({
        kind: 'erase',
        type: 'causeStatement',
        recordId,
      }))
      const edited = [
        ...back.coded.map((id) => ({ id, set: { theme: null, codedBy: null } })),
        ...proposals.map(({ coding }) => ({ id: coding.id, set: { accepted: false } })),
      ]
      for (const { id, set } of edited) {
        const now = await store.recordById(id)
        if (now !== undefined) undo.push({ kind: 'edit', seen: now.record, set })
      }
      return store.changeMany([undo])
    },
  }
}
