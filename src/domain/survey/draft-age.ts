/** Days after which an unfinished conversation asks to be finished, and after which it ends by itself. */
export const draftDays = { ask: 14, end: 21 } as const

const dayMs = 86_400_000

export type DraftFate =
  | { readonly kind: 'rest' }
  /** It asks to be finished; so many whole days are left. */
  | { readonly kind: 'ask'; readonly daysLeft: number }
  /** Consent stands: what was said is sealed. */
  | { readonly kind: 'seal' }
  | { readonly kind: 'erase' }

/** What is to be done with a draft. Nothing ends by itself on a phone whose clock differs more than a day from the last
 *  server reply, nor while a key difference holds the draft; what may be sealed waits for a key. Times are UTC
 *  milliseconds. */
export const draftFate = (draft: {
  readonly startedAt: number
  readonly now: number
  /** The server's clock at its last reply and the phone's at that moment; undefined before the first. */
  readonly lastReply: { readonly server: number; readonly phone: number } | undefined
  /** A key difference holds it, or its form is not on this phone: nobody can tell yet what is to become of it. */
  readonly isHeld: boolean
  readonly consent: boolean
  readonly canSeal: boolean
}): DraftFate => {
  const { startedAt, now, lastReply, isHeld, consent, canSeal } = draft
  const days = Math.floor((now - startedAt) / dayMs)
  if (days < draftDays.ask) return { kind: 'rest' }
  const clockHolds =
    lastReply !== undefined && Math.abs(lastReply.server - lastReply.phone) <= dayMs && now >= lastReply.phone
  if (days < draftDays.end || !clockHolds || isHeld)
    return { kind: 'ask', daysLeft: Math.max(0, draftDays.end - days) }
  if (!consent) return { kind: 'erase' }
  return canSeal ? { kind: 'seal' } : { kind: 'ask', daysLeft: 0 }
}
