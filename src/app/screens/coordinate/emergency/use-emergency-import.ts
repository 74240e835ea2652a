import { useEffect, useRef, useState } from 'react'
import type { EmergencyHeader } from '#domain/sync/emergency-file.ts'
import type { DeviceInfo } from '#domain/sync/desk-wire.ts'
import type { Imported } from '#app/emergency/import-file.ts'
import type { NotTaken } from '#app/emergency/open-file.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { HeldKey } from '../key/key-holder.ts'

/** A file that was read from beginning to end. Its contents stand in memory and are never shown. */
export interface Found {
  readonly file: File
  readonly header: EmergencyHeader
  readonly things: number
  readonly photos: number
  readonly device: DeviceInfo
}

export type ImportState =
  | { readonly state: 'none' }
  | { readonly state: 'checking' }
  | { readonly state: 'notTaken'; readonly reason: NotTaken | 'unknownDevice' | 'away' | 'unreadable' }
  | { readonly state: 'found'; readonly found: Found }
  | { readonly state: 'handingIn'; readonly done: number; readonly total: number }
  | { readonly state: 'ended'; readonly found: Found; readonly imported: Imported }

/** Checks a file with the key that is open, and hands it in when told to. */
export const useEmergencyImport = ({ worker }: HeldKey) => {
  const { client, store, sync, membership } = useProject()
  const [state, setState] = useState<ImportState>({ state: 'none' })
  const running = useRef<AbortController>(undefined)
  const stop = () => {
    running.current?.abort()
  }
  // Who leaves the page stops as well.
  useEffect(() => {
    const left = running
    return () => left.current?.abort()
  }, [])

  const check = async (file: File): Promise<ImportState> => {
    const { checkEmergencyFile } = await import('#app/emergency/open-file.ts')
    const checked = await checkEmergencyFile(file, {
      opens: worker.openFile,
      projectId: membership.projectId,
    }).catch(() => ({ ok: false, reason: 'unreadable' }) as const)
    if (!checked.ok) return { state: 'notTaken', reason: checked.reason }
    const devices = await client.devices()
    if (!devices.ok) return { state: 'notTaken', reason: 'away' }
    const { header, things, photos } = checked
    const device = devices.value.find(({ id }) => id === header.deviceId)
    return device === undefined
      ? { state: 'notTaken', reason: 'unknownDevice' }
      : { state: 'found', found: { file, header, things, photos, device } }
  }

  return {
    state,
    stop,
    choose: async (file: File) => {
      setState({ state: 'checking' })
      setState(await check(file))
    },
    handIn: async (found: Found) => {
      setState({ state: 'handingIn', done: 0, total: 1 })
      const { importEmergencyFile } = await import('#app/emergency/import-file.ts')
      const { headNow } = await import('#app/emergency/head-now.ts')
      const head = await headNow(store.db, client)
      if (!head.ok) {
        setState({ state: 'ended', found, imported: nothing('away') })
        return
      }
      const ended = new AbortController()
      running.current = ended
      const imported = await importEmergencyFile(
        { file: found.file, opens: worker.openFile, header: found.header },
        {
          to: client.onBehalfOf(found.device.id),
          headBefore: head.value,
          signal: ended.signal,
          pause,
          onProgress: (done, total) => {
            setState({ state: 'handingIn', done, total })
          },
        },
      ).catch(() => nothing('refused'))
      setState({ state: 'ended', found, imported })
      sync.poke()
    },
  }
}

const nothing = (ended: Imported['ended']): Imported => ({ ended, things: {}, photos: 0, photosRefused: 0 })

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
