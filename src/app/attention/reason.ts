import { isHoldReason } from '#domain/sync/hold-reason.ts'
import type { Text } from '#app/text/text.tsx'

/** Why something does not arrive, in a sentence for whoever holds the phone. */
export const reasonWords = (reason: string, t: Text): string =>
  isHoldReason(reason) ? t(`attention.reason_${reason}`) : t('attention.reasonOther')

/** The same for a coordinator, about another phone. */
export const deskReasonWords = (reason: string, t: Text): string =>
  reason === 'revoked' || reason === 'role' || reason === 'after'
    ? t(`attention.desk_${reason}`)
    : reasonWords(reason, t)
