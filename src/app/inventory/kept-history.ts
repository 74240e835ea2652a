import { type KeptLink, pieceLength } from '#domain/inventory/gated-set.ts'
import { chainOf, inPieces, linkId } from '#domain/inventory/kept-chain.ts'
import { readKept, writeKept } from '#domain/inventory/kept-sets-text.ts'
import type { KeptSets } from '#domain/inventory/publish.ts'
import { fromBase64, toBase64 } from '#app/crypto/hash.ts'
import type { OneOfMany } from '#app/store/many.ts'
import type { Store } from '#app/store/store.ts'

/** What can be done with the key that coordinators share. */
export interface DeskKey {
  readonly open: (
    sealed: string,
  ) => Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false }>
  readonly seal: (text: string) => Promise<string>
}

/** Everything that left before, oldest first; undefined when a part of it is not here or opens with another key. */
export const historyOf = async (
  projectId: string,
  { store, open }: Pick<DeskKey, 'open'> & { readonly store: Pick<Store, 'records'> },
): Promise<readonly KeptSets[] | undefined> => {
  const shown = await store.records('keptSets')
  const chain = chainOf(
    projectId,
    shown.map(({ record }) => record),
  )
  if (chain === undefined) return undefined
  const opened = await Promise.all(chain.map(open))
  const sets: KeptSets[] = []
  for (const one of opened) {
    const kept = one.ok ? readKept(await unzipped(one.text)) : undefined
    if (kept === undefined) return undefined
    sets.push(kept)
  }
  return sets
}

/** The next link of the chain, after its pieces; undefined when it is larger than a link can be. */
export const nextLink = async (
  kept: KeptSets,
  {
    projectId,
    place,
    seal,
    newId,
  }: Pick<DeskKey, 'seal'> & {
    readonly projectId: string
    readonly place: number
    readonly newId: () => string
  },
): Promise<readonly OneOfMany[] | undefined> => {
  const { on } = kept
  const pieces = inPieces(await seal(await zipped(writeKept(kept))), pieceLength)
  if (pieces.length > mostPieces) return undefined
  const made = pieces.map((sealed): OneOfMany => ({
    kind: 'create',
    type: 'keptSets',
    recordId: newId(),
    fields: { on, sealed },
  }))
  const link: KeptLink = {
    on,
    place,
    pieces: made.flatMap((one) => (one.kind === 'create' ? [one.recordId] : [])),
  }
  const recordId = linkId(projectId, place)
  return [...made, { kind: 'create', type: 'keptSets', recordId, fields: { ...link } }]
}

const mostPieces = 100

/** Most answers are alike, and most figures rest on few: packed they take a tenth. */
const zipped = async (text: string): Promise<string> => {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return toBase64(await new Response(stream).bytes())
}

const unzipped = async (text: string): Promise<string> => {
  try {
    // A copy, because a stream takes no bytes that may be shared.
    const stream = new Blob([fromBase64(text).slice()]).stream().pipeThrough(new DecompressionStream('gzip'))
    return await new Response(stream).text()
  } catch {
    return ''
  }
}
