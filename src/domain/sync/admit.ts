import * as z from 'zod/mini'
import type { Role } from '../project/role.ts'
import { migrate, recordTypes, understands } from '../records.ts'
import type { Facts } from './admit-facts.ts'
import { resolveBases } from './base.ts'
import { bounded } from './bounded.ts'
import { isErasedWith } from './erased-with.ts'
import { forbidden, forbiddenToErase } from './forbidden.ts'
import type { HoldReason } from './hold-reason.ts'
import { merge } from './merge.ts'
import { type Address, type Json, Operation } from './operation.ts'
import { parentsOf } from './parent.ts'
import type { Stored } from './record.ts'
import { isReleasedInGroups, scopesOf } from './scope.ts'
import { mentions } from './sealed-in-clear.ts'

/** What becomes of an operation. */
export type Admission =
  | {
      readonly kind: 'taken'
      readonly result: 'applied' | 'conflict'
      readonly record: Stored
      readonly changed: boolean
    }
  | { readonly kind: 'erase' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' }
  /** Kept apart, raw, until it can be understood. */
  | { readonly kind: 'quarantined'; readonly reason: HoldReason }
  /** Stored nowhere; it stays on the phone. */
  | { readonly kind: 'refused'; readonly reason: HoldReason }

/** Decides about one operation that has not been decided before. `raw` is what arrived; its address was readable. */
export const admit = (address: Address, raw: unknown, facts: Facts): Admission => {
  const admission = decide(address, raw, facts)
  // Taken back: then there is nothing left to decide on.
  const takesBack = admission.kind === 'erase' && facts.record === undefined && facts.own
  // An edit of something that is neither here nor waiting: there is nothing to decide on.
  const isOfNothing = admission.kind === 'unknown' && !facts.behind
  if (facts.standing === 'revoked')
    return admission.kind === 'gone' || admission.kind === 'refused' || takesBack || isOfNothing
      ? admission
      : { kind: 'quarantined', reason: 'revoked' }
  if (facts.behind && !takesBack && (admission.kind === 'taken' || admission.kind === 'unknown'))
    return { kind: 'quarantined', reason: 'after' }
  if (admission.kind !== 'refused' || facts.formerRole === undefined) return admission
  const before = decide(address, raw, { ...facts, role: facts.formerRole })
  return before.kind === 'taken' || before.kind === 'erase'
    ? { kind: 'quarantined', reason: 'role' }
    : admission
}

/** Reasons that a person decides about; the others are tried again when the program may know more. */
export const waitsForPerson = (reason: string): boolean => reason === 'revoked' || reason === 'role'

/** Whether it is a conversation or a contact, or came out of one: then nobody sees it before its group. */
export const belongsToTalk = (
  { type, erasedWith }: Address,
  raw: unknown,
  { record, underTalk }: Pick<Facts, 'record' | 'underTalk'>,
): boolean => {
  const fields = { ...record?.fields, ...fieldsIn(raw) }
  return (
    underTalk ||
    erasedWith !== undefined ||
    isErasedWith(type) ||
    isReleasedInGroups(scopesOf({ type, fields })) ||
    typeof fields['consentRef'] === 'string'
  )
}

const decide = (address: Address, raw: unknown, facts: Facts): Admission => {
  if (facts.gone) return { kind: 'gone' }
  if (saysSealedThings(address.type, raw, facts.sealed)) return refused('sealed-in-clear')

  const parsed = z.safeParse(Operation, raw)
  if (!parsed.success) return notUnderstood(address, raw, 'malformed')
  const op = parsed.data
  if (facts.record !== undefined && facts.record.type !== op.type)
    return notUnderstood(address, raw, 'other-type')
  if (op.erase === true) {
    const not = forbiddenToErase(op, facts)
    return not === undefined ? { kind: 'erase' } : refused(not)
  }

  const known = Object.hasOwn(recordTypes, op.type) ? recordTypes[op.type] : undefined
  if (known === undefined) return notUnderstood(address, raw, 'unknown-type')
  const migrated = migrate(op.type, op.schemaVersion, op.set)
  if (migrated === undefined) return notUnderstood(address, raw, 'newer-version')

  const set = setsApart({ ...op, set: migrated }, known.sets ?? [])
  const not = forbidden(set, facts)
  if (not !== undefined) return refused(not)

  const record = current(facts.record)
  const merged = merge(record, resolveBases(set, record, facts.outcomeOf), facts.version)
  if (merged.result === 'unknown') return { kind: 'unknown' }
  const kept = bounded(merged.record)
  // Also the value that lost: somebody may choose it.
  const either = merged.result === 'conflict' ? { ...kept.fields, ...set.set } : kept.fields
  if (!understands(op.type, kept.fields) || !understands(op.type, either))
    return notUnderstood(address, raw, 'not-understood')
  return {
    kind: 'taken',
    result: merged.result,
    record: { ...kept, schemaVersion: known.version },
    changed: merged.result === 'conflict' || merged.changed,
  }
}

const refused = (reason: HoldReason): Admission => ({ kind: 'refused', reason })

/** A conversation, and what comes out of one, is never kept apart in clear: the phone keeps it. */
const notUnderstood = (address: Address, raw: unknown, reason: HoldReason): Admission =>
  belongsToTalk(address, raw, { record: undefined, underTalk: false })
    ? refused('not-understood')
    : { kind: 'quarantined', reason }

/** The decision about an operation on which the program failed. */
export const broken = (address: Address, raw: unknown, sealed: ReadonlySet<string>): Admission => {
  if (saysSealedThings(address.type, raw, sealed)) return refused('sealed-in-clear')
  const admission = notUnderstood(address, raw, 'broken')
  return admission.kind === 'refused' ? refused('broken') : admission
}

const fieldsIn = (raw: unknown): Readonly<Record<string, Json>> => {
  if (typeof raw !== 'object' || raw === null || !('set' in raw)) return {}
  const { set } = raw
  // Only read with typeof checks afterwards.
  return typeof set === 'object' && set !== null ? (set as Record<string, Json>) : {}
}

/** Anything that arrives as a conversation, or out of one, and names a sealed question anywhere. */
export const saysSealedThings = (type: string, raw: unknown, sealed: ReadonlySet<string>): boolean => {
  const fields = fieldsIn(raw)
  const isTalk = type === 'interview' || 'answers' in fields || isReleasedInGroups(scopesOf({ type, fields }))
  if (!isTalk) return false
  return mentions(raw, sealed) || (type === 'need' && fields['kind'] === 'help')
}

/** Members of a set that came in `set` (a whole record) count as added, so that each has a version of its own. */
const setsApart = (op: Operation, sets: readonly string[]): Operation => {
  const set: Record<string, Json> = { ...op.set }
  const add: Record<string, readonly Json[]> = { ...op.add }
  for (const field of sets) {
    const value = set[field]
    if (!Array.isArray(value)) continue
    delete set[field]
    add[field] = [...value, ...(add[field] ?? [])]
  }
  return { ...op, set, ...(Object.keys(add).length === 0 ? {} : { add: toMutable(add) }) }
}

const toMutable = (add: Readonly<Record<string, readonly Json[]>>): Record<string, Json[]> =>
  Object.fromEntries(Object.entries(add).map(([field, members]) => [field, [...members]]))

const current = (record: Stored | undefined): Stored | undefined => {
  if (record === undefined) return undefined
  const fields = migrate(record.type, record.schemaVersion, record.fields)
  return fields === undefined ? record : { ...record, fields }
}

/** Whether a new record waits for its group. What a coordinator adds at the desk to something that is already shown
 *  cannot be joined to a door and is shown at once. */
export const waitsForGroup = (
  record: Stored,
  { role, parentShown }: { readonly role: Role; readonly parentShown: boolean },
): boolean => {
  const atTheDesk =
    role === 'coordinator' && ['story', 'causeStatement', 'correction', 'comment'].includes(record.type)
  const shown = atTheDesk && (parentShown || parentsOf(record).length === 0)
  return !shown
}
