import { useCallback, useEffect } from 'react'
import type { QuarantineList } from '#domain/sync/desk-wire.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useDoubles } from '../doubles/use-doubles.ts'
import { useKeptFiles } from './use-kept-files.ts'
import { useServerList } from '../use-server-list.ts'

const changes = new EventTarget()

/** A decision was made: every place that counts what waits asks again. */
export const quarantineChanged = (): void => {
  changes.dispatchEvent(new Event('change'))
}

export interface Quarantine {
  /** Undefined until the server has answered once. */
  readonly list: QuarantineList | undefined
  readonly problem: 'away' | 'refused' | undefined
  readonly reload: () => void
}

/** What the server keeps apart until a coordinator decides. */
export const useQuarantine = (): Quarantine => {
  const { client } = useProject()
  const load = useCallback(async () => {
    const reply = await client.quarantine()
    return reply.ok ? { ok: true as const, value: [reply.value] } : reply
  }, [client])
  const { items, problem, reload } = useServerList(load)
  useEffect(() => {
    changes.addEventListener('change', reload)
    return () => {
      changes.removeEventListener('change', reload)
    }
  }, [reload])
  return { list: items?.[0], problem, reload }
}

/** How many things ask a coordinator for a decision, as far as is known here. */
export const useAsking = (): number => {
  const { store } = useProject()
  const questions = useLive(() => store.questions(), [store])
  const { list } = useQuarantine()
  const keptFiles = useKeptFiles()
  const { pairs } = useDoubles()
  const waits = list?.items.filter(({ decision }) => decision === null).length ?? 0
  const talk = list === undefined ? 0 : list.talk.waiting.interviews + list.talk.waiting.contacts
  return (questions?.length ?? 0) + pairs.length + waits + (talk > 0 ? 1 : 0) + (keptFiles > 0 ? 1 : 0)
}
