import { recordTypes } from '../records.ts'
import { memberKey, membersOf } from './merge.ts'
import { canonical, type Json, type Version } from './operation.ts'
import type { Conflict, Stored } from './record.ts'

/** What devices bring back after a server lost something: whole records, and values that are newer than the server's. */

/** An epoch that ended with a restore. */
export interface Ended {
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
  readonly epoch: number
  readonly number: number
  /** Given out by a server that is not there any more, after what its backup had. */
  readonly lost: boolean
}

/** An epoch that nobody knows came after a backup of an earlier one. Undefined: no version of a server. */
const placeOf = (version: Version | undefined, { epoch, earlier }: Times): Place | undefined => {
  const [, of = '', digits = ''] = /^([0-9a-z]{4,40})\.(\d{1,15})$/.exec(version ?? '') ?? []
  if (of === '') return undefined
  const number = Number(digits)
  if (of === epoch) return { epoch: earlier.length + 1, number, lost: false }
  const index = earlier.findIndex((ended) => ended.epoch === of)
  const ended = earlier[index]
  if (ended === undefined) return { epoch: earlier.length, number, lost: true }
  return { epoch: index, number, lost: number > ended.head }
}

const isAfter = (a: Place, b: Place): boolean =>
  a.epoch === b.epoch ? a.number > b.number : a.epoch > b.epoch

/** Lays what a device has over what the server has. Of each field only a lost version counts, the highest of all that are
 *  offered. Where the field was changed since the restore, by somebody who had not seen the lost value, that value becomes
 *  an open conflict. Offering the same again changes nothing. */
export const bringBack = (
  record: Stored,
  offered: Stored,
  times: Times,
): { readonly record: Stored; readonly changed: boolean } => {
  const fields: Record<string, Json> = { ...record.fields }
  const versions: Record<string, Version> = { ...record.versions }
  const restored: Record<string, Version> = { ...record.restored }
  const conflicts: Conflict[] = [...record.conflicts]
  const sets = recordTypes[record.type]?.sets ?? []

  /** What a lost version of a field, or of a member of a set, is to the server. */
  const news = (key: string): 'nothing' | 'newer' | 'besides' => {
    const place = placeOf(offered.versions[key], times)
    if (place === undefined || !place.lost) return 'nothing'
    const noted = placeOf(restored[key], times)
    if (noted !== undefined && !isAfter(place, noted)) return 'nothing'
    const here = placeOf(versions[key], times)
    if (here === undefined || isAfter(place, here)) return 'newer'
    return here.epoch > place.epoch ? 'besides' : 'nothing'
  }
  const note = (key: string) => {
    const version = offered.versions[key]
    if (version !== undefined) restored[key] = version
    return version ?? ''
  }

  for (const [field, value] of Object.entries(offered.fields)) {
    if (sets.includes(field)) continue
    const kind = news(field)
    if (kind === 'nothing') continue
    const version = note(field)
    if (kind === 'newer') {
      fields[field] = value
      versions[field] = version
    } else if (canonical(fields[field]) !== canonical(value))
      conflicts.push({ id: `${version}/${field}`, field, value, version })
  }
  for (const field of sets)
    for (const member of membersOf(offered.fields[field])) {
      const key = `${field}/${memberKey(member)}`
      if (news(key) !== 'newer') continue
      versions[key] = note(key)
      const others = membersOf(fields[field]).filter((known) => memberKey(known) !== memberKey(member))
      fields[field] = [...others, member]
    }
  for (const { by: _claimed, ...conflict } of offered.conflicts) {
    const isKnown = conflicts.some(({ id }) => id === conflict.id) || restored[conflict.id] !== undefined
    if (isKnown || placeOf(conflict.version, times)?.lost !== true) continue
    restored[conflict.id] = conflict.version
    conflicts.push(conflict)
  }
  const changed = canonical(restored) !== canonical(record.restored ?? {})
  return { record: changed ? { ...record, fields, versions, conflicts, restored } : record, changed }
}

/** A record that the server does not have, as it takes it from a device. `version`: for what has none of a server. */
export const takeWhole = (offered: Stored, version: Version, times: Times): Stored => {
  const versions: Record<string, Version> = {}
  const restored: Record<string, Version> = {}
  for (const [key, said] of Object.entries(offered.versions)) {
    const lost = placeOf(said, times)?.lost === true
    versions[key] = lost ? said : version
    if (lost) restored[key] = said
  }
  for (const conflict of offered.conflicts) restored[conflict.id] = conflict.version
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
    restored,
  }
}
