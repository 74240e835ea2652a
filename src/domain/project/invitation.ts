/** Whether a link still lets somebody in. Ended by hand wins over used up, and that over its last moment. */
export const inviteState = (
  invitation: {
    readonly uses: number
    readonly used: number
    /** UTC. */
    readonly expiresAt: string
    readonly endedAt: string | null
  },
  /** UTC. */
  now: string,
): 'open' | 'used' | 'expired' | 'ended' => {
  if (invitation.endedAt !== null) return 'ended'
  if (invitation.used >= invitation.uses) return 'used'
  return Date.parse(invitation.expiresAt) <= Date.parse(now) ? 'expired' : 'open'
}
