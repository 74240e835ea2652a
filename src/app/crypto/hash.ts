/** Digests, random names and base64: small things that every page needs. Nothing here loads age. */

/** SHA-256 in lower-case hex; a string counts as UTF-8. */
export const sha256Hex = async (data: Uint8Array | string): Promise<string> => toHex(await sha256(data))

/** SHA-256 as 32 bytes; a string counts as UTF-8. */
export const sha256 = async (data: Uint8Array | string): Promise<Uint8Array> => {
  // `slice` also takes the bytes out of a shared buffer, which WebCrypto refuses.
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data.slice()
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** A random uuid (version 4), lower case. */
export const randomId = (): string => crypto.randomUUID()

/** 32 random bytes as base64url without padding: a device's secret. */
export const randomSecret = (): string =>
  toBase64(randomBytes(32)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** At most 65,536 random bytes. */
export const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Built in since Chromium 140, Firefox 133 and Safari 18.2. */
type MaybeNative = Uint8Array & { readonly toBase64?: () => string }

/** Bytes per call of `fromCharCode`: far below the argument limits of every engine. */
const stride = 8_192

/** Standard base64 with padding. */
export const toBase64 = (bytes: Uint8Array): string => {
  const native: MaybeNative = bytes
  if (native.toBase64 !== undefined) return native.toBase64()
  let binary = ''
  for (let start = 0; start < bytes.length; start += stride) {
    binary += String.fromCharCode(...bytes.subarray(start, start + stride))
  }
  return btoa(binary)
}

/** Bytes of a standard base64 text. Throws when the text is not base64. */
export const fromBase64 = (text: string): Uint8Array => {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index)
  return bytes
}
