import { useSyncExternalStore } from 'react'
import { type TextKey, useText } from '#app/text/text.tsx'
import type { ReadyPart } from '#app/ui/ready-list.tsx'
import { shell, type ShellState } from './service-worker.ts'

/** The service worker, followed. */
export const useShell = (): ShellState => useSyncExternalStore(shell.subscribe, shell.state)

/** What must be on the phone before it works without internet: the app itself, and what the neighbourhood needs. */
export const useReadyParts = (neighbourhoodHere: boolean): readonly ReadyPart[] => {
  const t = useText()
  const { ready, bytes } = useShell()
  const part = (key: string, label: TextKey, here: boolean, size: number | null): ReadyPart => ({
    key,
    label: t(label),
    state: here ? 'here' : 'busy',
    bytes: size,
  })
  return [
    part('app', 'join.partApp', ready, ready ? bytes : null),
    part('neighbourhood', 'join.partNeighbourhood', neighbourhoodHere, null),
  ]
}
