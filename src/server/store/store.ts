import type { Notice } from '#domain/project/retention.ts'
import type { Role } from '#domain/project/role.ts'
import type { Ended } from '#domain/sync/offer.ts'
import type { Version } from '#domain/sync/operation.ts'
import type { Conflict, Stored } from '#domain/sync/record.ts'
import type { Figure } from '#domain/sync/audit.ts'
import type { Scope } from '#domain/sync/scope.ts'
import type { PushResult } from '#domain/sync/wire.ts'

/** What the server keeps. SQLite or PostgreSQL stands behind it; every key starts with the project, so that a partitioned
 *  database can too. */
export interface Store {
  /** One snapshot: nothing in it changes while `work` runs. */
  readonly read: <T>(work: (reader: Reader) => Promise<T>) => Promise<T>
  /** One transaction at a time for each project, from the first statement about it. What `work` throws undoes all of it. */
  readonly write: <T>(work: (writer: Writer) => Promise<T>) => Promise<T>
  /** Resolves when what was overwritten or deleted is also gone from the write-ahead log. */
  readonly wipe: () => Promise<void>
  /** How large the database is, in bytes. */
  readonly bytes: () => Promise<number>
  readonly close: () => Promise<void>
}

/** The database was brought up to date by a newer version of the program. */
export class NewerDatabase extends Error {}

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
interface ErasureRow {
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
interface LaterAnswer {
  readonly number: number
  readonly operation: OperationRow
}

interface ConflictRow extends Conflict {
  readonly recordId: string
  readonly deviceId: string | null
}

interface UploadRow {
  readonly sha256: string
  readonly deviceId: string
  readonly received: number
  readonly stored: boolean
  /** The month of its last part. */
  readonly seen: string
}

/** An upload whose end never came. */
interface StaleUpload {
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
interface ExportRow {
  readonly id: string
  readonly at: string
  readonly what: unknown
}

interface Withdrawal {
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

export interface Reader {
  readonly projects: () => Promise<readonly string[]>
  readonly clock: (project: string) => Promise<Clock | undefined>

  readonly invitationBySecret: (secretHash: string) => Promise<InvitationRow | undefined>
  readonly invitation: (project: string, id: string) => Promise<InvitationRow | undefined>
  readonly invitations: (project: string) => Promise<readonly InvitationRow[]>
  readonly device: (project: string, id: string) => Promise<DeviceRow | undefined>
  readonly deviceOf: (project: string, secretHash: string) => Promise<DeviceRow | undefined>
  /** In whichever project that secret is known. */
  readonly deviceBySecret: (secretHash: string) => Promise<DeviceRow | undefined>
  readonly devices: (project: string) => Promise<readonly DeviceRow[]>

  /** Everything there is about these operations and records, in one go; what is not there is not in the answer. */
  readonly known: (
    project: string,
    ids: { readonly operations: readonly string[]; readonly records: readonly string[] },
  ) => Promise<Known>
  readonly operation: (project: string, id: string) => Promise<OperationRow | undefined>
  readonly record: (project: string, id: string) => Promise<RecordRow | undefined>
  readonly recordsOfType: (
    project: string,
    type: 'project' | 'questionnaire' | 'area',
  ) => Promise<readonly RecordRow[]>
  readonly heldRecords: (project: string) => Promise<readonly RecordRow[]>
  readonly under: (project: string, parent: string) => Promise<readonly RecordRow[]>
  /** All visits and addresses. */
  readonly ofStreet: (project: string) => Promise<readonly RecordRow[]>
  /** All conversations and contacts, and everything that waits for its group. */
  readonly ofTalk: (project: string) => Promise<readonly RecordRow[]>
  /** What coordinators were told of that will end. */
  readonly notices: (project: string) => Promise<readonly Notice[]>
  readonly isErased: (project: string, id: string) => Promise<boolean>
  /** Last first. Without the pictures, which went with their records. */
  readonly erasures: (project: string) => Promise<readonly ErasureRow[]>
  /** Up to which number of the scope `erased` each device has come back. */
  readonly confirmations: (project: string) => Promise<ReadonlyMap<string, number>>
  /** Something was erased at or before this number, and the device had not come back with as much. */
  readonly isNewConfirmation: (project: string, deviceId: string, number: number) => Promise<boolean>
  readonly feedAfter: (
    project: string,
    from: { readonly scope: string; readonly after: number; readonly limit: number },
  ) => Promise<readonly FeedEntry[]>

  /** Of each scope that ever held a record: what its feed rows of kind put add up to. */
  readonly figures: (project: string) => Promise<ReadonlyMap<string, Figure>>
  /** In order of arrival; those of conversations have none. */
  readonly quarantine: (project: string) => Promise<readonly QuarantineRow[]>
  readonly quarantined: (project: string, operationId: string) => Promise<QuarantineRow | undefined>
  readonly quarantinedOf: (project: string, recordId: string) => Promise<readonly QuarantineRow[]>
  readonly quarantinedUnder: (project: string, parentId: string) => Promise<readonly QuarantineRow[]>
  readonly answersAfter: (
    project: string,
    from: { readonly deviceId: string; readonly after: number; readonly limit: number },
  ) => Promise<readonly LaterAnswer[]>
  readonly keptFiles: (project: string) => Promise<readonly KeptFile[]>
  readonly keptFile: (project: string, id: string) => Promise<KeptFile | undefined>
  readonly erasedIds: (project: string) => Promise<readonly string[]>

  /** Last first. */
  readonly exports: (project: string) => Promise<readonly ExportRow[]>

  readonly withdrawals: (hash: string) => Promise<readonly Withdrawal[]>
  /** The code behind this hash was used before what it belongs to arrived. `today`: a day. */
  readonly isWithdrawn: (project: string, hash: string, today: string) => Promise<boolean>

  readonly upload: (project: string, sha256: string, deviceId: string) => Promise<UploadRow | undefined>
  readonly blobRefs: (project: string, recordId: string) => Promise<readonly BlobRef[]>
  /** Bytes of all pictures that are stored. */
  readonly blobBytes: (project: string) => Promise<number>
  readonly isReferred: (project: string, sha256: string) => Promise<boolean>
  /** Pictures that are to be taken off the disk. */
  readonly orphans: (project: string) => Promise<readonly string[]>
  /** Pictures last seen before that month that nothing names: no record by a device that had them, none that waits for its
   *  group, and nothing in quarantine. */
  readonly unnamed: (project: string, before: string) => Promise<readonly string[]>
  readonly staleUploads: (project: string, before: string) => Promise<readonly StaleUpload[]>
  /** A backup copies pictures; nothing is collected until this UTC time. */
  readonly collectionHeldUntil: (project: string) => Promise<string | undefined>
  /** Its bytes are on the disk. */
  readonly hasBlob: (project: string, sha256: string) => Promise<boolean>
  /** All pictures whose bytes are on the disk. */
  readonly blobs: (project: string) => Promise<readonly string[]>
  /** A record in one of these scopes names it, by a device that had it. */
  readonly mayReadBlob: (project: string, sha256: string, scopes: readonly Scope[]) => Promise<boolean>
}

export interface Writer extends Reader {
  readonly putClock: (project: string, clock: Pick<Clock, 'epoch' | 'head'>) => Promise<void>
  readonly putEpoch: (project: string, clock: Pick<Clock, 'epoch' | 'earlier' | 'backedUp'>) => Promise<void>
  /** A backup holds everything up to this number of this epoch. */
  readonly putBackedUp: (project: string, epoch: string, number: number) => Promise<void>
  readonly putInvitation: (row: InvitationRow) => Promise<void>
  readonly putDevice: (row: DeviceRow) => Promise<void>

  /** Each inserts rows, or changes those with the same key; no two of one call have the same key. */
  readonly putOperations: (project: string, rows: readonly OperationRow[]) => Promise<void>
  /** With their rows in the feed of their scopes. What stood at an earlier number is taken out by `removeFeeds`. */
  readonly putRecords: (project: string, rows: readonly RecordRow[]) => Promise<void>
  readonly putFeeds: (project: string, rows: readonly FeedRow[]) => Promise<void>
  readonly removeFeeds: (project: string, places: readonly Place[]) => Promise<void>
  readonly addToFigure: (project: string, scope: Scope, change: Figure) => Promise<void>
  readonly putConflict: (project: string, row: ConflictRow) => Promise<void>
  readonly resolveConflict: (project: string, id: string, by: string) => Promise<void>
  readonly putQuarantine: (project: string, row: QuarantineRow) => Promise<void>
  readonly discardQuarantined: (project: string, operationId: string, at: string | null) => Promise<void>
  readonly removeQuarantined: (project: string, operationId: string) => Promise<void>
  readonly putAnswer: (
    project: string,
    row: { readonly operationId: string; readonly deviceId: string; readonly number: number },
  ) => Promise<void>
  /** Gives the operations of a record one version and takes the device off them and off the record. */
  readonly forgetAuthor: (project: string, recordId: string, version: Version) => Promise<void>
  /** Removes the record and all that was kept of it; its id stays among the erased. */
  readonly eraseRecord: (project: string, id: string) => Promise<void>

  readonly describeErasure: (project: string, id: string, row: ErasureRow) => Promise<void>
  readonly putConfirmation: (project: string, deviceId: string, number: number) => Promise<void>
  readonly putNotice: (project: string, notice: Notice) => Promise<void>
  readonly removeNotice: (project: string, notice: Notice) => Promise<void>
  readonly putKeptFile: (project: string, file: KeptFile) => Promise<void>
  readonly removeKeptFile: (project: string, id: string) => Promise<void>

  readonly putWithdrawal: (project: string, hash: string, recordId: string) => Promise<void>
  readonly putWithdrawn: (project: string, hash: string, until: string) => Promise<void>

  readonly putUpload: (project: string, row: UploadRow) => Promise<void>
  readonly removeUploads: (project: string, sha256: string, deviceId?: string) => Promise<void>
  /** The bytes are not there, whatever was noted: whoever has them uploads them again. */
  readonly forgetBlob: (project: string, sha256: string) => Promise<void>
  /** To be taken off the disk, unless it is uploaded again before that. */
  readonly putOrphan: (project: string, sha256: string) => Promise<void>
  readonly removeOrphan: (project: string, sha256: string) => Promise<void>
  /** It was named in this month. */
  readonly seePicture: (project: string, sha256: string, month: string) => Promise<void>
  /** UTC time; null lets collecting go on. */
  readonly holdCollection: (project: string, until: string | null) => Promise<void>
  readonly putBlobRef: (project: string, ref: BlobRef) => Promise<void>
  readonly removeBlobRef: (project: string, sha256: string, recordId: string) => Promise<void>
  /** The device has shown that it has the bytes: its references count from now on. */
  readonly settleBlobRefs: (project: string, sha256: string, deviceId: string) => Promise<void>
  /** Takes a device off a picture, when a record names it that has no author any more. */
  readonly forgetUploader: (project: string, sha256: string, deviceId: string) => Promise<void>

  readonly putExport: (
    project: string,
    row: { readonly id: string; readonly deviceId: string; readonly at: string; readonly what: unknown },
  ) => Promise<void>
}
