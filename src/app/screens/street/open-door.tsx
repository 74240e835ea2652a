import type { ReactNode } from 'react'
import { MessageSquare, Play } from 'lucide-react'
import { outcomes } from '#domain/field/visit.ts'
import type { StreetDoor } from '#domain/field/street.ts'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import { useLabel, useLanguage, useText } from '#app/text/text.tsx'
import { useBackCloses } from '#app/ui/back-closes.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { outcomeName } from './door-item.tsx'
import css from './street.module.css'
import type { PausedAt } from './use-street.ts'

/** What an interviewer can do at a door: begin, or say in one more tap what happened. */
export const OpenDoor = ({
  door,
  paused,
  form,
  canTalk,
  knockedToday,
  onBegin,
  onOutcome,
  onBack,
}: {
  readonly door: StreetDoor
  readonly paused: PausedAt | undefined
  readonly form: Questionnaire
  /** There is a key to lock the conversation with. */
  readonly canTalk: boolean
  readonly knockedToday: boolean
  readonly onBegin: (mode: 'full' | 'doorstep') => void
  readonly onOutcome: (outcome: string) => void
  /** The browser's back closes the door. */
  readonly onBack: () => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const label = useLabel()
  useBackCloses(onBack)
  const outcome = (code: string): ReactNode => (
    <Button
      key={code}
      onClick={() => {
        onOutcome(code)
      }}
    >
      {outcomeName(code, { t, language })}
    </Button>
  )
  if (paused !== undefined)
    return (
      <div className={`buttons ${css['actions'] ?? ''}`}>
        <ButtonLink look="main" wide href={`/gesprek/${paused.draftId}`} replace>
          <Play className="i" aria-hidden="true" />
          {paused.section === undefined
            ? t('interview.goOn')
            : t('street.unfinishedAt', { section: paused.section })}
        </ButtonLink>
      </div>
    )
  return (
    <div className={css['actions']} role="group" aria-label={`${door.street} ${door.houseNumber}`}>
      {knockedToday && <p className="small">{t('street.today')}</p>}
      <div className="buttons">
        {canTalk ? (
          <>
            <Button
              look="main"
              wide
              onClick={() => {
                onBegin('full')
              }}
            >
              <MessageSquare className="i" aria-hidden="true" />
              {t('street.begin')}
            </Button>
            <Button
              wide
              onClick={() => {
                onBegin('doorstep')
              }}
            >
              {t('street.doorstep', { minutes: form.modes.doorstep.minutes })}
            </Button>
          </>
        ) : (
          <p className="small">{t('street.noKey')}</p>
        )}
      </div>
      <h2 className="label small">{t('street.whatHappened')}</h2>
      <div className="buttons two">{atTheDoor.map(outcome)}</div>
      <h2 className="label small">{t('street.onPaper')}</h2>
      <div className="buttons two">{onPaper.map(outcome)}</div>
      <p className="small">
        <span className="label">{t('street.stopSay')}</span>{' '}
        <span className="voice">“{label(form.stopPhrase)}”</span>
      </p>
    </div>
  )
}

/** What a conversation in the app leaves by itself; by hand only for one that was held on paper. */
const onPaper: readonly string[] = ['interviewFull', 'interviewDoorstep', 'partial', 'brokenOff']

/** Most frequent first, so that the thumb finds them without scrolling. */
const first: readonly string[] = ['noAnswer', 'comeBack', 'refusal', 'refusalForever']
const atTheDoor: readonly string[] = [
  ...first,
  ...outcomes.map(({ code }) => code).filter((code) => ![...first, ...onPaper].includes(code)),
]
