import { canonical, isEdit, type Json, type Operation, type Version } from './operation.ts'
import type { Conflict, Stored } from './record.ts'

/** What came of one operation. `unknown`: an edit of a record that is not there. */
export type Merged =
  | { readonly result: 'applied'; readonly record: Stored; readonly changed: boolean }
  | { readonly result: 'conflict'; readonly record: Stored }
  | { readonly result: 'unknown' }

/** The name under which a member of a set-valued field is known: a photo by its hash, text by itself. */
export const memberKey = (member: Json): string => {
  if (typeof member === 'string') return member
  if (
    member !== null &&
    typeof member === 'object' &&
    'sha256' in member &&
    typeof member.sha256 === 'string'
  )
    return member.sha256
  return canonical(member)
}

/** Members of a set-valued field; a field that is not there is an empty set. */
export const membersOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

/** Applies one operation to a record in server order. For each field: unchanged since the editor saw it → take it;
 *  same value → nothing; otherwise keep the first and keep the second as an open conflict. A field that nobody set
 *  yet never clashes. `version` is the version that this operation gives to what it sets. */
export const merge = (record: Stored | undefined, op: Operation, version: Version): Merged => {
  if (record === undefined) {
    if (isEdit(op)) return { result: 'unknown' }
    return { result: 'applied', record: settle(emptyRecord(op), op, version).record, changed: true }
  }
  const { record: merged, clashed } = settle(record, op, version)
  if (clashed) return { result: 'conflict', record: merged }
  return { result: 'applied', record: merged, changed: canonical(merged) !== canonical(record) }
}

const emptyRecord = (op: Operation): Stored => ({
  id: op.recordId,
  type: op.type,
  schemaVersion: op.schemaVersion,
  at: op.at,
  ...(op.parentId === undefined ? {} : { parentId: op.parentId }),
  fields: {},
  versions: {},
  conflicts: [],
})

const settle = (record: Stored, op: Operation, version: Version): { record: Stored; clashed: boolean } => {
  const fields: Record<string, Json> = { ...record.fields }
  const versions: Record<string, Version> = { ...record.versions }
  let conflicts: readonly Conflict[] = record.conflicts
  let clashed = false

  const { set, base } = revive(record, op)
  for (const [field, value] of Object.entries(set)) {
    const current = versions[field]
    const seen = base[field] ?? ''
    const own = conflicts.find((conflict) => conflict.field === field && conflict.version === seen)
    if (current === undefined || current === seen) {
      fields[field] = value
      versions[field] = version
    } else if (canonical(fields[field]) === canonical(value)) {
      continue
    } else if (own !== undefined) {
      // Under a new id: whoever settles the old one has not seen this value.
      const next = { ...own, id: `${op.id}/${field}`, value, version }
      conflicts = conflicts.map((conflict) => (conflict === own ? next : conflict))
      clashed = true
    } else {
      conflicts = [...conflicts, { id: `${op.id}/${field}`, field, value, version }]
      clashed = true
    }
  }

  for (const [field, members] of Object.entries(op.add ?? {})) {
    const present = new Map(membersOf(fields[field]).map((member) => [memberKey(member), member]))
    for (const member of members) {
      present.set(memberKey(member), member)
      versions[`${field}/${memberKey(member)}`] = version
    }
    fields[field] = [...present.values()]
  }

  for (const [field, seen] of Object.entries(op.remove ?? {})) {
    fields[field] = membersOf(fields[field]).filter((member) => {
      const key = memberKey(member)
      const goes = Object.hasOwn(seen, key) && versions[`${field}/${key}`] === seen[key]
      if (goes) delete versions[`${field}/${key}`]
      return !goes
    })
  }

  if (!clashed && op.resolves !== undefined) {
    const settled = new Set(op.resolves)
    conflicts = conflicts.filter((conflict) => !settled.has(conflict.id))
  }
  return {
    record: {
      ...record,
      schemaVersion: Math.max(record.schemaVersion, op.schemaVersion),
      fields,
      versions,
      conflicts: [...conflicts],
    },
    clashed,
  }
}

/** An edit beats an archive: an archive made without having seen the latest edits is dropped, and an edit made without
 *  having seen the archive brings the record back. */
const revive = (record: Stored, op: Operation): Pick<Operation, 'set' | 'base'> => {
  const archivedAt = record.versions['archived'] ?? ''
  if (op.set['archived'] === true) {
    const unseen = Object.entries(record.versions).some(
      ([field, current]) => field !== 'archived' && !field.includes('/') && op.base[field] !== current,
    )
    if (!unseen) return op
    const { archived: _dropped, ...rest } = op.set
    return { set: rest, base: op.base }
  }
  const unseenArchive =
    record.fields['archived'] === true && !('archived' in op.set) && op.base['archived'] !== archivedAt
  if (!unseenArchive) return op
  return { set: { ...op.set, archived: false }, base: { ...op.base, archived: archivedAt } }
}
