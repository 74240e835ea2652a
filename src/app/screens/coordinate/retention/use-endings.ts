import { useCallback, useEffect } from 'react'
import { daysBetween, isNear, type Kept } from '#domain/project/retention.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useSending } from '#app/project/sending.ts'
import { type ServerList, useServerList } from '../use-server-list.ts'

/** A number of conversations or contacts that go on one day. */
export interface Soon {
  readonly kept: Kept
  /** `YYYY-MM-DD` */
  readonly goesOn: string
  readonly count: number
  /** By the server's calendar, which decides. */
  readonly daysLeft: number
  /** A week or less. */
  readonly near: boolean
}

/** What ends when, soonest first. Asked again when something from here has arrived: it may be a decision about this. */
export const useEndings = (): ServerList<Soon> => {
  const { client } = useProject()
  const { waiting } = useSending()
  const load = useCallback(async () => {
    const reply = await client.retention()
    if (!reply.ok) return reply
    const { today, ends } = reply.value
    return {
      ok: true as const,
      value: ends.map((ending) => ({
        ...ending,
        daysLeft: Math.max(0, daysBetween(today, ending.goesOn)),
        near: isNear(ending, today),
      })),
    }
  }, [client])
  const list = useServerList(load)
  const { reload } = list
  useEffect(() => {
    if (waiting === 0) reload()
  }, [waiting, reload])
  return list
}
