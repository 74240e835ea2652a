import type { OutboxRow } from './database.ts'

/** How long a decision stays on the phone before it leaves: the ten seconds in which it can be undone, and the time to
 *  press. */
export const timeToUndoMs = 12_000

/** Whether an operation still waits for somebody to change their mind. A clock that was set back does not keep it here. */
export const canBeUndone = ({ notBefore }: Pick<OutboxRow, 'notBefore'>, now: number): boolean =>
  notBefore !== undefined && notBefore > now && notBefore - now <= timeToUndoMs
