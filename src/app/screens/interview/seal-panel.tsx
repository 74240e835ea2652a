import type { ReactNode } from 'react'
import { Lock } from 'lucide-react'
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
  onSeal,
  onClose,
  onLater,
}: {
  readonly sealing: Sealing
  readonly keyKind: KeyState['kind']
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
    </div>
  )
}
