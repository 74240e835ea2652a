import { identitiesIn } from '#app/crypto/identities.ts'
import { readKeyLink } from '#app/project/key-link.ts'

/** What a scanned code or a chosen file turns out to be. */
export type Offered =
  /** From a recovery sheet. */
  | { readonly kind: 'identity'; readonly identity: string }
  /** From another coordinator: it opens with six words. Base64 of an age file. */
  | { readonly kind: 'wrapped'; readonly wrapped: string }
  /** The card for phones, or an invitation: only the public half. */
  | { readonly kind: 'card' }
  | { readonly kind: 'other' }

/** How every age file begins, in base64: `age-encryption.org/v1`. */
const ageInBase64 = 'YWdlLWVuY3J5cHRpb24ub3JnL3Yx'

export const readOffered = (text: string): Offered => {
  const identities = identitiesIn(text)
  if (identities.length > 0) return { kind: 'identity', identity: identities.join('\n') }
  const packed = text.replace(/\s+/g, '')
  if (packed.startsWith(ageInBase64) && /^[A-Za-z0-9+/]+=*$/.test(packed))
    return { kind: 'wrapped', wrapped: packed }
  return { kind: readKeyLink(text) === undefined ? 'other' : 'card' }
}
