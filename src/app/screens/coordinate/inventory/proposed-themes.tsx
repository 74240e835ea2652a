import { useState, type ReactNode } from 'react'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import type { Saved } from '#app/store/attempt.ts'
import { Button } from '#app/ui/button.tsx'
import { Toast } from '#app/ui/toast.tsx'
import { notSaved } from '../not-saved.ts'
import { acceptThemes, type Proposal } from './accept-themes.ts'
import css from './inventory.module.css'
import { useSay } from './say.ts'

/** Themes that an information gatherer gave to people's own words: nothing is counted before a coordinator agrees. */
export const ProposedThemes = ({
  client,
}: {
  readonly client: Pick<InventoryClient, 'steps'>
}): ReactNode => {
  const { t, name } = useSay()
  const { store } = useProject()
  const [said, setSaid] = useState<{ readonly words: string; readonly undo?: () => void }>()
  const [problem, setProblem] = useState<string>()
  const given = useLive(async () => {
    const [tasks, codings] = await Promise.all([store.records('codingTask'), store.records('coding')])
    const texts = new Map(tasks.map(({ record }) => [record.id, String(record.fields['text'])]))
    const proposals = codings.flatMap(({ record }): readonly Proposal[] => {
      const { taskId, theme, accepted } = record.fields
      const text = texts.get(String(taskId))
      return text === undefined || typeof theme !== 'string' || accepted === true
        ? []
        : [{ coding: record, text, theme }]
    })
    const coded = new Set(codings.flatMap(({ record: { fields } }) => (fields['theme'] == null ? [] : [fields['taskId']]))) // prettier-ignore
    return { proposals, waiting: tasks.filter(({ record }) => !coded.has(record.id)).length }
  }, [store])
  const accept = async (proposals: readonly Proposal[]) => {
    const saved = await acceptThemes({ store, client, newId: () => crypto.randomUUID() }, proposals)
    setProblem(saved.ok ? undefined : notSaved(saved.reason, t))
    if (!saved.ok) return
    setSaid({
      words: t('coding.accepted', { count: proposals.length }),
      undo: () => void takeBack(saved.value),
    })
  }
  const takeBack = async (undo: () => Promise<Saved>) => {
    const back = await undo()
    setProblem(back.ok ? undefined : notSaved(back.reason, t))
    if (back.ok) setSaid({ words: t('coding.takenBack') })
  }
  const giveBack = async ({ coding }: Proposal) => {
    const saved = await store.edit(coding, { set: { theme: null } })
    setProblem(saved.ok ? undefined : notSaved(saved.reason, t))
    if (saved.ok) setSaid({ words: t('coding.givenBack') })
  }
  const { proposals = [], waiting = 0 } = given ?? {}
  return (
    <>
      {proposals.length + waiting > 0 && (
        <section className="block section no-print">
          <h2>{t('coding.proposed')}</h2>
          <p className="lede">{t('coding.proposedLede')}</p>
          {waiting > 0 && <p className="soft">{t('coding.waiting', { count: waiting })}</p>}
          {problem !== undefined && <p role="alert">{problem}</p>}
          {proposals.length > 1 && (
            <p>
              <Button look="main" onClick={() => void accept(proposals)}>
                {t('coding.acceptAll', { count: proposals.length })}
              </Button>
            </p>
          )}
          <ul className={`list ${css['proposals'] ?? ''}`}>
            {proposals.map((one) => (
              <li key={one.coding.id} className={css['proposal']}>
                <p>
                  <strong>{name('causeTheme', one.theme)}</strong>
                  <br />
                  <span className="small soft">“{one.text}”</span>
                </p>
                <span className="row">
                  <Button small onClick={() => void accept([one])}>
                    {t('coding.accept')}
                    <span className="sr">: {one.text}</span>
                  </Button>
                  <Button small onClick={() => void giveBack(one)}>
                    {t('coding.giveBack')}
                    <span className="sr">: {one.text}</span>
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Toast
        undo={said?.undo === undefined ? undefined : { label: t('common.undo'), onUndo: said.undo }}
        onDone={() => {
          setSaid(undefined)
        }}
      >
        {said?.words ?? null}
      </Toast>
    </>
  )
}
