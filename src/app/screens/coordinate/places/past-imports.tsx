import { useState, type ReactNode } from 'react'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { Item } from '#app/ui/item.tsx'
import { notSaved } from '../not-saved.ts'
import { importedPlaces, placeImports, type PlaceImport, takeBackPlaces } from './write-places.ts'

/** Files that were read in, each of which can be taken back as a whole. */
export const PastImports = (): ReactNode => {
  const t = useText()
  const { day, number } = useFormats()
  const { store } = useProject()
  const [asked, setAsked] = useState<PlaceImport>()
  const [problem, setProblem] = useState<string>()
  const [now] = useState(() => new Date())
  const imports = useLive(async () => placeImports(await importedPlaces(store)), [store])
  if (imports === undefined || imports.length === 0) return null
  const takeBack = async (one: PlaceImport) => {
    setAsked(undefined)
    const saved = await takeBackPlaces(store, one)
    setProblem(saved.ok ? undefined : notSaved(saved.reason, t))
  }
  return (
    <section className="block">
      <h2>{t('places.past')}</h2>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <ul className="list">
        {imports.map((one) => (
          <Item
            key={one.importId}
            title={one.name}
            hint={[
              t('places.pastCount', { count: one.places.length, number: number(one.places.length) }),
              day(one.at, now),
              ...(one.staying > 0 ? [t('places.staying', { count: one.staying })] : []),
            ].join(' · ')}
            end={
              one.staying === one.places.length ? (
                <span />
              ) : (
                <Button
                  small
                  onClick={() => {
                    setAsked(one)
                  }}
                >
                  {t('places.takeBack')}
                </Button>
              )
            }
          />
        ))}
      </ul>
      <Confirm
        open={asked !== undefined}
        title={t('places.askTakeBack', {
          count: asked === undefined ? 0 : asked.places.length - asked.staying,
        })}
        yes={t('places.takeBack')}
        no={t('common.cancel')}
        onYes={() => {
          if (asked !== undefined) void takeBack(asked)
        }}
        onNo={() => {
          setAsked(undefined)
        }}
      >
        <p>{t('places.takeBackThen')}</p>
      </Confirm>
    </section>
  )
}
