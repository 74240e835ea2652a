import * as z from 'zod/mini'
import { codeEntry } from '../codelists.ts'
import type { Role } from '../project/role.ts'
import { memberKey, membersOf } from '../sync/merge.ts'
import { canonical, Json, type Version } from '../sync/operation.ts'
import type { Stored } from '../sync/record.ts'
import { scopesOf } from '../sync/scope.ts'
import { maxPhotos } from './photo.ts'
import { lifeOf, momentOf } from './sighting-life.ts'

type Fields = Readonly<Record<string, Json>>

/** A change of one record, to be saved together with that of the other. */
export interface FieldChange {
  readonly set: Fields
  readonly add?: Readonly<Record<string, readonly Json[]>>
  readonly remove?: Readonly<Record<string, Readonly<Record<string, Version>>>>
}

export interface Merge {
  /** Undefined when the one that stays may get nothing from the other. */
  readonly kept: FieldChange | undefined
  readonly double: FieldChange
}

interface Decision {
  readonly role: Role
  /** A day. */
  readonly today: string
}

/** Two sightings are one thing: the double points at the one that stays, which gets what only the double had. The double
 *  keeps all of its fields, and what it gave, so nothing is lost and all of it can be undone. Between two that not the same
 *  people see nothing goes over: the double says what the other one held before, so either would tell of the other. */
export const mergeDouble = (kept: Stored, double: Stored, decision: Decision): Merge => {
  const flows = mayFlow(kept, double)
  const gave = flows ? filled(kept.fields, double.fields) : {}
  const added = flows ? members(kept, double) : {}
  return {
    kept: flows ? { set: gave, add: added } : undefined,
    double: {
      set: {
        status: 'duplicate',
        duplicateOf: kept.id,
        merged: {
          status: double.fields['status'] ?? 'seen',
          gave,
          before: Object.fromEntries(Object.keys(gave).map((field) => [field, kept.fields[field] ?? null])),
          added: Object.fromEntries(Object.entries(added).map(([set, list]) => [set, list.map(memberKey)])),
        },
      },
      add: { history: [momentOf(double.fields, 'duplicate', decision)] },
    },
  }
}

const Merged = z.looseObject({
  status: z.string(),
  gave: z.record(z.string(), Json),
  before: z.record(z.string(), Json),
  added: z.record(z.string(), z.array(z.string())),
})

/** Both are two things: nobody is asked about them again. Whom fewer people see says so of the other one, so that nobody
 *  is told by an id that there is something which they do not see. */
export const tellApart = (
  a: Stored,
  b: Stored,
): readonly [seen: Stored, change: Required<Pick<FieldChange, 'set' | 'add'>>] => {
  const [says, of] = mayName(a, b) ? [a, b] : [b, a]
  return [says, { set: {}, add: { distinctFrom: [of.id] } }]
}

/** People may be asked about them again. */
export const askAgain = (a: Stored, b: Stored): readonly [seen: Stored, change: FieldChange] | undefined => {
  for (const [says, of] of [
    [a, b],
    [b, a],
  ] as const) {
    const version = says.versions[`distinctFrom/${of.id}`]
    if (version !== undefined) return [says, { set: {}, remove: { distinctFrom: { [of.id]: version } } }]
  }
  return undefined
}

/** The double stands by itself again and the other one has what it had before. What somebody changed since stays. */
export const undoMerge = (
  kept: Stored,
  double: Stored,
  decision: Decision,
): { readonly [one in keyof Merge]: FieldChange } => {
  const read = z.safeParse(Merged, double.fields['merged'])
  const { status, gave, before, added } = read.success
    ? read.data
    : { status: 'seen', gave: {}, before: {}, added: {} }
  const back = Object.entries(gave).flatMap(([field, value]): [string, Json][] => {
    const now = kept.fields[field]
    const was = before[field] ?? (Array.isArray(value) ? [] : null)
    if (canonical(now) === canonical(value)) return [[field, was]]
    return Array.isArray(value) ? [[field, without(membersOf(now), membersOf(value), membersOf(was))]] : []
  })
  const remove = Object.entries(added).flatMap(([set, keys]): [string, Record<string, Version>][] => {
    const seen = keys.flatMap((key): [string, Version][] => {
      const version = kept.versions[`${set}/${key}`]
      return version === undefined ? [] : [[key, version]]
    })
    return seen.length === 0 ? [] : [[set, Object.fromEntries(seen)]]
  })
  return {
    kept: {
      set: Object.fromEntries(back),
      ...(remove.length === 0 ? {} : { remove: Object.fromEntries(remove) }),
    },
    double: {
      set: { status, duplicateOf: null, merged: null },
      add: { history: [{ ...momentOf(double.fields, 'seen', decision), status }] },
    },
  }
}

/** Either may be the double of the other. Otherwise it is the one that fewer people see: a double names the one that stays,
 *  and would tell everybody who sees it that there is one. */
export const eitherMayStay = (a: Stored, b: Stored): boolean => mayName(a, b) && mayName(b, a)

/** Everybody who sees one sighting may be told that there is the other. */
export const mayName = (one: Seen, other: Seen): boolean => isWide(other) || !isWide(one)

type Seen = Pick<Stored, 'type' | 'fields'>

/** More than coordinators see it. */
const isWide = (record: Seen): boolean => scopesOf(record).includes('field')

/** Which of two had better stay: the one that more is known of and more people see. */
export const whichStays = (a: Stored, b: Stored): readonly [kept: Stored, double: Stored] => {
  if (!eitherMayStay(a, b)) return isWide(a) ? [a, b] : [b, a]
  const better = worth(b) - worth(a) || (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)
  return better <= 0 ? [a, b] : [b, a]
}

const worth = ({ fields }: Stored): number =>
  (['confirmed', 'in_use'].includes(String(fields['status'])) ? 100 : 0) +
  membersOf(fields['photos']).length * 3 +
  Object.values(fields).filter((value) => !isEmpty(value)).length

/** Who sees a sighting follows from its kind and where it comes from too, not only from what is chosen for it. */
const mayFlow = (kept: Stored, double: Stored): boolean =>
  typeof double.fields['interviewRef'] !== 'string' && scopesOf(kept).join() === scopesOf(double).join()

/** Fields of one value each: taken where the one that stays has none. */
const single = ['title', 'since', 'size', 'unusedHoursPerWeek', 'condition', 'bagId']
/** Lists of codes and ideas: those of both. */
const lists = ['access', 'unusedEvidence', 'obstacles', 'ideas']
const maxMembers = 20
const maxNote = 300

const filled = (kept: Fields, double: Fields): Fields => ({
  ...Object.fromEntries(
    single.flatMap((field) => {
      const value = double[field]
      return isEmpty(kept[field]) && value !== undefined && !isEmpty(value) ? [[field, value]] : []
    }),
  ),
  ...Object.fromEntries(
    lists.flatMap((field) => {
      const both = union(membersOf(kept[field]), membersOf(double[field])).slice(0, maxMembers)
      return both.length > membersOf(kept[field]).length ? [[field, both]] : []
    }),
  ),
  ...owned(kept, double),
  ...noted(kept, double),
  ...placed(kept, double),
  ...(kept['status'] === 'seen' && double['status'] === 'confirmed' ? { status: 'confirmed' } : {}),
})

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === 'unknown' ||
  (Array.isArray(value) && value.length === 0)

const strength = (evidence: Json | undefined): number =>
  Number(codeEntry('ownershipEvidence', String(evidence))?.['strength'] ?? 0)

/** Whose it is goes with how that is known. */
const owned = (kept: Fields, double: Fields): Fields => {
  const { ownerDomain = 'unknown', ownershipEvidence = 'guess' } = double
  if (ownerDomain === 'unknown') return {}
  if (kept['ownerDomain'] === 'unknown') return { ownerDomain, ownershipEvidence }
  const stronger = strength(ownershipEvidence) > strength(kept['ownershipEvidence'])
  return ownerDomain === kept['ownerDomain'] && stronger ? { ownershipEvidence } : {}
}

/** Both notes where they fit; otherwise the second one stays with the double. */
const noted = (kept: Fields, double: Fields): Fields => {
  const [one, other] = [kept['note'], double['note']]
  if (typeof other !== 'string' || other.trim() === '') return {}
  if (typeof one !== 'string' || one.trim() === '') return { note: other }
  const both = `${one}\n${other}`
  return one.includes(other) || both.length > maxNote ? {} : { note: both }
}

/** The place that was measured best. */
const placed = (kept: Fields, double: Fields): Fields => {
  const accuracy = (place: Json | undefined) =>
    place !== null && typeof place === 'object' && 'accuracyM' in place ? Number(place.accuracyM) : Infinity
  const { place } = double
  if (place === undefined || accuracy(place) >= accuracy(kept['place'])) return {}
  return kept['place'] === undefined ? {} : { place }
}

/** One operation adds no more; of what is older the double itself still tells. */
const mostAtOnce = 100

/** Photos as many as there is room for, what happened to both, and what both are not. */
const members = (kept: Stored, double: Stored): Readonly<Record<string, readonly Json[]>> => {
  const fresh = (set: string, of: readonly Json[]) => union([], of).filter((member) => !has(membersOf(kept.fields[set]), member)) // prettier-ignore
  const room = Math.max(0, maxPhotos - membersOf(kept.fields['photos']).length)
  const life = lifeOf(double).map(({ status, on, by }) => ({
    status,
    on,
    ...(by === undefined ? {} : { by }),
  }))
  const not = membersOf(double.fields['distinctFrom']).filter((id) => id !== kept.id)
  const [made, ...since] = fresh('history', life)
  const all = {
    photos: fresh('photos', membersOf(double.fields['photos'])).slice(0, room),
    history: made === undefined ? [] : [made, ...since.slice(1 - mostAtOnce)],
    distinctFrom: fresh('distinctFrom', not).slice(-mostAtOnce),
  }
  return Object.fromEntries(Object.entries(all).filter(([, list]) => list.length > 0))
}

const has = (list: readonly Json[], member: Json): boolean =>
  list.some((other) => memberKey(other) === memberKey(member))
const union = (one: readonly Json[], other: readonly Json[]): readonly Json[] =>
  [...one, ...other].filter((member, at, all) => !has(all.slice(0, at), member))
/** What a list holds now, without what it got and did not have before. */
const without = (now: readonly Json[], gave: readonly Json[], was: readonly Json[]): readonly Json[] =>
  now.filter((member) => !has(gave, member) || has(was, member))
