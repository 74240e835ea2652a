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

/** A place among what waits that says nothing about when: before all that was numbered in turn, at random among its like.
 *  In turn a contact or a visit would stand beside the conversation that it belongs to, here and in what is sent. */
export const anywhere = (randomBytes: (count: number) => Uint8Array): number =>
  randomBytes(6).reduce((fraction, byte) => (fraction + byte) / 256, 0)
