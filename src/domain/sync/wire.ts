import * as z from 'zod/mini'
import { Role } from '../project/role.ts'
import { Id, Sha256 } from './operation.ts'
import { Stored } from './record.ts'

/** What goes over the wire under `/v1`: request and answer of each call, parsed on both sides. */

export const limits = {
  bodyBytes: 1_048_576,
  batchOperations: 200,
  batchBytes: 262_144,
  pageEntries: 500,
  pageBytes: 524_288,
  photoBytes: 26_214_400,
  partBytesMin: 1,
  partBytesMax: 1_048_576,
  deviceName: 40,
} as const

/** RFC 9457. `code` is the stable word a program acts on; `detail` is a sentence for a person. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  code: z.optional(z.string()),
  /** With `revoked`: UTC, until when this device may still hand in what it has. */
  handInUntil: z.optional(z.string()),
})
export type Problem = z.infer<typeof Problem>

/** Why a link does not work. */
export const inviteProblems = ['invite-unknown', 'invite-used', 'invite-expired', 'invite-ended'] as const
export type InviteProblem = (typeof inviteProblems)[number]

const Secret = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
/** A native X25519 recipient of age. */
export const PublicKey = z.string().check(z.regex(/^age1[02-9ac-hj-np-z]{58}$/))
export const DeviceName = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.deviceName))
const ScopeName = z.string().check(z.maxLength(60))
const Epoch = z.string().check(z.regex(/^[0-9a-z]{4,40}$/))
const Month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
/** An age file in base64: it begins with "age-encryption.org/v1". */
const SealedFile = z
  .string()
  .check(z.maxLength(400_000), z.regex(/^YWdlLWVuY3J5cHRpb24ub3JnL3Yx[A-Za-z0-9+/]+={0,2}$/))
const OfferedFile = z.object({
  id: Id,
  month: Month,
  file: SealedFile,
  withdrawalHash: z.optional(Sha256),
})
export const Sequence = z.int().check(z.minimum(0))

/** `POST /v1/join`. The phone made and stored its id and secret before the call, so a lost reply can be asked again. */
export const JoinRequest = z.object({
  invitation: Secret,
  deviceId: Id,
  deviceSecretHash: Sha256,
  name: DeviceName,
})
export type JoinRequest = z.infer<typeof JoinRequest>

export const JoinAnswer = z.looseObject({
  projectId: Id,
  projectName: z.string(),
  fictional: z.optional(z.boolean()),
  role: Role,
  scopes: z.array(ScopeName),
  epoch: Epoch,
})
export type JoinAnswer = z.infer<typeof JoinAnswer>

/** `POST /v1/projects/:project/push`. Operations are parsed one by one: one that is malformed does not fail the rest. */
export const PushRequest = z.object({
  /** The epoch that the phone knows: when the server began a new one, 409 "new-epoch" and nothing is taken. */
  epoch: z.optional(Epoch),
  /** The highest number that it heard of under that epoch; the same when the server has not come so far. */
  head: z.optional(Sequence),
  operations: z.array(z.looseObject({})).check(z.minLength(1), z.maxLength(limits.batchOperations)),
})

export const resultNames = ['applied', 'conflict', 'gone', 'unknown', 'quarantined', 'refused'] as const
export const PushResult = z.looseObject({
  id: z.string(),
  result: z.enum(resultNames),
  /** The number that the operation got; absent when it got none. */
  number: z.optional(Sequence),
  /** Why, for `quarantined` and `refused`: a stable word. */
  reason: z.optional(z.string()),
})
export type PushResult = z.infer<typeof PushResult>
export const PushAnswer = z.looseObject({ epoch: Epoch, results: z.array(PushResult) })
export type PushAnswer = z.infer<typeof PushAnswer>

/** `POST /v1/projects/:project/pull`. A scope without a cursor starts at 0. */
export const PullRequest = z.object({
  epoch: z.optional(Epoch),
  head: z.optional(Sequence),
  cursors: z.record(ScopeName, Sequence),
})
export type PullRequest = z.infer<typeof PullRequest>

export const Entry = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('put'), scope: ScopeName, number: Sequence, record: Stored }),
  z.looseObject({ kind: z.literal('leave'), scope: ScopeName, number: Sequence, recordId: Id }),
  z.looseObject({ kind: z.literal('erase'), scope: ScopeName, number: Sequence, recordId: Id }),
])
export type Entry = z.infer<typeof Entry>

export const PullAnswer = z.looseObject({
  epoch: Epoch,
  /** Highest number given out in the project. */
  head: Sequence,
  role: Role,
  scopes: z.array(ScopeName),
  entries: z.array(Entry),
  /** The new cursor of each scope; stored in the same transaction as the page. */
  cursors: z.record(ScopeName, Sequence),
  /** Answers to own operations that stand instead of `quarantined`. */
  answers: z.optional(z.array(PushResult)),
  more: z.boolean(),
  /** Highest number that a backup holds. */
  backedUp: Sequence,
  /** The server's clock, UTC: a phone whose clock differs more than a day seals or erases no old draft. */
  serverTime: z.string(),
  /** For coordinators: what arrived and waits for its group. */
  waiting: z.optional(z.looseObject({ interviews: Sequence, contacts: Sequence, releaseGroup: Sequence })),
})
export type PullAnswer = z.infer<typeof PullAnswer>

/** `GET /v1/projects/:project/audit`: what the scopes of a device hold, for a phone that stands at `head`. */
export const AuditAnswer = z.looseObject({
  epoch: Epoch,
  head: Sequence,
  scopes: z.record(
    ScopeName,
    z.looseObject({ count: Sequence, xor: z.string().check(z.regex(/^[0-9a-f]{16}$/)) }),
  ),
})
export type AuditAnswer = z.infer<typeof AuditAnswer>

/** `POST /v1/projects/:project/offer`: what a device holds, after the server lost something. Records are parsed one by
 *  one. Offering the same again changes nothing. */
export const OfferRequest = z.object({
  /** Ids of what was erased. */
  tombstones: z.optional(z.array(Id).check(z.maxLength(1_000))),
  records: z.optional(z.array(z.looseObject({})).check(z.maxLength(limits.batchOperations))),
  /** What some of these records are erased with, by their id: it stands in no record. */
  erasedWith: z.optional(z.record(Id, Id)),
  /** Pictures of these records whose bytes this device has. */
  pictures: z.optional(z.array(Sha256).check(z.maxLength(2_000))),
  /** Conversations, each as the one file to the project's key that its phone kept. */
  files: z.optional(z.array(OfferedFile).check(z.maxLength(50))),
})
export type OfferRequest = z.infer<typeof OfferRequest>

export const OfferResult = z.looseObject({
  id: z.string(),
  /** `kept`: the server has all of it. `taken`: it took something. `gone`: erased. */
  result: z.enum(['kept', 'taken', 'gone', 'refused']),
  /** Why, for `refused`: a stable word. */
  reason: z.optional(z.string()),
})
export type OfferResult = z.infer<typeof OfferResult>
export const OfferAnswer = z.looseObject({
  epoch: Epoch,
  /** Highest number given out: a backup that holds it holds what was offered. */
  head: Sequence,
  results: z.array(OfferResult),
  /** Pictures that are to be uploaded again. */
  wanted: z.array(Sha256),
})
export type OfferAnswer = z.infer<typeof OfferAnswer>

/** For coordinators, in random order: what came back as files, to be opened with the project's key. */
export const KeptFiles = z.object({
  files: z.array(z.object({ id: Id, month: Month, file: SealedFile })),
})

/** `POST /v1/withdraw`: the sixteen characters, in any of the spellings that people type. */
export const WithdrawRequest = z.object({
  code: z.string().check(z.minLength(16), z.maxLength(40)),
  /** False: only look. True: the person pressed the button. */
  confirm: z.boolean(),
})
export const WithdrawAnswer = z.looseObject({
  found: z.boolean(),
  month: z.optional(z.string()),
  contact: z.boolean(),
  erased: z.boolean(),
})
export type WithdrawAnswer = z.infer<typeof WithdrawAnswer>
