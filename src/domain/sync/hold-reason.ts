/** Why something stays on a phone after the server answered, or why it waits for a coordinator: a stable word for each.
 *  A new reason is one entry here and a sentence in each language. */
const reasons = {
  // The server would not take it.
  'sealed-in-clear': { again: false },
  role: { again: true },
  immutable: { again: false },
  finished: { again: false },
  visibility: { again: false },
  clock: { again: false },
  'withdrawal-hash': { again: false },
  'erased-with': { again: false },
  'demo-key': { again: false },
  floors: { again: false },
  shared: { again: false },
  altered: { again: false },
  // It could not be understood.
  malformed: { again: false },
  'other-type': { again: false },
  'unknown-type': { again: true },
  'newer-version': { again: true },
  'not-understood': { again: true },
  broken: { again: true },
  // It waits for a coordinator, or builds on something that does.
  revoked: { again: true },
  after: { again: true },
  discarded: { again: false },
  // The server does not have the record that was changed.
  unknown: { again: true },
  // It could not travel.
  'bad-request': { again: false },
  'body-too-large': { again: false },
  'picture-too-large': { again: false },
  'not-a-picture': { again: false },
  'hash-mismatch': { again: true },
  // Said by the phone itself.
  unreadable: { again: false },
} as const satisfies Readonly<Record<string, { readonly again: boolean }>>

export type HoldReason = keyof typeof reasons

// The keys of an object that is written out above.
export const holdReasons = Object.keys(reasons) as readonly HoldReason[]

export const isHoldReason = (word: string): word is HoldReason => Object.hasOwn(reasons, word)

/** Whether another try can end otherwise: what the server keeps apart is looked at again, and a role may have changed;
 *  what is wrong in itself stays wrong. A word of a newer server may be tried. */
export const mayGoAgain = (
  reason: string,
  answer: 'refused' | 'quarantined' | 'unknown' | undefined,
): boolean => answer === 'quarantined' || !isHoldReason(reason) || reasons[reason].again
