import { useCallback, useEffect, useRef, useState } from 'react'
import type { Reply } from '#app/sync/call.ts'

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
  /** Only the answer to the last question counts. */
  const asked = useRef(0)
  const reload = useCallback(() => {
    const ask = async () => {
      const round = ++asked.current
      const reply = await load()
      if (round !== asked.current) return
      if (reply.ok) setItems(reply.value)
      setProblem(reply.ok ? undefined : reply.kind === 'away' ? 'away' : 'refused')
    }
    void ask()
  }, [load])
  useEffect(() => {
    reload()
    return () => {
      asked.current += 1
    }
  }, [reload])
  return { items, problem, reload }
}
