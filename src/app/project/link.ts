/** What stands in the fragment of a link: the invitation's secret and, when a coordinator's screen made it, the key. */
export interface Link {
  readonly invitation: string
  readonly publicKey: string | null
}

/** Reads a link's fragment (`#i=…&k=age1…`). Kept free of libraries: the join screen loads it first. */
export const readLink = (fragment: string): Link | undefined => {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''))
  const invitation = parts.get('i')
  const key = parts.get('k')
  if (invitation === null || !/^[A-Za-z0-9_-]{43}$/.test(invitation)) return undefined
  // A key that got damaged is no reason to trust the first one that the server shows.
  if (key !== null && !/^age1[02-9ac-hj-np-z]{58}$/.test(key)) return undefined
  return { invitation, publicKey: key }
}
