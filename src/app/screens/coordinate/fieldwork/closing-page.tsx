import { useState, type ReactNode } from 'react'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { endOfFieldwork, fieldworkOf } from '#domain/field/fieldwork.ts'
import { dayOf } from '#domain/project/calendar.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useSending } from '#app/project/sending.ts'
import { thingsIn } from '#app/store/progress.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Loading } from '../loading.tsx'
import { useFieldwork } from '../use-fieldwork.ts'
import { AnnounceForm } from './announce-form.tsx'
import { closeFieldwork, type Closed } from './close-fieldwork.ts'
import css from './closing.module.css'
import { LatePhones } from './late-phones.tsx'

/** The end of the fieldwork in three steps: announce it, wait a week, close it. */
export const ClosingPage = (): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  const { project } = useProject()
  const [now] = useState(() => new Date())
  if (project === undefined) return <Loading />
  const today = dayOf(now, project.timeZone)
  const fieldwork = fieldworkOf(project, today)
  return (
    <>
      <PageHead title={t('fieldwork.closeTitle')} lead={t('fieldwork.closeLead')} />
      <div className={css['steps']}>
        <section className={`card ${css['step'] ?? ''}`} aria-labelledby="what-title">
          <h2 id="what-title">{t('fieldwork.whatHappens')}</h2>
          <ul className={css['points']}>
            {(['nobody', 'erased', 'never', 'shown', 'stays'] as const).map((key) => (
              <li key={key}>{t(`fieldwork.end_${key}`)}</li>
            ))}
          </ul>
        </section>
        {fieldwork.kind !== 'closed' && (
          <section className={`card ${css['step'] ?? ''}`} aria-labelledby="announce-title">
            <h2 id="announce-title">{t('fieldwork.announceTitle')}</h2>
            {fieldwork.kind !== 'open' && (
              <p>
                <strong>{t('fieldwork.endsOn', { day: day(fieldwork.endsOn, now) })}</strong>{' '}
                {t('fieldwork.phonesSayIt')}
              </p>
            )}
            <AnnounceForm
              key={project.fieldworkEndsOn}
              today={today}
              endsOn={project.fieldworkEndsOn ?? null}
            />
          </section>
        )}
        {(fieldwork.kind === 'due' || fieldwork.kind === 'closed') && (
          <CloseNow today={today} closed={fieldwork.kind === 'closed'} />
        )}
      </div>
    </>
  )
}

const CloseNow = ({ today, closed }: { readonly today: string; readonly closed: boolean }): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const opened = useProject()
  const { progress } = useSending()
  const known = useFieldwork()
  const [asking, setAsking] = useState(false)
  const [going, setGoing] = useState<{ readonly done: number; readonly all: number }>()
  const [failed, setFailed] = useState<Extract<Closed, { ok: false }>['reason']>()
  if (known === undefined) return <Loading />
  const left = endOfFieldwork(
    known.addresses.map(({ record: _record, ...address }) => address),
    known.visits,
  )
  const count = left.addresses.length + left.visits.length
  const sending = thingsIn(progress?.waiting ?? [])
  const close = async () => {
    setAsking(false)
    setFailed(undefined)
    setGoing({ done: 0, all: count })
    const result = await closeFieldwork(opened, {
      today,
      onProgress: (done, all) => {
        setGoing({ done, all })
      },
    })
    setGoing(undefined)
    if (result.ok) opened.sync.poke()
    else setFailed(result.reason)
  }
  return (
    <section className={`card ${css['step'] ?? ''}`} aria-labelledby="close-title">
      <h2 id="close-title">{t('fieldwork.closeNow')}</h2>
      {!closed && <LatePhones />}
      {failed !== undefined && (
        <Banner
          look="wrong"
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('fieldwork.notClosed')}
        >
          {t(`fieldwork.notClosed_${failed}`)}
        </Banner>
      )}
      {going !== undefined && (
        <>
          <label htmlFor="closing">
            {t('fieldwork.closing', { done: number(going.done), all: number(going.all) })}
          </label>
          <progress className={css['bar']} id="closing" value={going.done} max={Math.max(1, going.all)} />
        </>
      )}
      {closed && count === 0 && going === undefined && (
        <Banner
          look="plain"
          icon={<CircleCheck className="i" aria-hidden="true" />}
          title={t('fieldwork.closed')}
        >
          {sending > 0 ? t('fieldwork.stillSending', { count: sending }) : t('fieldwork.closedThen')}
        </Banner>
      )}
      {going === undefined && (!closed || count > 0) && (
        <>
          <p>{t('fieldwork.toErase', { count: number(count) })}</p>
          <div className="buttons">
            <Button
              look="problem"
              onClick={() => {
                setAsking(true)
              }}
            >
              {closed ? t('fieldwork.eraseRest') : t('fieldwork.closeButton')}
            </Button>
          </div>
        </>
      )}
      <Confirm
        open={asking}
        title={t('fieldwork.askClose')}
        yes={closed ? t('fieldwork.eraseRest') : t('fieldwork.closeButton')}
        no={t('common.cancel')}
        onYes={() => void close()}
        onNo={() => {
          setAsking(false)
        }}
      >
        <p>{t('fieldwork.askCloseThen')}</p>
      </Confirm>
    </section>
  )
}
