import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import { keepDeskMessage } from '#app/shell/desk-message.ts'
import { keptTile } from '#app/store/kept-tiles.ts'

declare const self: ServiceWorkerGlobalScope & typeof globalThis

const built = self.__WB_MANIFEST
const pathOf = (entry: (typeof built)[number]): string =>
  new URL(typeof entry === 'string' ? entry : entry.url, self.location.origin).pathname
/** Rooms that only a coordinator enters. */
const isOfDesk = (path: string): boolean => /^\/assets\/(coordinate|key)-[^/]*\.js$/.test(path)
const desk = built.map(pathOf).filter(isOfDesk)

/** Everything that a phone needs without internet, laid in store when the app is first opened. */
const laidIn = built.filter((entry) => !isOfDesk(pathOf(entry)))
precacheAndRoute(laidIn)
cleanupOutdatedCaches()

const previous = 'limonade-previous'

/** When this version takes over, in whatever tab, those of the version before are taken out of the store. A tab that
 *  opened with them may still ask for one: in the middle of a conversation, without internet. */
const keepPrevious = async (): Promise<void> => {
  const current = new Set(laidIn.map(pathOf))
  await caches.delete(previous)
  const kept = await caches.open(previous)
  for (const name of (await caches.keys()).filter((cache) => cache.includes('-precache-'))) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url)
      const response = await cache.match(request)
      if (pathname.startsWith('/assets/') && !current.has(pathname) && response !== undefined)
        await kept.put(pathname, response)
    }
  }
}
self.addEventListener('install', (event) => {
  event.waitUntil(keepPrevious())
})

/** Every address of the app is the same page; the server's own answers are never replaced by it. */
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/v1\//, /^\/p\//, /^\/health/, /^\/docs/],
  }),
)

/** Rooms that not every phone needs are kept once they were opened. Their names carry a hash: what is kept stays true. */
const roomsCache = 'limonade-rooms'
const rooms = new CacheFirst({ cacheName: roomsCache })

/** Keeps all rooms of the desk before they are opened; what does not come in now is asked for again the next time. */
const keepDesk = async (): Promise<void> => {
  const cache = await caches.open(roomsCache)
  for (const path of desk)
    if ((await cache.match(path)) === undefined) await cache.add(path).catch(() => undefined)
}
registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname.startsWith('/assets/'),
  async (asked) => (await caches.match(asked.url.pathname, { cacheName: previous })) ?? rooms.handle(asked),
)

/** Map pictures come from what was kept on purpose, else from their server. What fetches them to keep them asks for no
 *  image and goes past this. */
registerRoute(
  ({ request, sameOrigin }) => !sameOrigin && request.destination === 'image',
  async ({ request }) => (await keptTile(request.url)) ?? fetch(request),
)

/** The new version takes over only when the person agreed. */
self.addEventListener('message', (event) => {
  const message: unknown = event.data
  if (!(message instanceof Object) || !('type' in message)) return
  if (message.type === 'SKIP_WAITING') void self.skipWaiting()
  if (message.type === keepDeskMessage) event.waitUntil(keepDesk())
})
