import { useState, type ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import type { DeviceInfo } from '#domain/sync/desk-wire.ts'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import type { HeldKey } from './key-holder.ts'
import { NewKey } from './new-key.tsx'

/** A new key after the old one: what it helps against, what it does not, and what comes after. */
export const RenewKey = ({
  held,
  gone,
}: {
  readonly held: HeldKey | undefined
  /** Coordinators who were let go while this key was in use. */
  readonly gone: readonly DeviceInfo[]
}): ReactNode => {
  const t = useText()
  // Its own worker goes on, also when what is held becomes the new key.
  const [after, setAfter] = useState<HeldKey['worker']>()
  if (after !== undefined)
    return (
      <NewKey
        after={after}
        onEnd={() => {
          setAfter(undefined)
        }}
      />
    )
  return (
    <div className="stack">
      <p className="small soft">{t('key.renewWhen')}</p>
      {gone.length > 0 && (
        <Banner
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('key.renewGone', { name: gone.map(({ name }) => name).join(', ') })}
        />
      )}
      <p>{t('key.renewKept')}</p>
      <p>{t('key.renewSteps')}</p>
      <p>{t('key.renewOldSheet')}</p>
      {held === undefined ? (
        <p className="small soft">{t('key.openFirst')}</p>
      ) : (
        <div className="buttons">
          <Button
            onClick={() => {
              setAfter(held.worker)
            }}
          >
            {t('key.renewGo')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** When words, sheet and other coordinators are all gone. */
export const LostKey = (): ReactNode => {
  const t = useText()
  const [step, setStep] = useState<'reading' | 'asking' | 'making'>('reading')
  if (step === 'making')
    return (
      <NewKey
        onEnd={() => {
          setStep('reading')
        }}
      />
    )
  return (
    <div className="stack">
      <p>{t('key.lostTry')}</p>
      <p>{t('key.lostWhat')}</p>
      <p>{t('key.lostNot')}</p>
      <div className="buttons">
        <Button
          look="problem"
          onClick={() => {
            setStep('asking')
          }}
        >
          {t('key.lostMake')}
        </Button>
      </div>
      <Confirm
        open={step === 'asking'}
        title={t('key.lostAsk')}
        yes={t('key.lostYes')}
        no={t('common.cancel')}
        onYes={() => {
          setStep('making')
        }}
        onNo={() => {
          setStep('reading')
        }}
      >
        <p>{t('key.lostWhat')}</p>
      </Confirm>
    </div>
  )
}
