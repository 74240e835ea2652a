import { memberKey } from '#domain/sync/merge.ts'
import { canonical, type Json } from '#domain/sync/operation.ts'
import type { Saved } from './ledger.ts'
import { nameOf } from './on-the-way.ts'
import type { Run } from './stage.ts'
import type { View } from './view.ts'

/** What became of the values that people saved. */

/** Each value on the server must be what the operation said whose version it bears. */
export const foreignValues = ({ ledger }: Run, view: View): readonly string[] => {
  const found: string[] = []
  const byVersion = new Map<string, Saved>()
  for (const saved of ledger.saved.values()) {
    const version = view.operations.get(saved.id)?.version
    if (version === null || version === undefined || isTalk(saved)) continue
    const other = byVersion.get(version)
    if (other !== undefined) found.push(`${nameOf(saved)} and ${nameOf(other)} got one number`)
    byVersion.set(version, saved)
  }
  const says = (id: string, field: string, version: string, value: Json | undefined): boolean => {
    const saved = byVersion.get(version)
    return saved?.recordId === id && canonical(saved.set[field]) === canonical(value)
  }
  for (const { stored } of view.records.values()) {
    if (!['assetSighting', 'comment'].includes(stored.type) || 'interviewRef' in stored.fields) continue
    const { id, fields, versions, conflicts } = stored
    for (const [field, value] of Object.entries(fields)) {
      if (field === 'photos') continue
      if (!says(id, field, versions[field] ?? '', value)) found.push(`nobody said ${field} of ${id}`)
    }
    for (const member of Array.isArray(fields['photos']) ? fields['photos'] : []) {
      const saved = byVersion.get(versions[`photos/${memberKey(member)}`] ?? '')
      const named = saved?.add['photos']?.some((photo) => canonical(photo) === canonical(member))
      if (saved?.recordId !== id || named !== true) found.push(`nobody added a photo of ${id}`)
    }
    for (const { field, version, value } of conflicts)
      if (!says(id, field, version, value)) found.push(`nobody said what ${field} of ${id} clashes with`)
    const open = conflicts.map(({ field, version }) => `${field} ${version}`)
    if (new Set(open).size !== open.length) found.push(`${id} has one clash twice`)
    if (conflicts.some(({ field, value }) => wasReplaced(ledger, view, { id, field, value })))
      found.push(`an old value of ${id} came back`)
  }
  return found
}

/** A value that everybody who saved later had seen, and that nobody said again. */
const wasReplaced = (
  ledger: Run['ledger'],
  view: View,
  { id, field, value }: { readonly id: string; readonly field: string; readonly value: Json },
): boolean => {
  if (!isWord(value)) return false
  const of = [...ledger.saved.values()].filter((saved) => saved.recordId === id && field in saved.set)
  const said = of.filter((saved) => saved.set[field] === value)
  const settled = of.some(
    (saved) =>
      saved.resolves.length > 0 &&
      saved.set[field] !== value &&
      saved.seen[field]?.[1] === value &&
      view.operations.get(saved.id)?.result === 'applied',
  )
  return said.length === 1 && settled
}

/** Each value that the server took is the field's, is an open conflict, or was seen by somebody who saved another. */
export const vanished = (run: Run, view: View): readonly string[] => {
  const { ledger } = run
  const all = [...ledger.saved.values()]
  return all.flatMap((saved) => {
    const operation = view.operations.get(saved.id)
    if (operation?.result !== 'applied' && operation?.result !== 'conflict') return []
    if (saved.erase || isTalk(saved)) return []
    const stored = view.records.get(saved.recordId)?.stored
    if (stored === undefined) return []
    const lost = Object.entries(saved.set).filter(([field, value]) => {
      const text = canonical(value)
      if (canonical(stored.fields[field]) === text) return false
      if (stored.conflicts.some((open) => open.field === field && canonical(open.value) === text))
        return false
      return !all.some(
        (other) =>
          other.recordId === saved.recordId &&
          other !== saved &&
          ['applied', 'conflict'].includes(view.operations.get(other.id)?.result ?? '') &&
          other.seen[field]?.some((seen) => canonical(seen) === text) === true,
      )
    })
    const photos = new Set(
      (Array.isArray(stored.fields['photos']) ? stored.fields['photos'] : []).map(memberKey),
    )
    const lostPhotos = (saved.add['photos'] ?? []).filter((photo) => !photos.has(memberKey(photo)))
    return [
      ...lost.map(([field]) => `${field} of ${nameOf(saved)} disappeared`),
      ...lostPhotos.map(() => `a photo of ${nameOf(saved)} disappeared`),
    ]
  })
}

/** A conversation, a contact, or what came out of a conversation. */
export const isTalk = ({ type, set }: Saved): boolean =>
  ['interview', 'contact', 'causeStatement', 'talentOffer', 'need'].includes(type) || 'interviewRef' in set

/** Something that was said once in a run, and nowhere else. */
export const isWord = (value: Json | undefined): value is string =>
  typeof value === 'string' && value.startsWith('woord-')
