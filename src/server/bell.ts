import type { Scope } from '#domain/sync/scope.ts'

/** Rings at the devices of a project whose scopes changed. It says that there is something and nothing else. */
export interface Bell {
  readonly listen: (listener: Listener) => () => void
  readonly ring: (project: string, changed: ReadonlySet<Scope>) => void
  /** Ends the streams of one device: its rights changed. */
  readonly hangUp: (project: string, deviceId: string) => void
  readonly hangUpAll: () => void
}

interface Listener {
  readonly project: string
  readonly deviceId: string
  readonly hears: (scope: Scope) => boolean
  readonly onRing: () => void
  readonly onEnd: () => void
}

export const createBell = (): Bell => {
  const listeners = new Set<Listener>()
  return {
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ring: (project, changed) => {
      for (const listener of listeners)
        if (listener.project === project && [...changed].some(listener.hears)) listener.onRing()
    },
    hangUp: (project, deviceId) => {
      for (const listener of listeners)
        if (listener.project === project && listener.deviceId === deviceId) listener.onEnd()
    },
    hangUpAll: () => {
      for (const listener of listeners) listener.onEnd()
    },
  }
}
