import { useCallback, useState } from 'react'
import type { Json } from '#domain/sync/operation.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { notSaved } from '../not-saved.ts'

/** Changes fields of the project. Says in a sentence what came of it. */
export const useSaveProject = (): {
  readonly save: (set: Readonly<Record<string, Json>>) => Promise<boolean>
  readonly problem: string | undefined
  readonly saved: boolean
} => {
  const t = useText()
  const { store, projectRecord } = useProject()
  const [problem, setProblem] = useState<string>()
  const [saved, setSaved] = useState(false)
  const save = useCallback(
    async (set: Readonly<Record<string, Json>>) => {
      setSaved(false)
      if (projectRecord === undefined) {
        setProblem(t('coordinate.notHereYet'))
        return false
      }
      const outcome = await store.edit(projectRecord, { set })
      setProblem(outcome.ok ? undefined : notSaved(outcome.reason, t))
      setSaved(outcome.ok)
      return outcome.ok
    },
    [store, projectRecord, t],
  )
  return { save, problem, saved }
}
