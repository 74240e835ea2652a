import { useState } from 'react'
import { dayOf } from '#domain/project/calendar.ts'
import { emergencyFileName } from '#domain/sync/emergency-file.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'

export type EmergencyFile =
  | { readonly state: 'none' }
  /** Between 0 and 1. */
  | { readonly state: 'making'; readonly share: number }
  | {
      readonly state: 'ready'
      readonly file: File
      readonly things: number
      readonly photos: number
      readonly unreadable: number
    }
  | {
      readonly state: 'failed'
      readonly reason: 'noKey' | 'keyDiffers' | 'nothing' | 'tooLarge' | 'broken'
    }

/** Makes the emergency file of this phone. Without a pinned key nothing is written. */
export const useEmergencyFile = (): {
  readonly made: EmergencyFile
  readonly make: () => Promise<void>
} => {
  const t = useText()
  const { store, draftKeys, key, membership, project } = useProject()
  const [made, setMade] = useState<EmergencyFile>({ state: 'none' })

  const make = async () => {
    if (key.kind !== 'pinned') {
      setMade({ state: 'failed', reason: key.kind === 'none' ? 'noKey' : 'keyDiffers' })
      return
    }
    setMade({ state: 'making', share: 0 })
    try {
      const { makeEmergencyFile } = await import('#app/emergency/make-file.ts')
      const { projectId, deviceId, projectName } = membership
      const written = await makeEmergencyFile(
        { db: store.db, keys: draftKeys, projectId, deviceId },
        key.publicKey,
        (share) => {
          setMade({ state: 'making', share })
        },
      )
      if (!written.ok) {
        setMade({ state: 'failed', reason: written.reason })
        return
      }
      const { file, things, photos, unreadable } = written
      const name = emergencyFileName(t('emergency.fileWord'), {
        neighbourhood: project?.name ?? projectName,
        day: dayOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam'),
      })
      setMade({
        state: 'ready',
        file: new File([file], name, { type: file.type }),
        things,
        photos,
        unreadable,
      })
    } catch {
      setMade({ state: 'failed', reason: 'broken' })
    }
  }
  return { made, make }
}
