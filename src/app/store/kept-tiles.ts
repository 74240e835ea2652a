/** Map pictures that were kept on purpose, in the browser's cache storage: a cache for each copy of a neighbourhood's map.
 *  Page and service worker read the same. */

const prefix = 'limonade-map-'

/** `begun` is UTC text, so that earlier copies, which are whole, come before later ones. */
export const keptCacheName = (projectId: string, begun: string): string => `${prefix}${projectId}-${begun}`

/** The kept picture of an address. While a map is renewed that of the old copy, until it goes. */
export const keptTile = async (url: string): Promise<Response | undefined> => {
  const kept = (await inCopy(url, served)) ?? (await inAnyCopy(url))
  return kept === undefined || bytesOf(kept) === 0 ? undefined : kept
}

/** Where the last picture came from: the next one nearly always does too, and listing all takes as long as reading. */
let served: string | undefined

const inCopy = async (url: string, cacheName: string | undefined): Promise<Response | undefined> =>
  cacheName === undefined ? undefined : caches.match(url, { cacheName, ignoreVary: true })

const inAnyCopy = async (url: string): Promise<Response | undefined> => {
  for (const cacheName of await keptCaches()) {
    const kept = await inCopy(url, cacheName)
    if (kept === undefined) continue
    served = cacheName
    return kept
  }
  return undefined
}

/** Keeps a picture with its size on it; without one it is noted that the map has none there. */
export const keepTile = (cache: Cache, url: string, picture?: Blob): Promise<void> =>
  cache.put(
    url,
    new Response(picture ?? null, {
      headers: {
        'content-type': picture?.type ?? 'text/plain',
        'content-length': String(picture?.size ?? 0),
      },
    }),
  )

export const isKeptCache = (name: string): boolean => name.startsWith(prefix)

/** Bytes of all pictures of a copy, by what stands on each. */
export const bytesIn = async (cacheName: string): Promise<number> => {
  const cache = await caches.open(cacheName)
  return (await cache.matchAll()).reduce((sum, kept) => sum + bytesOf(kept), 0)
}

/** Bytes of the kept maps of a project, or of all. */
export const keptBytes = async (projectId = ''): Promise<number> => {
  const sizes = await Promise.all((await keptCaches(projectId)).map(bytesIn))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Deletes the kept maps of a project. Where the browser has no such storage there is nothing. */
export const dropKeptMaps = async (projectId: string): Promise<void> => {
  for (const name of await keptCaches(projectId)) await caches.delete(name)
}

/** Deletes the kept maps of all other projects than these: of one that was taken off the phone something may be left. */
export const dropStrayMaps = async (projectIds: readonly string[]): Promise<void> => {
  for (const name of await keptCaches())
    if (!projectIds.some((id) => name.startsWith(`${prefix}${id}`))) await caches.delete(name)
}

const keptCaches = async (projectId = ''): Promise<string[]> =>
  'caches' in globalThis
    ? (await caches.keys().catch((): string[] => []))
        .filter((name) => name.startsWith(`${prefix}${projectId}`))
        .sort()
    : []

const bytesOf = ({ headers }: Response): number => Number(headers.get('content-length') ?? 0)
