import { useState } from 'react'
import type { Stored } from '#domain/sync/record.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'

export interface CodingTask {
  readonly id: string
  readonly text: string
  /** What was chosen before, if anything. */
  readonly coding: Stored | undefined
}

export interface CodingQueue {
  readonly all: number
  readonly done: number
  /** Nothing left. */
  readonly task: CodingTask | undefined
  /** Whether it was kept. */
  readonly choose: (task: CodingTask, theme: string) => Promise<boolean>
  readonly later: (task: CodingTask) => void
  readonly undo: (task: CodingTask) => Promise<void>
}

/** Texts to code, one at a time. Their ids are random, and so is the order. Undefined while they are read. */
export const useCoding = (): CodingQueue | undefined => {
  const { store } = useProject()
  /** Chosen a moment ago: the next text comes before the tables are read again. */
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [later, setLater] = useState<readonly string[]>([])
  const tasks = useLive(async () => {
    const [shown, codings] = await Promise.all([store.records('codingTask'), store.records('coding')])
    const of = Map.groupBy(codings, ({ record }) => String(record.fields['taskId']))
    return shown
      .map(({ record: { id, fields } }) => ({
        id,
        text: String(fields['text']),
        codings: (of.get(id) ?? []).map(({ record }) => record),
      }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }, [store])
  if (tasks === undefined) return undefined
  const isDone = ({ id, codings }: (typeof tasks)[number]) =>
    chosen.includes(id) || codings.some(({ fields }) => typeof fields['theme'] === 'string')
  const open = tasks.filter((task) => !isDone(task))
  const next = open.find(({ id }) => !later.includes(id)) ?? open[0]
  const forget = (id: string) => {
    setChosen((known) => known.filter((one) => one !== id))
  }
  return {
    all: tasks.length,
    done: tasks.length - open.length,
    task: next === undefined ? undefined : { id: next.id, text: next.text, coding: next.codings[0] },
    choose: async ({ id, coding }, theme) => {
      setChosen((known) => [...known, id])
      const saved =
        coding === undefined
          ? await store.create('coding', { taskId: id, theme })
          : await store.edit(coding, { set: { theme } })
      if (!saved.ok) forget(id)
      return saved.ok
    },
    later: ({ id }) => {
      setLater((known) => [...known.filter((one) => one !== id), id])
    },
    undo: async ({ id }) => {
      const codings = (await store.records('coding')).filter(({ record }) => record.fields['taskId'] === id)
      for (const { record } of codings)
        if (typeof record.fields['theme'] === 'string') await store.edit(record, { set: { theme: null } })
      forget(id)
    },
  }
}
