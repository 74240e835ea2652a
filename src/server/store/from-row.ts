import * as z from 'zod/mini'
import { Role } from '#domain/project/role.ts'
import type { Stored } from '#domain/sync/record.ts'
import type { Scope } from '#domain/sync/scope.ts'
import type { Row } from './database.ts'
import { placesLeft } from './places.ts'
import type {
  BlobRef,
  DeviceRow,
  FeedEntry,
  InvitationRow,
  KeptFile,
  OperationRow,
  QuarantineRow,
  RecordRow,
} from './rows.ts'

/** Rows of the tables as values of the program. What stands in a column was written by this program. */

/** A column of type TEXT holds text: on SQLite our tables are STRICT. */
export const text = (row: Row, column: string): string => String(row[column])
export const orNull = (row: Row, column: string): string | null =>
  row[column] === null || row[column] === undefined ? null : String(row[column])

export const toInvitation = (row: Row): InvitationRow => ({
  project: text(row, 'project_id'),
  id: text(row, 'id'),
  secretHash: text(row, 'secret_hash'),
  role: z.parse(Role, row['role']),
  uses: Number(row['uses']),
  used: Number(row['used']),
  areaId: orNull(row, 'area_id'),
  expiresAt: text(row, 'expires_at'),
  endedAt: orNull(row, 'ended_at'),
  createdAt: text(row, 'created_at'),
  madeBy: z.parse(z.enum(['start', 'admin', 'coordinator']), row['made_by']),
})

export const toDevice = (row: Row): DeviceRow => ({
  project: text(row, 'project_id'),
  id: text(row, 'id'),
  secretHash: text(row, 'secret_hash'),
  name: text(row, 'name'),
  role: z.parse(Role, row['role']),
  areaId: orNull(row, 'area_id'),
  invitationId: text(row, 'invitation_id'),
  joinedAt: text(row, 'joined_at'),
  lastSeenAt: orNull(row, 'last_seen_at'),
  state: z.parse(z.enum(['active', 'revoked', 'lost']), row['state']),
  keyWords: orNull(row, 'key_words'),
  endedAt: orNull(row, 'ended_at'),
  formerRole: z.parse(z.nullable(Role), row['former_role']),
  roleChangedAt: orNull(row, 'changed_at'),
})

export const toQuarantine = (row: Row): QuarantineRow => ({
  operationId: text(row, 'operation_id'),
  type: text(row, 'type'),
  recordId: text(row, 'record_id'),
  parentId: orNull(row, 'parent_id'),
  withdrawalHash: orNull(row, 'withdrawal_hash'),
  deviceId: text(row, 'device_id'),
  reason: text(row, 'reason'),
  raw: text(row, 'raw'),
  grouped: row['grouped'] === 1,
  discardedAt: orNull(row, 'discarded_at'),
})

export const toOperation = (row: Row): OperationRow => ({
  id: text(row, 'id'),
  hash: orNull(row, 'hash'),
  deviceId: orNull(row, 'device_id'),
  recordId: text(row, 'record_id'),
  // Written by this program from the same union.
  result: text(row, 'result') as OperationRow['result'],
  reason: orNull(row, 'reason'),
  version: orNull(row, 'version'),
  made: row['made'] === 1,
})

export const toScopes = (row: Row): readonly Scope[] => JSON.parse(text(row, 'scopes')) as Scope[]

export const toRecord = (row: Row): RecordRow => ({
  // Written by this program after parsing; parsing each body again would double the cost of a push.
  stored: JSON.parse(String(row['body'] ?? row['shown_body'])) as Stored,
  scopes: toScopes(row),
  state: row['state'] === 'held' ? 'held' : 'shown',
  under: orNull(row, 'under'),
  deviceId: orNull(row, 'device_id'),
  madeBy: orNull(row, 'made_by'),
  number: row['number'] === null ? null : Number(row['number']),
  left: placesLeft(row),
})

export const toFeedEntry = (row: Row): FeedEntry => ({
  // As above: only this program writes scopes and kinds.
  scope: text(row, 'scope') as Scope,
  recordId: text(row, 'record_id'),
  number: Number(row['number']),
  kind: text(row, 'kind') as FeedEntry['kind'],
  body: orNull(row, 'body'),
})

export const toKeptFile = (row: Row): KeptFile => ({
  id: text(row, 'id'),
  month: text(row, 'month'),
  file: text(row, 'file'),
})

export const toBlobRef = (row: Row): BlobRef => ({
  sha256: text(row, 'sha256'),
  recordId: text(row, 'record_id'),
  deviceId: orNull(row, 'device_id'),
  pending: row['pending'] === 1,
})
