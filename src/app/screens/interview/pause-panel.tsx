import { useState, type ReactNode } from 'react'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import { applyPreferences, keepPreferences, readPreferences } from '#app/device/preferences.ts'
import { LanguageSwitch } from '#app/screens/settings/language-switch.tsx'
import { TextSize } from '#app/screens/settings/text-size.tsx'
import type { Draft } from '#app/store/draft.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import type { Autosave } from './autosave.ts'
import css from './interview.module.css'
import { useIsKept } from './use-conversation.ts'

/** Leaving half-way, with three clear ends: go on, keep for later, throw away. The words to stop with stand on top. */
export const PausePanel = ({
  sure,
  onSure,
  form,
  where,
  autosave,
  mayGoOnLonger,
  maySeal,
  onClose,
  onLater,
  onThrowAway,
  onOverview,
  onLonger,
  onSeal,
}: {
  /** Asked whether all may really go. */
  readonly sure: boolean
  readonly onSure: (sure: boolean) => void
  readonly form: Questionnaire
  /** Name of the section. */
  readonly where: string
  readonly autosave: Autosave<Draft>
  readonly mayGoOnLonger: boolean
  readonly maySeal: boolean
  readonly onClose: () => void
  readonly onLater: () => void
  readonly onThrowAway: () => void
  readonly onOverview: () => void
  readonly onLonger: () => void
  readonly onSeal: () => void
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const isKept = useIsKept(autosave)
  const [preferences, setPreferences] = useState(readPreferences)
  if (sure)
    return (
      <div className="stack">
        <p>{t('interview.throwAwayThen')}</p>
        <div className="buttons">
          <Button look="problem" onClick={onThrowAway}>
            {t('interview.throwAway')}
          </Button>
          <Button
            onClick={() => {
              onSure(false)
            }}
          >
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    )
  return (
    <div className="stack">
      <p className="small soft">
        {isKept ? t('interview.pausedKept', { section: where }) : t('interview.pausedNotYet')}
      </p>
      <blockquote className="quote">
        {label(form.stopPhrase)}
        <footer>{t('interview.stopPhraseHint')}</footer>
      </blockquote>
      <div className="buttons">
        <Button look="main" onClick={onClose}>
          {t('interview.goOn')}
        </Button>
        <Button onClick={onLater}>{t('interview.later')}</Button>
        <Button
          look="problem"
          onClick={() => {
            onSure(true)
          }}
        >
          {t('interview.throwAway')}
        </Button>
      </div>
      <div className={`buttons ${css['more'] ?? ''}`}>
        <Button look="quiet" onClick={onOverview}>
          {t('interview.overview')}
        </Button>
        {maySeal && (
          <Button look="quiet" onClick={onSeal}>
            {t('interview.stopAndSeal')}
          </Button>
        )}
        {mayGoOnLonger && (
          <Button look="quiet" onClick={onLonger}>
            {t('interview.longer')}
          </Button>
        )}
      </div>
      <LanguageSwitch />
      <TextSize
        value={preferences.textSize}
        onChange={(textSize) => {
          const changed = { ...preferences, textSize }
          setPreferences(changed)
          keepPreferences(changed)
          applyPreferences(changed, document.documentElement)
        }}
      />
    </div>
  )
}
