import * as z from 'zod/mini'
import type { Stored } from '../sync/record.ts'
import { derivedId } from './derived-id.ts'
import { KeptLink, KeptPiece } from './gated-set.ts'

/** The id of the link at a place, on every desk. */
export const linkId = (projectId: string, place: number): string =>
  derivedId(projectId, `keptSets ${place.toString()}`)

/** The one set of a part that helpers see, on every desk. */
export const gatedSetId = (projectId: string, part: 'figures' | 'matches'): string =>
  derivedId(projectId, `gatedSet ${part}`)

/** The sealed text of each link, in their order; undefined when one has no place to stand or a piece of it is not here, so that nobody can say
 *  what was told before. */
export const chainOf = (
  projectId: string,
  records: readonly Pick<Stored, 'id' | 'fields'>[],
): readonly string[] | undefined => {
  const pieces = new Map<string, string>()
  const links = new Map<string, KeptLink>()
  for (const { id, fields } of records) {
    const piece = z.safeParse(KeptPiece, fields)
    if (piece.success) pieces.set(id, piece.data.sealed)
    const link = z.safeParse(KeptLink, fields)
    if (link.success) links.set(id, link.data)
    if (!piece.success && !link.success) return undefined
  }
  const chain: string[] = []
  for (let place = 0; place < links.size; place++) {
    const link = links.get(linkId(projectId, place))
    const parts = link?.pieces.map((id) => pieces.get(id))
    if (link?.place !== place || parts?.every((part) => part !== undefined) !== true) return undefined
    chain.push(parts.join(''))
  }
  return chain
}

/** A text cut into pieces that a record holds. */
export const inPieces = (text: string, length: number): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  )
