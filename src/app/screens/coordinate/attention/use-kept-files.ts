import { useCallback, useEffect } from 'react'
import { useProject } from '#app/project/project-context.tsx'
import { useServerList } from '../use-server-list.ts'

const changes = new EventTarget()

/** Some were handed in: every place that counts them asks again. */
export const keptFilesChanged = (): void => {
  changes.dispatchEvent(new Event('change'))
}

/** How many conversations came back as files and wait for a coordinator's key, as far as is known here. */
export const useKeptFiles = (): number => {
  const { client } = useProject()
  const load = useCallback(() => client.keptFiles(), [client])
  const { items, reload } = useServerList(load)
  useEffect(() => {
    changes.addEventListener('change', reload)
    return () => {
      changes.removeEventListener('change', reload)
    }
  }, [reload])
  return items?.length ?? 0
}
