/** Map pictures that were kept on purpose, in the browser's cache storage: a cache for each copy of a neighbourhood's map.
 *  Page and service worker read the same. */

const prefix = 'limonade-map-'

/** `begun` is UTC text, so that names of later copies sort behind earlier ones. */
export const keptCacheName = (projectId: string, begun: string): string => `${prefix}${projectId}-${begun}`

/** The kept picture of an address, out of the newest copy that has it. */
export const keptTile = async (url: string): Promise<Response | undefined> => {
  for (const cacheName of (await keptCaches()).reverse()) {
    const kept = await caches.match(url, { cacheName, ignoreVary: true })
    if (kept !== undefined) return bytesOf(kept) === 0 ? undefined : kept
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

const keptCaches = async (projectId = ''): Promise<string[]> =>
  'caches' in globalThis
    ? (await caches.keys().catch((): string[] => []))
        .filter((name) => name.startsWith(`${prefix}${projectId}`))
        .sort()
    : []

const bytesOf = ({ headers }: Response): number => Number(headers.get('content-length') ?? 0)
