import { useCallback, useEffect, useState } from 'react'
import type { Reply } from '#app/sync/client.ts'

/** A list that only the server has. The last one stays on the screen while a new one is fetched. */
export interface ServerList<T> {
  readonly items: readonly T[] | undefined
  readonly problem: 'away' | 'refused' | undefined
  readonly reload: () => void
}

/** @param load must be stable: the list is fetched again when it changes. */
export const useServerList = <T>(load: () => Promise<Reply<readonly T[]>>): ServerList<T> => {
  const [items, setItems] = useState<readonly T[]>()
  const [problem, setProblem] = useState<ServerList<T>['problem']>()
  const [round, setRound] = useState(0)
  useEffect(() => {
    let current = true
    void load().then((reply) => {
      if (!current) return
      if (reply.ok) setItems(reply.value)
      setProblem(reply.ok ? undefined : reply.kind === 'away' ? 'away' : 'refused')
    })
    return () => {
      current = false
    }
  }, [load, round])
  const reload = useCallback(() => {
    setRound((before) => before + 1)
  }, [])
  return { items, problem, reload }
}
