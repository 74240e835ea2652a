import * as z from 'zod/mini'
import { codeEntry } from '../codelists.ts'
import type { Role } from '../project/role.ts'
import { membersOf } from '../sync/merge.ts'
import type { Json } from '../sync/operation.ts'
import type { Stored } from '../sync/record.ts'

/** The life of a sighting: tip → seen → confirmed → in use, or rejected, or a double of another one. */
export const sightingStatuses = ['tip', 'seen', 'confirmed', 'in_use', 'rejected', 'duplicate'] as const
export const SightingStatus = z.enum(sightingStatuses)
export type SightingStatus = z.infer<typeof SightingStatus>

/** One thing that happened to a sighting. The same status again means that somebody looked again. */
export const Moment = z.looseObject({
  status: SightingStatus,
  /** A day; a month on what came out of a conversation. */
  on: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/)),
  /** What it was before. */
  from: z.optional(SightingStatus),
  /** The role of who did it: a name would stay behind when its owner goes. Absent where nobody noted it. */
  by: z.optional(z.string().check(z.maxLength(40))),
})
export type Moment = z.infer<typeof Moment>

/** Where somebody may move it. A double is made by merging, and undone with the record that stays. */
export type Move = Exclude<SightingStatus, 'tip' | 'duplicate'>

const next: Readonly<Record<SightingStatus, readonly Move[]>> = {
  tip: ['seen', 'confirmed', 'in_use', 'rejected'],
  seen: ['confirmed', 'in_use', 'rejected'],
  confirmed: ['in_use', 'seen', 'rejected'],
  in_use: ['seen', 'rejected'],
  rejected: ['seen'],
  duplicate: [],
}

/** Who wants to move it. */
export interface Mover {
  readonly role: Role
  /** They made it themselves. */
  readonly own: boolean
}

/** From this strength on a source stands for a second pair of eyes: the owner, a register or a contract. */
const strongEvidence = 3

const isStrong = (evidence: string): boolean =>
  Number(codeEntry('ownershipEvidence', evidence)?.['strength'] ?? 0) >= strongEvidence

/** Whether somebody may give a sighting this status, wherever it comes from. Confirming takes a second person, the owner
 *  or a register; only a coordinator, or who made it, says that it is wrong or a double. */
const mayGive = (status: SightingStatus, { role, own }: Mover, evidence: string): boolean => {
  if (role === 'coordinator') return true
  switch (status) {
    case 'confirmed':
      return !own || isStrong(evidence)
    case 'rejected':
    case 'duplicate':
      return own
    case 'tip':
    case 'seen':
    case 'in_use':
      return true
  }
}

/** Whether somebody may make this change of a known sighting. A status that stands already, or that is none, is not
 *  given. */
export const mayChangeStatus = (before: Stored['fields'], set: Stored['fields'], mover: Mover): boolean => {
  const status = z.safeParse(SightingStatus, set['status'])
  if (!status.success || status.data === before['status']) return true
  return mayGive(status.data, mover, String(set['ownershipEvidence'] ?? before['ownershipEvidence']))
}

/** The moves that somebody may make from here, in the order of a life. */
export const movesFrom = (
  { status, ownershipEvidence }: { readonly status: SightingStatus; readonly ownershipEvidence: string },
  mover: Mover,
): readonly Move[] =>
  next[status].filter((to) => {
    // Back is for who may say that it was wrong.
    const back = (status === 'confirmed' || status === 'rejected') && to === 'seen'
    return mayGive(to, mover, ownershipEvidence) && (!back || mayGive('rejected', mover, ownershipEvidence))
  })

/** What a move changes: the status, and a line in the history. `today` is a day; only its month is kept on what came out
 *  of a conversation. */
export const moved = (
  { fields }: Pick<Stored, 'fields'>,
  to: SightingStatus,
  { role, today }: { readonly role: Role; readonly today: string },
): {
  readonly set: Readonly<Record<string, Json>>
  readonly add: { readonly history: readonly Json[] }
} => ({
  set: fields['status'] === to ? {} : { status: to },
  add: { history: [momentOf(fields, to, { role, today })] },
})

export const momentOf = (
  fields: Stored['fields'],
  status: SightingStatus,
  { role, today }: { readonly role: Role; readonly today: string },
): { readonly [field: string]: Json } => ({
  status,
  ...(typeof fields['status'] === 'string' ? { from: fields['status'] } : {}),
  on: typeof fields['interviewRef'] === 'string' ? today.slice(0, 'YYYY-MM'.length) : today,
  by: role,
})

/** Everything that happened to a sighting, oldest first. The first is that it was made. */
export const lifeOf = ({ at, fields }: Pick<Stored, 'at' | 'fields'>): readonly Moment[] => {
  const noted = z.safeParse(z.array(Moment), fields['history'])
  const history = noted.success ? noted.data.toSorted((a, b) => compare(a.on, b.on)) : []
  const made: Moment = {
    status: bornAs(fields, history),
    on: at.slice(0, 'YYYY-MM-DD'.length),
  }
  return [made, ...history]
}

const bornAs = (fields: Stored['fields'], [first]: readonly Moment[]): SightingStatus => {
  const now = z.safeParse(SightingStatus, fields['status'])
  return first?.from ?? first?.status ?? (now.success ? now.data : 'seen')
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The last day on which somebody saw it. */
export const lastLook = ({ at, fields }: Pick<Stored, 'at' | 'fields'>): string =>
  membersOf(fields['history']).reduce<string>(
    (last, moment) => {
      const on = moment !== null && typeof moment === 'object' && 'on' in moment ? String(moment.on) : ''
      return compare(on, last) > 0 ? on : last
    },
    at.slice(0, 'YYYY-MM-DD'.length),
  )

/** Seen or confirmed, with a place, and nobody looked for more than a year: it may have changed. `today` is a day. */
export const wantsAnotherLook = (record: Pick<Stored, 'at' | 'fields'>, today: string): boolean => {
  const { status, place, interviewRef } = record.fields
  if ((status !== 'seen' && status !== 'confirmed') || place == null || interviewRef != null) return false
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`
  return compare(lastLook(record), yearAgo) < 0
}
