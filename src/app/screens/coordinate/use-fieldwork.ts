import { useLive, useProject } from '#app/project/project-context.tsx'
import { type Fieldwork, readFieldwork } from '#app/store/fieldwork.ts'

/** All addresses and visits; undefined while they are read for the first time. */
export const useFieldwork = (): Fieldwork | undefined => {
  const { store } = useProject()
  return useLive(() => readFieldwork(store), [store])
}
