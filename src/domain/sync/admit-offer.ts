import { demoPublicKey } from '../project/demo-key.ts'
import { isMadeAtTheDesk, mayWrite } from '../project/role.ts'
import { migrate, recordTypes, understands } from '../records.ts'
import { saysSealedThings } from './admit.ts'
import type { Facts } from './admit-facts.ts'
import { forbiddenAtTheDesk, isForCoordinators } from './forbidden.ts'
import { bounded } from './bounded.ts'
import { isErasedWith } from './erased-with.ts'
import { bringBack, takeWhole, type Times } from './offer.ts'
import type { Json } from './operation.ts'
import type { Stored } from './record.ts'
import { isReleasedInGroups, type Scope, scopesOf } from './scope.ts'
import { looseDay } from './sealed-in-clear.ts'

/** What the server knows when a device offers a record. */
export type OfferFacts = Pick<
  Facts,
  | 'projectId'
  | 'role'
  | 'record'
  | 'own'
  | 'gone'
  | 'underTalk'
  | 'fictional'
  | 'sealed'
  | 'forms'
  | 'version'
> & {
  readonly times: Times
  /** What it is erased with, as the device said beside it. */
  readonly erasedWith: string | undefined
  /** The device's own. */
  readonly scopes: readonly Scope[]
  /** Of the record as the server has it. */
  readonly recordScopes: readonly Scope[]
  /** Of what the record hangs under. */
  readonly parentScopes: readonly Scope[] | undefined
}

export type OfferAdmission =
  | { readonly kind: 'taken'; readonly record: Stored }
  /** The server has all of it. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly reason: string }

/** Decides about one record that a device offers. A device brings back only what its role could have seen or made, its
 *  own or not; nothing erased, nothing that a push would not have been allowed to hold. What only coordinators make comes
 *  back from coordinators only: a forged boundary or map layer would reach every phone. */
export const admitOffer = (offered: Stored, facts: OfferFacts): OfferAdmission => {
  const { role, record, sealed } = facts
  const { type, conflicts } = offered
  if (facts.gone) return { kind: 'gone' }
  if (saysSealedThings(type, { set: offered.fields, conflicts }, sealed)) return refused('sealed-in-clear')
  if (record !== undefined && record.type !== type) return refused('other-type')
  if (role !== 'coordinator' && isMadeAtTheDesk(type)) return refused('role')
  const known = Object.hasOwn(recordTypes, type) ? recordTypes[type] : undefined
  if (known === undefined) return refused('unknown-type')
  const fields = migrate(type, offered.schemaVersion, offered.fields)
  if (fields === undefined) return refused('newer-version')
  const current = { ...offered, schemaVersion: known.version, fields }
  const admission = record === undefined ? whole(current, facts) : newer(current, record, facts)
  if (admission.kind !== 'taken') return admission
  const kept = bounded(admission.record)
  return understands(type, kept.fields) ? { kind: 'taken', record: kept } : refused('not-understood')
}

const refused = (reason: string): OfferAdmission => ({ kind: 'refused', reason })

const whole = (offered: Stored, facts: OfferFacts): OfferAdmission => {
  const { role, scopes, parentScopes, projectId, fictional, forms } = facts
  const { type, id } = offered
  const belongs = scopesOf(offered, parentScopes)
  const talk = isReleasedInGroups(belongs) || (type === 'comment' && facts.underTalk)
  const seen = belongs.some((scope) => scopes.includes(scope))
  if (!seen && !mayWrite(role, type)) return refused('role')
  // A conversation comes back as the file of its phone, or from a coordinator who had received it.
  if (talk && role !== 'coordinator' && type !== 'story') return refused('role')
  if (isErasedWith(type) !== (facts.erasedWith !== undefined)) return refused('erased-with')
  if ((talk || isErasedWith(type)) && (offered.at.length !== 'YYYY-MM'.length || looseDay(offered.fields)))
    return refused('clock')
  const { schemaVersion, at, fields } = offered
  const not = forbiddenAtTheDesk(
    { id, type, recordId: id, schemaVersion, at, base: {}, set: fields },
    { projectId, record: undefined, fictional, forms },
  )
  if (not !== undefined) return refused(not)
  return { kind: 'taken', record: takeWhole(unpublished(offered, facts), facts.version, facts.times) }
}

/** Only a coordinator makes something public: from others it comes back for the team, as if set now, and without what only
 *  a coordinator says of it. */
const unpublished = (offered: Stored, { role, version }: OfferFacts): Stored => {
  if (role === 'coordinator') return offered
  const isLeft = ([field, value]: readonly [string, Json]) => !isForCoordinators(field, value)
  const fields = Object.fromEntries(Object.entries(offered.fields).filter(isLeft))
  // Without a version of what is left out, so that a coordinator still brings that back.
  const versions = Object.fromEntries(
    Object.entries(offered.versions).filter(
      ([key]) => !Object.hasOwn(offered.fields, key) || Object.hasOwn(fields, key),
    ),
  )
  const conflicts = offered.conflicts.filter(({ field, value }) => isLeft([field, value]))
  const left = { ...offered, fields, versions, conflicts }
  return offered.fields['visibility'] !== 'public'
    ? left
    : {
        ...left,
        fields: { ...fields, visibility: 'team' },
        versions: { ...versions, visibility: version },
      }
}

const newer = (offered: Stored, record: Stored, facts: OfferFacts): OfferAdmission => {
  const seen = facts.recordScopes.some((scope) => facts.scopes.includes(scope))
  if (!seen && !facts.own) return refused('role')
  if (isReleasedInGroups(facts.recordScopes) && facts.role !== 'coordinator') return refused('role')
  const finished = record.type === 'contact' || record.fields['finished'] === true
  if (finished || record.type === 'questionnaire') return { kind: 'kept' }
  const fields = Object.fromEntries(
    Object.entries(offered.fields).filter(([field, value]) => mayComeBack(field, value, facts)),
  )
  const brought = bringBack(record, { ...offered, fields }, facts.times)
  return brought.changed ? { kind: 'taken', record: brought.record } : { kind: 'kept' }
}

const mayComeBack = (field: string, value: Json, { role, fictional }: OfferFacts): boolean => {
  if (['interviewRef', 'consentRef', 'fictional'].includes(field)) return false
  if (isForCoordinators(field, value)) return role === 'coordinator'
  return field !== 'publicKey' || value !== demoPublicKey || fictional
}
