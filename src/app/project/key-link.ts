import { readLink } from './link.ts'

/** What a key card says: which neighbourhood, and the key that its phones seal to. An invitation says the key as well, but
 *  not of which neighbourhood. */
export interface KeyLink {
  readonly projectId: string | null
  readonly publicKey: string
}

/** The text of a key card. It stands in the fragment, which no browser sends to a server. */
export const keyLinkOf = (origin: string, projectId: string, publicKey: string): string =>
  `${origin}/sleutel#p=${projectId}&k=${publicKey}`

/** Reads a card or an invitation that was scanned or pasted; undefined when it is neither. */
export const readKeyLink = (text: string): KeyLink | undefined => {
  const hash = text.indexOf('#')
  if (hash < 0) return undefined
  const invitation = readLink(text.slice(hash))
  if (invitation !== undefined)
    return invitation.publicKey === null ? undefined : { projectId: null, publicKey: invitation.publicKey }
  const parts = new URLSearchParams(text.slice(hash + 1))
  const projectId = parts.get('p') ?? ''
  const publicKey = parts.get('k') ?? ''
  return /^[0-9a-f-]{36}$/.test(projectId) && /^age1[02-9ac-hj-np-z]{58}$/.test(publicKey)
    ? { projectId, publicKey }
    : undefined
}
