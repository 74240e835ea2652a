import * as z from 'zod/mini'
import { Role } from '../project/role.ts'
import { Id, Json, Sha256 } from './operation.ts'
import { DeviceName, Sequence } from './wire.ts'

/** What goes over the wire for the coordinator's desk. */

/** An invitation's secret is made on the coordinator's screen; the server gets its hash. */
export const InvitationRequest = z.object({
  id: Id,
  secretHash: Sha256,
  role: Role,
  uses: z.int().check(z.minimum(1), z.maximum(500)),
  days: z.int().check(z.minimum(1), z.maximum(90)),
  areaId: z.optional(Id),
})
export type InvitationRequest = z.infer<typeof InvitationRequest>
export const Invitation = z.looseObject({
  id: Id,
  role: Role,
  uses: z.int(),
  used: z.int(),
  expiresAt: z.string(),
  state: z.enum(['open', 'used', 'expired', 'ended']),
  createdAt: z.string(),
  areaId: z.optional(Id),
})
export type Invitation = z.infer<typeof Invitation>
export const InvitationList = z.object({ invitations: z.array(Invitation) })

export const DeviceInfo = z.looseObject({
  id: Id,
  name: z.string(),
  role: Role,
  joinedAt: z.string(),
  lastSeenAt: z.nullable(z.string()),
  state: z.enum(['active', 'revoked', 'lost']),
  own: z.boolean(),
  /** The six words of the key that this phone pinned; null while it has none. */
  keyWords: z.nullable(z.string()),
  /** The part of the neighbourhood that an interviewer works in; null without one. */
  areaId: z.optional(z.nullable(Id)),
})
export type DeviceInfo = z.infer<typeof DeviceInfo>
export const DeviceList = z.object({ devices: z.array(DeviceInfo) })
export const DeviceChange = z.object({
  name: z.optional(DeviceName),
  state: z.optional(z.enum(['revoked', 'lost'])),
  role: z.optional(Role),
  /** Null takes the area away. */
  areaId: z.optional(z.nullable(Id)),
})
/** A phone tells which key it pinned, so that the coordinator's list can show its words. */
export const DeviceKey = z.object({ keyWords: z.string().check(z.maxLength(120)) })

/** What was erased, by kind and day, and how far each device has come back since. */
export const ErasureList = z.object({
  erasures: z.array(
    z.looseObject({ number: Sequence, type: z.nullable(z.string()), day: z.nullable(z.string()) }),
  ),
  devices: z.array(
    z.looseObject({
      id: Id,
      name: z.string(),
      state: z.enum(['active', 'revoked', 'lost']),
      lastSeenDay: z.nullable(z.string()),
      /** It has stored every erasure up to this number. */
      confirmed: Sequence,
    }),
  ),
})
export type ErasureList = z.infer<typeof ErasureList>

/** `GET /v1/projects/:project/retention`: how many are kept until when, the soonest first. Days in the project's zone. */
export const RetentionList = z.object({
  today: z.string(),
  ends: z.array(
    z.looseObject({ kept: z.enum(['interview', 'contact']), goesOn: z.string(), count: z.int() }),
  ),
})
export type RetentionList = z.infer<typeof RetentionList>

/** One raw export by a coordinator, with its reason, for the log. */
export const ExportLog = z.object({
  kind: z.enum(['raw', 'open']),
  format: z.enum(['csv', 'xlsx', 'geojson']),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  /** Contacts and conversations never stand in the same file. */
  contents: z.optional(z.enum(['neighbourhood', 'contacts'])),
})
export type ExportLog = z.infer<typeof ExportLog>

/** `GET /v1/projects/:project/exports`: the exports that were made, last first, without who made them. */
export const ExportList = z.object({ exports: z.array(z.extend(ExportLog, { id: Id, day: z.string() })) })
export type ExportList = z.infer<typeof ExportList>

/** `GET /v1/projects/:project/quarantine`: what waits for a coordinator, oldest first. */
export const QuarantineItem = z.looseObject({
  operationId: Id,
  type: z.string(),
  recordId: Id,
  /** `revoked`, `role` (the phone's role was changed), `after` (builds on one that waits), `broken`, or why it cannot
   *  be understood. */
  reason: z.string(),
  /** Never for visits. */
  deviceName: z.nullable(z.string()),
  deviceState: z.enum(['active', 'revoked', 'lost']),
  /** As it came. */
  operation: z.record(z.string(), Json),
  /** What was taken is a record like any other from then on, and no longer on the list. */
  decision: z.nullable(z.enum(['taken', 'discarded'])),
})
export type QuarantineItem = z.infer<typeof QuarantineItem>

const TalkCount = z.looseObject({ interviews: Sequence, contacts: Sequence })
/** Conversations and contacts of phones that take no part any more. Only how many: nobody may see one before its group,
 *  nor know which phone it came from. They are decided on together. */
export const QuarantinedTalk = z.looseObject({ waiting: TalkCount, discarded: TalkCount })
export type QuarantinedTalk = z.infer<typeof QuarantinedTalk>
export const QuarantineList = z.looseObject({ items: z.array(QuarantineItem), talk: QuarantinedTalk })
export type QuarantineList = z.infer<typeof QuarantineList>

/** `POST /v1/projects/:project/quarantine/:operationId`, and `…/quarantine/talk` for all conversations and contacts.
 *  `undo` brings back what was discarded, for 30 days. */
export const QuarantineDecision = z.object({ decision: z.enum(['take', 'discard', 'undo']) })
export type QuarantineDecision = z.infer<typeof QuarantineDecision>

/** Why a decision cannot be carried out. `already-taken`: it is a record now, to be changed or erased as such. */
export const quarantineProblems = [
  'already-taken',
  'not-understood',
  'unknown-record',
  'erased',
  'not-allowed',
] as const
export type QuarantineProblem = (typeof quarantineProblems)[number]
