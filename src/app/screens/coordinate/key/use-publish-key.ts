import { useCallback } from 'react'
import { pinKey } from '#app/project/pin-key.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useSaveProject } from '../setup/use-save-project.ts'

/** Tells the neighbourhood which key conversations are sealed to, and pins it on this device. Call it only once the
 *  private half is kept. */
export const usePublishKey = (): {
  readonly publish: (publicKey: string) => Promise<boolean>
  readonly problem: string | undefined
} => {
  const { membership, sync } = useProject()
  const { save, problem } = useSaveProject()
  const publish = useCallback(
    async (publicKey: string) => {
      if (!(await save({ publicKey }))) return false
      await pinKey(membership.projectId, publicKey, 'link')
      sync.poke()
      return true
    },
    [save, membership.projectId, sync],
  )
  return { publish, problem }
}
