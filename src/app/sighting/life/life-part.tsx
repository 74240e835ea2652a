import { useState, type ReactNode } from 'react'
import {
  lifeOf,
  type Moment,
  movesFrom,
  type SightingStatus,
  wantsAnotherLook,
} from '#domain/field/sighting-life.ts'
import { mayWrite } from '#domain/project/role.ts'
import { dayOf } from '#domain/project/calendar.ts'
import type { Stored } from '#domain/sync/record.ts'
import { touchBack } from '#app/device/haptics.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { type Text, useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { InUse } from './in-use.tsx'
import css from './life.module.css'
import { useMadeHere } from './use-made-here.ts'
import { useMove } from './use-move.ts'

/** The life of a sighting: where it stands, what may come next, and what happened to it. */
export const LifePart = ({ sighting }: { readonly sighting: KnownSighting }): ReactNode => {
  const t = useText()
  const { membership, project } = useProject()
  const move = useMove()
  const own = useMadeHere(sighting.record)
  const [failed, setFailed] = useState(false)
  /** It came into use while somebody looked. */
  const [justNow, setJustNow] = useState(false)
  const [now] = useState(() => new Date())
  const { record, fields } = sighting
  const { status } = fields
  const mayMove = mayWrite(membership.role, 'assetSighting') && own !== undefined
  const moves = mayMove ? movesFrom(fields, { role: membership.role, own }) : []
  const today = dayOf(now, project?.timeZone ?? 'Europe/Amsterdam')
  const again = mayMove && wantsAnotherLook(record, today)

  const go = async (to: SightingStatus) => {
    const saved = await move(record, to)
    setFailed(!saved)
    if (!saved) return
    touchBack('saved')
    setJustNow(to === 'in_use')
  }
  return (
    <section className="stack" aria-label={t('life.title')}>
      {status === 'in_use' && <InUse justNow={justNow} />}
      {again && (
        <>
          <p className="small">{t('life.wants')}</p>
          <Button
            look="main"
            wide
            onClick={() => void go(moves.includes('confirmed') ? 'confirmed' : status)}
          >
            {t('life.still')}
          </Button>
        </>
      )}
      {moves.length > 0 && (
        <div className="buttons">
          {moves.map((to) => (
            <Button key={to} onClick={() => void go(to)}>
              {t(`life.do_${to}`)}
            </Button>
          ))}
        </div>
      )}
      {failed && <p role="alert">{t('life.notKept')}</p>}
      <History record={record} />
    </section>
  )
}

/** What happened to a sighting, oldest first. */
export const History = ({ record }: { readonly record: Stored }): ReactNode => {
  const t = useText()
  const [now] = useState(() => new Date())
  const moments = lifeOf(record)
  const { day, month } = useFormats()
  return (
    <>
      <h3 className={css['title']}>{t('life.title')}</h3>
      <ol className={css['history']}>
        {moments.map((moment, index) => (
          <li key={index}>
            <strong>{momentWords(moments, index, t)}</strong>
            <span className="small soft">
              {[
                moment.on.length === 'YYYY-MM'.length ? month(moment.on) : day(moment.on, now),
                ...(moment.by === undefined ? [] : [whoWords(moment.by, t)]),
              ].join(', ')}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** The first is that it was made; the same status again is another look. */
const momentWords = (moments: readonly Moment[], index: number, t: Text): string => {
  const moment = moments[index]
  if (moment === undefined) return ''
  if (index === 0) return t(moment.status === 'tip' ? 'life.made_tip' : 'life.made')
  return t(moments[index - 1]?.status === moment.status ? 'life.again' : `life.to_${moment.status}`)
}

const whoWords = (role: string, t: Text): string =>
  role === 'interviewer' || role === 'volunteer' || role === 'coordinator'
    ? t(`life.by_${role}`)
    : t('life.by_other')
