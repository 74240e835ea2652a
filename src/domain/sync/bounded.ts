import { recordTypes } from '../records.ts'
import { memberKey, membersOf } from './merge.ts'
import type { Json } from './operation.ts'
import type { Stored } from './record.ts'

/** Keeps sets that only grow to their most: the oldest members go, so that there is always room for what somebody does
 *  now. How something began stays longest. */
export const bounded = (record: Stored): Stored => {
  const most = recordTypes[record.type]?.most ?? {}
  return Object.entries(most).reduce((kept, [set, count]) => withAtMost(kept, set, count), record)
}

const withAtMost = (record: Stored, set: string, most: number): Stored => {
  const members = membersOf(record.fields[set])
  if (members.length <= most) return record
  const inOrder = [...members.filter((member) => !isBirth(member)), ...members.filter(isBirth)]
  const gone = new Set(inOrder.slice(0, members.length - most).map(memberKey))
  const left = ([key]: readonly [string, unknown]) => !(key.startsWith(`${set}/`) && gone.has(key.slice(set.length + 1))) // prettier-ignore
  return {
    ...record,
    fields: { ...record.fields, [set]: members.filter((member) => !gone.has(memberKey(member))) },
    versions: Object.fromEntries(Object.entries(record.versions).filter(left)),
  }
}

/** A line of a life that tells of nothing before it. */
const isBirth = (member: Json): boolean =>
  typeof member === 'object' && member !== null && 'status' in member && !('from' in member)
