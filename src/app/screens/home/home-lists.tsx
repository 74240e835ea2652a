import type { ReactNode } from 'react'
import { CloudCheck, Footprints, History, MapPin, Pause } from 'lucide-react'
import { capital } from '#domain/text.ts'
import { type Text, useFormats, useText } from '#app/text/text.tsx'
import { Item } from '#app/ui/item.tsx'

/** What was left half-way. Never with a name or an address: the phone does not know them. */
export type Unfinished = UnfinishedConversation | UnfinishedFarewell

export interface UnfinishedConversation {
  readonly kind: 'conversation'
  readonly id: string
  /** Calendar day on which it began, 2026-11-24. */
  readonly day: string
  readonly mode: 'full' | 'doorstep'
  /** Where it stopped, counted from 1, out of the questions that are shown; null when its questions are not here. */
  readonly place: { readonly question: number; readonly questions: number } | null
  /** Days left before it is sealed or erased by itself; absent while that is far off. */
  readonly daysLeft?: number | undefined
}

/** Sealed, but the code was not yet given. */
export interface UnfinishedFarewell {
  readonly kind: 'farewell'
  readonly id: string
  readonly day: string
}

export interface RecentSighting {
  readonly id: string
  /** Kind and state in words: "Kantoor, lijkt leeg". */
  readonly title: string
  readonly day: string
  readonly sent: boolean
}

export const UnfinishedList = ({
  unfinished,
  now,
}: {
  readonly unfinished: readonly Unfinished[]
  readonly now: Date
}): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  if (unfinished.length === 0) return null
  return (
    <section className="section">
      <h2>{t('home.unfinished')}</h2>
      <ul className="list">
        {unfinished.map((left) =>
          left.kind === 'farewell' ? (
            <Item
              key={left.id}
              href={`/bedankt/${left.id}`}
              icon={<Pause className="i" aria-hidden="true" />}
              title={t('home.farewellTitle', { day: day(left.day, now) })}
              hint={t('home.farewellHint')}
            />
          ) : (
            <Item
              key={left.id}
              href={`/gesprek/${left.id}`}
              icon={<Pause className="i" aria-hidden="true" />}
              title={t(left.mode === 'doorstep' ? 'home.unfinishedDoorstep' : 'home.unfinishedTitle', {
                day: day(left.day, now),
              })}
              hint={placeWords(left, t)}
            />
          ),
        )}
      </ul>
    </section>
  )
}

const placeWords = ({ place, daysLeft }: UnfinishedConversation, t: Text): string | undefined => {
  if (daysLeft !== undefined) return t('home.unfinishedSealBy', { days: daysLeft })
  return place === null ? undefined : t('home.unfinishedHint', place)
}

/** A walk that was not stopped, and what asks for another look. */
export const WalkReminders = ({
  lookAgain,
  walking,
}: {
  readonly lookAgain: number
  readonly walking: boolean
}): ReactNode => {
  const t = useText()
  if (lookAgain === 0 && !walking) return null
  return (
    <ul className="list section">
      {walking && (
        <Item
          href="/wandeling"
          icon={<Footprints className="i" aria-hidden="true" />}
          title={t('walking.onHome')}
          hint={t('walking.onHomeHint')}
        />
      )}
      {lookAgain > 0 && (
        <Item
          href="/wandeling?opnieuw"
          icon={<History className="i" aria-hidden="true" />}
          title={t('life.look')}
          hint={t('life.lookHome', { count: lookAgain })}
        />
      )}
    </ul>
  )
}

export const RecentSightings = ({
  sightings,
  now,
}: {
  readonly sightings: readonly RecentSighting[]
  readonly now: Date
}): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  if (sightings.length === 0) return null
  return (
    <section className="section">
      <h2>{t('home.sightings')}</h2>
      <ul className="list">
        {sightings.map((sighting) => (
          <Item
            key={sighting.id}
            icon={<MapPin className="i" aria-hidden="true" />}
            title={sighting.title}
            hint={capital(day(sighting.day, now))}
            end={
              sighting.sent ? (
                <span className="tag">
                  <CloudCheck className="i i-s" aria-hidden="true" />
                  {t('home.sightingSent')}
                </span>
              ) : (
                <span className="tag">{t('home.sightingWaiting')}</span>
              )
            }
          />
        ))}
      </ul>
    </section>
  )
}
