import { recordTypes } from '../records.ts'
import { memberKey, membersOf } from './merge.ts'
import { canonical, type Json, type Version } from './operation.ts'
import type { Conflict, Stored } from './record.ts'

/** What devices bring back after a server lost something: whole records, and values that are newer than the server's. */

/** An epoch that ended with a restore. */
export interface Ended {
  /** In the order of the alphabet a later one comes after. */
  readonly epoch: string
  /** The last number of it that the backup had: what came after is lost. */
  readonly head: number
  /** What was erased after that backup may not be known here, so tombstones of devices count. `all`: the operator said
   *  that the log is lost. `unseen`: nobody said so; then only ids that the device could not know otherwise. */
  readonly tombstones?: 'all' | 'unseen'
}

export interface Times {
  readonly epoch: string
  readonly earlier: readonly Ended[]
}

/** Where a version stands in the order in which they were given out: first the epoch, then the number. */
interface Place {
  readonly name: string
  readonly epoch: number
  readonly number: number
  /** Given out by a server that is not there any more, after what its backup had. */
  readonly lost: boolean
}

/** Undefined: no version of a server. */
const placeOf = (version: Version | undefined, times: Times): Place | undefined => {
  const [, name = '', digits = ''] = /^([0-9a-z]{4,40})\.(\d{1,15})$/.exec(version ?? '') ?? []
  if (name === '') return undefined
  const { epoch, earlier } = times
  const number = Number(digits)
  if (name === epoch) return { name, epoch: earlier.length, number, lost: false }
  const index = earlier.findIndex((ended) => ended.epoch === name)
  const ended = earlier[index]
  if (ended === undefined) return { name, epoch: between(name, times), number, lost: true }
  return { name, epoch: index, number, lost: number > ended.head }
}

/** An epoch that this server never heard of began after a backup of an earlier one, which was later restored once more.
 *  Its name tells when. */
const between = (name: string, { earlier }: Times): number =>
  earlier.findLastIndex((ended) => ended.epoch < name) + 0.5

const isLaterEpoch = (a: Place, b: Place): boolean =>
  a.epoch === b.epoch ? a.name > b.name : a.epoch > b.epoch

/** Versions that were brought back into a field, the highest of each epoch: what is below one was replaced by it. */
type Restored = readonly Version[]

const isCovered = (restored: Restored, place: Place, times: Times): boolean =>
  restored.some((version) => {
    const known = placeOf(version, times)
    return known?.name === place.name && known.number >= place.number
  })

const covering = (restored: Restored, more: Restored, times: Times): Restored => {
  const added = more.filter((version) => {
    const place = placeOf(version, times)
    return place !== undefined && !isCovered(restored, place, times)
  })
  const stays = restored.filter((version) => {
    const place = placeOf(version, times)
    return place === undefined || !isCovered(added, place, times)
  })
  return [...stays, ...added]
}

/** Lays what a device has over what the server has. Of each field only a lost version counts, and of those of one epoch the
 *  highest. Where two values were set without knowing each other, because a restore lay between them, the later one stands
 *  and the other becomes an open conflict. Offering the same again changes nothing. */
export const bringBack = (
  record: Stored,
  offered: Stored,
  times: Times,
): { readonly record: Stored; readonly changed: boolean } => {
  const fields: Record<string, Json> = { ...record.fields }
  const versions: Record<string, Version> = { ...record.versions }
  const restored: Record<string, Restored> = { ...record.restored }
  let conflicts: readonly Conflict[] = record.conflicts
  const sets = recordTypes[record.type]?.sets ?? []

  /** The place of a lost version that this record has not seen; undefined when there is nothing new. */
  const newsOf = (key: string): Place | undefined => {
    const place = placeOf(offered.versions[key], times)
    if (place?.lost !== true || isCovered(restored[key] ?? [], place, times)) return undefined
    const here = placeOf(versions[key], times)
    return here?.name === place.name && here.number >= place.number ? undefined : place
  }
  const note = (key: string) => {
    const version = offered.versions[key] ?? ''
    restored[key] = covering(restored[key] ?? [], [...(offered.restored?.[key] ?? []), version], times)
    return version
  }
  const keepBeside = (field: string, value: Json, version: Version) => {
    const [epoch] = version.split('.')
    // An earlier value of the same epoch was replaced by this one.
    const others = conflicts.filter((open) => open.field !== field || open.version.split('.')[0] !== epoch)
    conflicts = [...others, { id: `${version}/${field}`, field, value, version }]
  }

  for (const [field, value] of Object.entries(offered.fields)) {
    const place = sets.includes(field) ? undefined : newsOf(field)
    if (place === undefined) continue
    const here = placeOf(versions[field], times)
    const knewHere =
      here === undefined ||
      !here.lost ||
      here.name === place.name ||
      isCovered(offered.restored?.[field] ?? [], here, times)
    const before = { value: fields[field] ?? null, version: versions[field] ?? '' }
    const version = note(field)
    const isSame = canonical(before.value) === canonical(value)
    if (here !== undefined && isLaterEpoch(here, place)) {
      if (!isSame) keepBeside(field, value, version)
      continue
    }
    fields[field] = value
    versions[field] = version
    if (!knewHere && !isSame) keepBeside(field, before.value, before.version)
  }
  for (const field of sets)
    for (const member of membersOf(offered.fields[field])) {
      const key = `${field}/${memberKey(member)}`
      const place = newsOf(key)
      const here = placeOf(versions[key], times)
      if (place === undefined || (here !== undefined && isLaterEpoch(here, place))) continue
      versions[key] = note(key)
      const others = membersOf(fields[field]).filter((known) => memberKey(known) !== memberKey(member))
      fields[field] = [...others, member]
    }
  for (const { by: _claimed, ...conflict } of offered.conflicts) {
    const { id, field, version, value } = conflict
    const isKnown = conflicts.some((open) => open.id === id) || restored[id] !== undefined
    const isValue = canonical(fields[field]) === canonical(value)
    if (isKnown || isValue || placeOf(version, times)?.lost !== true) continue
    restored[id] = [version]
    conflicts = [...conflicts, conflict]
  }
  const changed = canonical(restored) !== canonical(record.restored ?? {})
  return {
    record: changed
      ? { ...record, fields, versions, conflicts: [...conflicts], restored: toMutable(restored) }
      : record,
    changed,
  }
}

/** A record that the server does not have, as it takes it from a device. `version`: for what has none of a server. */
export const takeWhole = (offered: Stored, version: Version, times: Times): Stored => {
  const versions: Record<string, Version> = {}
  const restored: Record<string, Restored> = { ...offered.restored }
  for (const [key, said] of Object.entries(offered.versions)) {
    const lost = placeOf(said, times)?.lost === true
    versions[key] = lost ? said : version
    if (lost) restored[key] = covering(restored[key] ?? [], [said], times)
  }
  for (const conflict of offered.conflicts) restored[conflict.id] = [conflict.version]
  const { id, type, schemaVersion, at, parentId, fields } = offered
  return {
    id,
    type,
    schemaVersion,
    at,
    ...(parentId === undefined ? {} : { parentId }),
    fields,
    versions,
    conflicts: offered.conflicts.map(({ by: _claimed, ...conflict }) => conflict),
    restored: toMutable(restored),
  }
}

const toMutable = (restored: Readonly<Record<string, Restored>>): Record<string, Version[]> =>
  Object.fromEntries(Object.entries(restored).map(([key, versions]) => [key, [...versions]]))
