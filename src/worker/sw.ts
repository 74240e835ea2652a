import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'

declare const self: ServiceWorkerGlobalScope & typeof globalThis

/** Everything that a phone needs without internet, laid in store when the app is first opened. */
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

/** Every address of the app is the same page; the server's own answers are never replaced by it. */
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/v1\//, /^\/health/, /^\/docs/] }),
)

/** Rooms that not every phone needs are kept once they were opened. Their names carry a hash: what is kept stays true. */
registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname.startsWith('/assets/'),
  new CacheFirst({ cacheName: 'limonade-rooms' }),
)

/** The new version takes over only when the person agreed. */
self.addEventListener('message', (event) => {
  const message: unknown = event.data
  if (message instanceof Object && 'type' in message && message.type === 'SKIP_WAITING')
    void self.skipWaiting()
})
