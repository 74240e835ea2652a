import type { Operation } from '#domain/sync/operation.ts'
import type { OutboxRow } from './database.ts'

/** An operation in clear that is to be sent. */
export const outboxRow = (operation: Operation): OutboxRow => ({
  id: operation.id,
  type: operation.type,
  recordId: operation.recordId,
  body: { kind: 'clear', operation },
  state: 'waiting',
})
