import { useState, type ReactNode } from 'react'
import { useProject } from '#app/project/project-context.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { Item } from '#app/ui/item.tsx'
import { notSaved } from '../not-saved.ts'
import type { Fieldwork } from '#app/store/fieldwork.ts'
import { type ImportedList, importedLists, takeBackList } from './take-back.ts'

/** The lists that were read in, each of which can be taken back as long as nobody knocked. */
export const ImportedLists = ({ addresses, visits }: Fieldwork): ReactNode => {
  const t = useText()
  const { day, number } = useFormats()
  const { store } = useProject()
  const [asked, setAsked] = useState<ImportedList>()
  const [going, setGoing] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const [now] = useState(() => new Date())
  const lists = importedLists(addresses, visits)
  if (lists.length === 0) return null
  const takeBack = async (list: ImportedList) => {
    setAsked(undefined)
    setGoing(0)
    const saved = await takeBackList(store, list, setGoing)
    setProblem(saved.ok ? undefined : notSaved(saved.reason, t))
    setGoing(undefined)
  }
  return (
    <section className="block">
      <h2>{t('fieldwork.lists')}</h2>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {going !== undefined && <output>{t('fieldwork.takingBack', { count: number(going) })}</output>}
      <ul className="list">
        {lists.map((list) => (
          <Item
            key={list.importId}
            title={t('fieldwork.listOf', {
              count: list.addresses.length,
              number: number(list.addresses.length),
            })}
            hint={`${day(list.at, now)}${list.visited ? ` · ${t('fieldwork.listVisited')}` : ''}`}
            end={
              list.visited ? (
                <span />
              ) : (
                <Button
                  small
                  disabled={going !== undefined}
                  onClick={() => {
                    setAsked(list)
                  }}
                >
                  {t('common.undo')}
                </Button>
              )
            }
          />
        ))}
      </ul>
      <Confirm
        open={asked !== undefined}
        title={t('fieldwork.askTakeBack', { count: asked?.addresses.length ?? 0 })}
        yes={t('fieldwork.takeBack')}
        no={t('common.cancel')}
        onYes={() => {
          if (asked !== undefined) void takeBack(asked)
        }}
        onNo={() => {
          setAsked(undefined)
        }}
      >
        <p>{t('fieldwork.askTakeBackThen')}</p>
      </Confirm>
    </section>
  )
}
