import { useState, type ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import { useLimonades } from './use-limonades.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { Loading } from '../loading.tsx'
import { type Entry, LimonadeCard } from './limonade-card.tsx'
import css from './limonades.module.css'
import { NotPrinted } from './not-printed.tsx'
import { NothingToMix } from './nothing-to-mix.tsx'
import { PartIcon, partNames } from './part-icon.tsx'
import { useMixWords } from './words.ts'

type Filter = 'all' | 'complete' | 'lacking'
const filters = ['all', 'complete', 'lacking'] as const
const fewShown = 6

/** What people chose to make together, and what could be made besides. */
export const LimonadesPage = (): ReactNode => {
  const t = useText()
  const here = useLimonades()
  const words = useMixWords({ willing: here?.willing ?? new Map(), kMin: here?.rules.kMin ?? 5 })
  const [filter, setFilter] = useState<Filter>('all')
  const [shown, setShown] = useState(fewShown)
  if (here === undefined) return <Loading />
  const { chosen, candidates } = here
  const going = chosen.filter(({ fields }) => fields.status !== 'stopped')
  const stopped = chosen.filter(({ fields }) => fields.status === 'stopped')
  const open: readonly Entry[] = [...going, ...candidates.best]
  const kept = (entries: readonly Entry[]) => entries.filter(keeps[filter])
  const counts: Readonly<Record<Filter, number>> = {
    all: open.length,
    complete: open.filter(keeps.complete).length,
    lacking: open.filter(keeps.lacking).length,
  }
  const could = kept(candidates.best)
  return (
    <>
      <PageHead
        title={t('limonade.title')}
        lead={t('limonade.lead')}
        action={
          <div className="row no-print">
            <ButtonLink href="/coordinatie/limonades/mengen">{t('limonade.byHand')}</ButtonLink>
            <ButtonLink href="/coordinatie/limonades/punten">{t('limonade.weights')}</ButtonLink>
          </div>
        }
      />
      <NotPrinted>
        {open.length > 0 && (
          <div className={`row ${css['tools'] ?? ''}`}>
            <div className={css['segments']}>
              <Segments
                legend={t('limonade.filter')}
                value={filter}
                onChange={setFilter}
                choices={filters.map((value) => ({
                  value,
                  label: t(`limonade.filter_${value}`, { count: counts[value] }),
                }))}
              />
            </div>
            <div className="key">
              {partNames.map((part) => (
                <span key={part}>
                  <PartIcon part={part} small />
                  {t(`limonade.key_${part}`)}
                </span>
              ))}
            </div>
          </div>
        )}
        {open.length === 0 && <NothingToMix here={here} />}
        {going.length > 0 && (
          <section className="section">
            <h2 className={css['heading']}>{t('limonade.chosen')}</h2>
            <Cards entries={kept(going)} words={words} />
          </section>
        )}
        {candidates.best.length > 0 && (
          <section className="section">
            <h2 className={css['heading']}>{t('limonade.could')}</h2>
            <p className="soft">{t('limonade.couldLead')}</p>
            <Cards entries={could.slice(0, shown)} words={words} />
            {could.length > shown && (
              <p>
                <Button
                  onClick={() => {
                    setShown(shown + 12)
                  }}
                >
                  {t('limonade.more', { count: could.length - shown })}
                </Button>
              </p>
            )}
            {candidates.count > candidates.best.length && (
              <p className="small soft">
                {t('limonade.bestOnly', { count: candidates.best.length, all: candidates.count })}
              </p>
            )}
          </section>
        )}
        {stopped.length > 0 && (
          <details className="section">
            <summary>{t('limonade.stopped', { count: stopped.length })}</summary>
            <Cards entries={stopped} words={words} />
          </details>
        )}
      </NotPrinted>
    </>
  )
}

const isComplete = ({ points, missing }: Entry): boolean => points.isLimonade && missing.length === 0

const keeps: Readonly<Record<Filter, (entry: Entry) => boolean>> = {
  all: () => true,
  complete: isComplete,
  lacking: (entry) => !isComplete(entry),
}

const Cards = ({
  entries,
  words,
}: {
  readonly entries: readonly Entry[]
  readonly words: ReturnType<typeof useMixWords>
}): ReactNode => {
  const t = useText()
  return entries.length === 0 ? (
    <p className="soft">{t('limonade.noneOfThese')}</p>
  ) : (
    <div className={css['cards']}>
      {entries.map((entry) => (
        <LimonadeCard key={entry.id} entry={entry} words={words} />
      ))}
    </div>
  )
}
