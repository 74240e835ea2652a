import type { Role } from '#domain/project/role.ts'
import type { Ended } from '#domain/sync/offer.ts'
import type { Version } from '#domain/sync/operation.ts'
import type { Conflict, Stored } from '#domain/sync/record.ts'
import type { Scope } from '#domain/sync/scope.ts'
import type { PushResult } from '#domain/sync/wire.ts'

/** What the tables hold, as the program reads and writes it. */

export interface Clock {
  readonly epoch: string
  readonly head: number
  /** The epochs before this one. */
  readonly earlier: readonly Ended[]
  /** Highest number that a backup holds. */
  readonly backedUp: number
}

/** A conversation that came back after a restore as the file that its phone kept, which nobody here can open. */
export interface KeptFile {
  readonly id: string
  readonly month: string
  readonly file: string
}

export interface InvitationRow {
  readonly project: string
  readonly id: string
  readonly secretHash: string
  readonly role: Role
  readonly uses: number
  readonly used: number
  readonly areaId: string | null
  readonly expiresAt: string
  readonly endedAt: string | null
  readonly createdAt: string
  /** `start`: printed at a start, ended by the next one. */
  readonly madeBy: 'start' | 'admin' | 'coordinator'
}

export interface DeviceRow {
  readonly project: string
  readonly id: string
  readonly secretHash: string
  readonly name: string
  readonly role: Role
  readonly areaId: string | null
  readonly invitationId: string
  readonly joinedAt: string
  readonly lastSeenAt: string | null
  readonly state: 'active' | 'revoked' | 'lost'
  readonly keyWords: string | null
  /** UTC, when it was revoked or marked lost. */
  readonly endedAt: string | null
  /** The role that it had before, and when that was changed: for what it made with that role and had not sent. */
  readonly formerRole: Role | null
  readonly roleChangedAt: string | null
}

/** `held`: waits for its group, and nobody has received it. */
export interface RecordRow {
  readonly stored: Stored
  readonly scopes: readonly Scope[]
  readonly state: 'held' | 'shown'
  /** The nearest record that it hangs under. */
  readonly under: string | null
  /** Who made it; null once that is erased. */
  readonly deviceId: string | null
  /** The operation that made it; null when the server did. */
  readonly madeBy: string | null
  /** Its number in the feed of its scopes; null while it stands in none. */
  readonly number: number | null
  /** Where it was and is not any more. */
  readonly left: readonly Place[]
}

/** One place in the feed. */
export interface Place {
  readonly scope: Scope
  readonly number: number
}

export interface OperationRow {
  readonly id: string
  /** SHA-256 of the canonical payload; null when its record is erased. */
  readonly hash: string | null
  readonly deviceId: string | null
  readonly recordId: string
  readonly result: PushResult['result']
  readonly reason: string | null
  /** The version that it gave to what it set; null when it got none. */
  readonly version: Version | null
  /** It made its record, which names it: it needs no index to be found by. */
  readonly made: boolean
}

/** That a record left a scope, or was erased. */
export interface FeedRow extends Place {
  readonly recordId: string
  readonly kind: 'leave' | 'erase'
}

/** A row of the feed as it is sent; the record as JSON text. */
export interface FeedEntry extends Place {
  readonly recordId: string
  readonly kind: 'put' | 'leave' | 'erase'
  readonly body: string | null
}

/** That something was erased; `number` is the one under which the phones were told. */
export interface ErasureRow {
  readonly number: number
  readonly type: string | null
  /** UTC. */
  readonly day: string | null
}

export interface QuarantineRow {
  readonly operationId: string
  readonly type: string
  readonly recordId: string
  readonly parentId: string | null
  readonly withdrawalHash: string | null
  readonly deviceId: string
  readonly reason: string
  readonly raw: string
  /** A conversation, a contact, or out of one: shown in groups when it is taken, and to nobody before that. */
  readonly grouped: boolean
  /** UTC; it can be brought back for a while. */
  readonly discardedAt: string | null
}

/** An answer that stands instead of an earlier one; what it is stands with the operation. */
export interface LaterAnswer {
  readonly number: number
  readonly operation: OperationRow
}

export interface ConflictRow extends Conflict {
  readonly recordId: string
  readonly deviceId: string | null
}

export interface UploadRow {
  readonly sha256: string
  readonly deviceId: string
  readonly received: number
  readonly stored: boolean
  /** The month of its last part. */
  readonly seen: string
}

/** An upload whose end never came. */
export interface StaleUpload {
  readonly sha256: string
  readonly deviceId: string
  /** The same picture is there, from another upload. */
  readonly whole: boolean
}

/** A picture that a record names. Pending: the device that named it has not shown that it has the bytes. */
export interface BlobRef {
  readonly sha256: string
  readonly recordId: string
  readonly deviceId: string | null
  readonly pending: boolean
}

/** An export of which a coordinator has the file. */
export interface ExportRow {
  readonly id: string
  readonly at: string
  readonly what: unknown
}

export interface Withdrawal {
  readonly project: string
  readonly recordId: string
}

/** What is kept about a number of operations and records. */
export interface Known {
  readonly operations: readonly OperationRow[]
  readonly records: readonly RecordRow[]
  /** Records that hang directly under one of them. */
  readonly under: readonly RecordRow[]
  readonly erased: readonly string[]
  readonly blobRefs: readonly BlobRef[]
}
