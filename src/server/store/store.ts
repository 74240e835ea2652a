import type { Notice } from '#domain/project/retention.ts'
import type { Version } from '#domain/sync/operation.ts'
import type { Figure } from '#domain/sync/audit.ts'
import type { Scope } from '#domain/sync/scope.ts'
import type {
  Clock,
  KeptFile,
  InvitationRow,
  DeviceRow,
  RecordRow,
  Place,
  OperationRow,
  FeedRow,
  FeedEntry,
  ErasureRow,
  QuarantineRow,
  LaterAnswer,
  ConflictRow,
  UploadRow,
  StaleUpload,
  BlobRef,
  ExportRow,
  Withdrawal,
  Known,
} from './rows.ts'

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
  /** Another device than this one changed a record, as far as is known. */
  readonly isChangedByOthers: (project: string, recordId: string, deviceId: string) => Promise<boolean>
  readonly recordsOfType: (
    project: string,
    type: 'project' | 'questionnaire' | 'area',
  ) => Promise<readonly RecordRow[]>
  /** All public pages, live or withdrawn. */
  readonly publications: (project: string) => Promise<readonly RecordRow[]>
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
  /** What is erased with this record, and does not name it. */
  readonly erasedWith: (project: string, id: string) => Promise<readonly string[]>
  /** The code behind this hash was used before what it belongs to arrived. `today`: a day. */
  readonly isWithdrawn: (project: string, hash: string, today: string) => Promise<boolean>

  readonly upload: (project: string, sha256: string, deviceId: string) => Promise<UploadRow | undefined>
  readonly blobRefs: (project: string, recordId: string) => Promise<readonly BlobRef[]>
  /** Records that are shown and name this picture, by a device that had it. */
  readonly recordsNaming: (project: string, sha256: string) => Promise<readonly RecordRow[]>
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
  readonly putErasedWith: (project: string, recordId: string, withId: string) => Promise<void>
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
