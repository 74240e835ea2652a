import { useState } from 'react'
import type { Json } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { notSaved } from '../not-saved.ts'

interface Said {
  readonly words: string
  readonly undo: () => Promise<unknown>
}

/** What a person decides about a combination, with a way back for ten seconds. */
export const useDecide = () => {
  const t = useText()
  const { store } = useProject()
  const [said, setSaid] = useState<Said>()
  const [problem, setProblem] = useState<string>()

  const make = async (fields: Readonly<Record<string, Json>>, words: string): Promise<string | undefined> => {
    const made = await store.create('match', fields)
    setProblem(made.ok ? undefined : notSaved(made.reason, t))
    if (!made.ok) return undefined
    setSaid({ words, undo: () => store.takeBack(made.value) })
    return made.value
  }

  const change = async (
    record: Stored,
    set: Readonly<Record<string, Json>>,
    words: string,
  ): Promise<boolean> => {
    const saved = await store.edit(record, { set })
    setProblem(saved.ok ? undefined : notSaved(saved.reason, t))
    if (!saved.ok) return false
    const before = Object.fromEntries(Object.keys(set).map((name) => [name, record.fields[name] ?? null]))
    setSaid({
      words,
      undo: async () => {
        const now = await store.recordById(record.id)
        if (now !== undefined) await store.edit(now.record, { set: before })
      },
    })
    return true
  }

  return {
    make,
    change,
    problem,
    toast: {
      children: said?.words ?? null,
      undo:
        said === undefined
          ? undefined
          : {
              label: t('common.undo'),
              onUndo: () => {
                void said.undo()
                setSaid(undefined)
              },
            },
      onDone: () => {
        setSaid(undefined)
      },
    },
  }
}
