import * as z from 'zod/mini'
import type { Scope } from '#domain/sync/scope.ts'

/** Rings at the devices of a project whose scopes changed. It says that there is something and nothing else. */
export interface Bell {
  readonly listen: (listener: Listener) => () => void
  readonly ring: (project: string, changed: ReadonlySet<Scope>) => void
  /** Ends the streams of one device: its rights changed. */
  readonly hangUp: (project: string, deviceId: string) => void
  readonly hangUpAll: () => void
  /** How many listen at this process. */
  readonly listening: () => number
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
    listening: () => listeners.size,
  }
}

/** Carries short texts to the other processes of this server, and back. */
export interface Relay {
  readonly send: (text: string) => void
  /** `onGap`: texts may have been lost. */
  readonly receive: (onText: (text: string) => void, onGap: () => void) => void
}

const Message = z.union([
  z.object({ project: z.string(), changed: z.array(z.string()) }),
  z.object({ project: z.string(), hangUp: z.string() }),
])

/** PostgreSQL carries at most 8,000 bytes at once. */
const scopesAtOnce = 100

/** A bell that the phones at the other processes hear as well. */
export const sharedBell = (bell: Bell, relay: Relay): Bell => {
  const send = (message: z.infer<typeof Message>) => relay.send(JSON.stringify(message))
  relay.receive(
    (text) => {
      const message = z.parse(Message, JSON.parse(text))
      // Sent below, so these are scopes.
      if ('changed' in message) bell.ring(message.project, new Set(message.changed as Scope[]))
      else bell.hangUp(message.project, message.hangUp)
    },
    // Streams that end are opened again, and whoever opens one asks first.
    () => bell.hangUpAll(),
  )
  return {
    ...bell,
    ring: (project, changed) => {
      bell.ring(project, changed)
      const scopes = [...changed]
      for (let from = 0; from < scopes.length; from += scopesAtOnce)
        send({ project, changed: scopes.slice(from, from + scopesAtOnce) })
    },
    hangUp: (project, deviceId) => {
      bell.hangUp(project, deviceId)
      send({ project, hangUp: deviceId })
    },
  }
}
