import type { Workbox } from 'workbox-window'
import { keepDeskMessage } from './desk-message.ts'

/** The service worker as the app sees it: whether everything is on the phone, and whether a new version waits. */
export interface ShellState {
  /** The app opens without network. */
  readonly ready: boolean
  readonly files: number
  readonly bytes: number
  /** A new version is wholly on the phone and waits for a yes. */
  readonly updateWaiting: boolean
}

let state: ShellState = { ready: false, files: 0, bytes: 0, updateWaiting: false }
const listeners = new Set<() => void>()
let workbox: Workbox | undefined

export const shell = {
  state: (): ShellState => state,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  /** Takes the new version and loads it; only ever called from a button. */
  update: (): void => {
    workbox?.addEventListener('controlling', () => {
      location.reload()
    })
    workbox?.messageSkipWaiting()
  },
}

const show = (change: Partial<ShellState>) => {
  state = { ...state, ...change }
  for (const listener of listeners) listener()
}

/** Lays the rooms of the desk in store, for a coordinator who will be without internet later. */
export const keepDesk = async (): Promise<void> => {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ type: keepDeskMessage })
}

/** Registers the worker once per page and follows it. `ready` may never settle on its own, so it is asked, not awaited. */
export const startShell = async (): Promise<void> => {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const { Workbox } = await import('workbox-window')
  workbox = new Workbox('/sw.js')
  workbox.addEventListener('waiting', () => {
    show({ updateWaiting: true })
  })
  workbox.addEventListener('activated', () => void measure())
  try {
    await workbox.register()
  } catch {
    return
  }
  await measure()
}

const measure = async (): Promise<void> => {
  const registration = await navigator.serviceWorker.getRegistration()
  if (registration?.active == null) return
  const names = (await caches.keys()).filter((name) => name.includes('precache'))
  const responses = await Promise.all(
    names.map(async (name) => {
      const cache = await caches.open(name)
      return Promise.all((await cache.keys()).map((request) => cache.match(request)))
    }),
  )
  const kept = responses.flat().filter((response) => response !== undefined)
  const sizes = await Promise.all(kept.map(async (response) => (await response.blob()).size))
  show({
    ready: kept.length > 0,
    files: kept.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  })
}
