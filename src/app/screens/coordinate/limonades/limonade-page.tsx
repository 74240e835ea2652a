import { useState, type ReactNode } from 'react'
import { useLocation, useParams } from 'wouter'
import { matchFrom, scoredOn } from '#domain/inventory/match-decide.ts'
import type { Part } from '#domain/inventory/match-parts.ts'
import type { MatchStatus } from '#domain/inventory/match.ts'
import { codeName } from '#domain/codelists.ts'
import { type LimonadesHere, useLimonades } from './use-limonades.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Toast } from '#app/ui/toast.tsx'
import { useTitle } from '#app/ui/use-title.ts'
import { Loading } from '../loading.tsx'
import { Jug } from './jug.tsx'
import { type Entry, placeOf } from './limonade-card.tsx'
import css from './limonades.module.css'
import { MissingBanner } from './missing-banner.tsx'
import { NotPrinted } from './not-printed.tsx'
import { PartSheet } from './part-sheet.tsx'
import { PartsList } from './parts-list.tsx'
import { PartsMap } from './parts-map.tsx'
import { PlanForm } from './plan-form.tsx'
import { PointsTable } from './points.tsx'
import { RestsOn } from './rests-on.tsx'
import { StatusSteps } from './status-steps.tsx'
import { useDecide } from './use-decide.ts'
import { useMixWords } from './words.ts'

/** One combination in full: its parts, why it has its points, what is missing, and what people decided about it. */
export const LimonadePage = (): ReactNode => {
  const { id } = useParams<{ id: string }>()
  const here = useLimonades()
  const decide = useDecide()
  if (here === undefined) return <Loading />
  const entry = entryIn(here, id)
  // Chosen a moment ago: the worker has it in a moment.
  if (entry === undefined && here.matches.has(id)) return <Loading />
  return (
    <>
      {entry === undefined ? <Gone /> : <Told key={id} entry={entry} here={here} decide={decide} />}
      <Toast {...decide.toast} />
    </>
  )
}

/** What somebody chose, or what could be, under its id. */
export const entryIn = ({ chosen, candidates }: LimonadesHere, id: string): Entry | undefined =>
  chosen.find((one) => one.id === id) ?? candidates.best.find((one) => one.id === id)

const BackToAll = (): ReactNode => {
  const t = useText()
  return <BackLink href="/coordinatie/limonades">{t('limonade.back')}</BackLink>
}

const Gone = (): ReactNode => {
  const t = useText()
  useTitle(t('limonade.room'))
  return (
    <>
      <BackToAll />
      <h1>{t('limonade.room')}</h1>
      <Empty title={t('limonade.notHere')}>
        <p className="soft">{t('limonade.notHereThen')}</p>
      </Empty>
    </>
  )
}

const Told = ({
  entry,
  here,
  decide,
}: {
  readonly entry: Entry
  readonly here: LimonadesHere
  readonly decide: ReturnType<typeof useDecide>
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const [, go] = useLocation()
  const { membership } = useProject()
  const words = useMixWords({ willing: here.willing, kMin: here.rules.kMin })
  const [open, setOpen] = useState<Part>()
  const { points } = entry
  const { record, fields } = here.matches.get(entry.id) ?? {}
  const title = fields?.title ?? words.titleOf(entry)
  useTitle(title)
  const choose = async (status: MatchStatus) => {
    const made = matchFrom(entry, { title, status, decidedBy: membership.role, kMin: here.rules.kMin })
    const id = await decide.make(made, t(status === 'stopped' ? 'limonade.setAside' : 'limonade.kept'))
    if (id !== undefined) go(status === 'stopped' ? '/coordinatie/limonades' : placeOf(id), { replace: true })
  }
  const move = (status: MatchStatus) => {
    if (record === undefined) return
    const set = { status, decidedBy: membership.role, ...scoredOn(entry, here.rules.kMin) }
    void decide.change(
      record,
      set,
      t('limonade.moved', { status: codeName('matchStatus', status, language) }),
    )
  }
  const crews = here.parts.filter((part) => part.type === 'crew')
  return (
    <>
      <BackToAll />
      <header className={`page-head ${css['head'] ?? ''}`}>
        <Jug
          water={entry.water.length > 0}
          syrup={entry.syrup.length > 0}
          jug={!entry.missing.includes('jug')}
        />
        <div className={css['about']}>
          <h1>{title}</h1>
          <p className={css['kind']}>
            <span className={points.isLimonade ? 'tag on' : 'tag rough'}>
              {t(points.isLimonade ? 'limonade.isLimonade' : 'limonade.isNone')}
            </span>
          </p>
          <p className="no-print">{words.sentence(entry)}</p>
        </div>
      </header>
      <NotPrinted>
        <div className={css['columns']}>
          <div className="stack">
            <section className="block">
              <h2>{t('limonade.threeParts')}</h2>
              <PartsList mix={entry} words={words} onOpen={setOpen} />
              {entry.gone !== undefined && entry.gone > 0 && (
                <p className="small" role="status">
                  {t('limonade.gone', { count: entry.gone })}
                </p>
              )}
              {record !== undefined && (
                <ButtonLink small href={`/coordinatie/limonades/mengen/${entry.id}`}>
                  {t('limonade.otherParts')}
                </ButtonLink>
              )}
            </section>
            <MissingBanner
              entry={entry}
              words={words}
              actions={
                fields === undefined && (
                  <>
                    <Button look="main" onClick={() => void choose('idea')}>
                      {t('limonade.keep')}
                    </Button>
                    <Button onClick={() => void choose('stopped')}>{t('limonade.notNow')}</Button>
                  </>
                )
              }
            />
            {decide.problem !== undefined && <p role="alert">{decide.problem}</p>}
            {fields !== undefined && record !== undefined && (
              <>
                <section className="block">
                  <h2>{t('limonade.howFar')}</h2>
                  <p className="lede">{t('limonade.howFarLead')}</p>
                  <StatusSteps status={fields.status} onChange={move} />
                  {fields.decidedBy != null && (
                    <p className="small soft">
                      {t('limonade.decidedBy', { role: codeName('role', fields.decidedBy, language) })}
                    </p>
                  )}
                </section>
                <section className="block">
                  <h2>{t('limonade.plan')}</h2>
                  <PlanForm
                    key={planOf(record.versions)}
                    fields={fields}
                    crews={crews}
                    onSave={(set) => decide.change(record, set, t('limonade.saved'))}
                  />
                </section>
                <ButtonLink href={`${placeOf(entry.id)}/blad`}>{t('limonade.sheet')}</ButtonLink>
              </>
            )}
          </div>
          <div className="stack">
            <section className="block">
              <h2>{t('limonade.whyTitle', { score: Math.round(points.score) })}</h2>
              <p className="lede">{t('limonade.whyLead')}</p>
              <PointsTable mix={entry} weights={here.rules.weights} />
            </section>
            <section className="block">
              <h2>{t('limonade.whereTitle')}</h2>
              <PartsMap mix={entry} words={words} onOpen={setOpen} />
            </section>
            <RestsOn entry={entry} here={here} words={words} onOpen={setOpen} />
          </div>
        </div>
      </NotPrinted>
      <PartSheet
        part={open}
        words={words}
        onClose={() => {
          setOpen(undefined)
        }}
      />
    </>
  )
}

/** The form begins anew when somebody else changed what is in it. */
const planOf = (versions: Readonly<Record<string, string>>): string =>
  ['title', 'nextStep', 'crewRef', 'pppTags', 'benefits', 'funders']
    .map((name) => versions[name] ?? '')
    .join(' ')
