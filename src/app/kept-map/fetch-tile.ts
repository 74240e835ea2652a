import type { StopReason } from './kept-copy.ts'

/** What a tile server answers about one picture. */
export type FetchedTile =
  | { readonly kind: 'picture'; readonly picture: Blob }
  /** The map has nothing here. */
  | { readonly kind: 'none' }
  /** Asking on would be useless, or impolite. */
  | { readonly kind: 'stop'; readonly why: StopReason }

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Larger is no picture of 256 by 256. */
const mostBytes = 1_000_000
/** After this long a connection is as good as none. */
const patienceMs = 30_000

/** Fetches one picture. Asks a second time only when the server itself stumbled. `fresh`: not the one that the browser has
 *  at hand, unless the server says that it is still the same. */
export const fetchTile = async (
  url: string,
  { fetch, signal, fresh }: { readonly fetch: Fetch; readonly signal: AbortSignal; readonly fresh: boolean },
): Promise<FetchedTile> => {
  const ask = () =>
    fetch(url, {
      // A reply that may not be read could not be told from an error, and would fill the storage.
      mode: 'cors',
      credentials: 'omit',
      cache: fresh ? 'no-cache' : 'default',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    })
  try {
    let response = await ask()
    if (response.status >= 500) response = await ask()
    const refusal = refusals[response.status]
    if (refusal !== undefined) return { kind: 'stop', why: refusal }
    if ([204, 404, 410].includes(response.status)) return { kind: 'none' }
    const picture = await response.blob()
    if (!response.ok || !picture.type.startsWith('image/') || picture.size > mostBytes) return away
    return picture.size === 0 ? { kind: 'none' } : { kind: 'picture', picture }
  } catch {
    return signal.aborted ? { kind: 'stop', why: 'paused' } : away
  }
}

const away: FetchedTile = { kind: 'stop', why: 'away' }
const refusals: Readonly<Record<number, StopReason>> = {
  401: 'refused',
  402: 'refused',
  403: 'refused',
  429: 'tooMany',
  451: 'refused',
}
