import type { ReactNode } from 'react'
import { Lock } from 'lucide-react'
import { draftDays } from '#domain/survey/draft-age.ts'
import type { KeyState } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import css from './interview.module.css'
import { NotKept } from './not-kept.tsx'
import type { Sealing } from './use-sealing.ts'

/** Asks once more, since it cannot be undone, and shows that it is busy. Without a key it says what happens instead. */
export const SealPanel = ({
  sealing,
  keyKind,
  mayGoOnLonger,
  atDoor,
  onSeal,
  onClose,
  onLater,
}: {
  readonly sealing: Sealing
  readonly keyKind: KeyState['kind']
  /** A short conversation can still become a long one: not any more once it is locked. */
  readonly mayGoOnLonger: boolean
  /** It is found back at its address. */
  readonly atDoor: boolean
  readonly onSeal: () => void
  readonly onClose: () => void
  readonly onLater: () => void
}): ReactNode => {
  const t = useText()
  const busy = sealing.step === 'busy'
  if (keyKind !== 'pinned')
    return (
      <div className="stack">
        <p>{t(keyKind === 'none' ? 'interview.noKeyThen' : 'interview.keyDiffersThen')}</p>
        <div className="buttons">
          <Button look="main" onClick={onLater}>
            {t('interview.later')}
          </Button>
          {keyKind === 'differs' && <ButtonLink href="/sleutel">{t('key.takeTitle')}</ButtonLink>}
          <Button onClick={onClose}>{t('common.back')}</Button>
        </div>
      </div>
    )
  return (
    <div className="stack">
      <p>{t('interview.sealNote')}</p>
      {sealing.step === 'failed' && <NotKept reason={sealing.reason} onRetry={onSeal} />}
      <div role="status" aria-live="polite">
        {busy && (
          <p className="row">
            <Lock className={`i ${css['busy'] ?? ''}`} aria-hidden="true" />
            {t('interview.sealBusy')}
          </p>
        )}
      </div>
      <div className="buttons">
        <Button look="main" disabled={busy} onClick={onSeal}>
          {t('interview.seal')}
        </Button>
        <Button disabled={busy} onClick={onClose}>
          {t('interview.notYet')}
        </Button>
      </div>
      {mayGoOnLonger && (
        <div className={`stack ${css['more'] ?? ''}`}>
          <p className="small">
            {t(atDoor ? 'interview.laterAtDoorThen' : 'interview.laterThen', { days: draftDays.end })}
          </p>
          <Button disabled={busy} onClick={onLater}>
            {t('interview.later')}
          </Button>
        </div>
      )}
    </div>
  )
}
