import { type ReactNode, useState } from 'react'
import { Trash2 } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'

export interface ErasePhoneProps {
  /** Things that have not been received, and conversations that are not finished: they stand nowhere else. */
  readonly waiting: number
  readonly unfinished: number
  readonly erasing: boolean
  readonly onErase: () => void
}

type Step = 'closed' | 'first' | 'again'

/** Empties this phone. Asks once; while work stands nowhere else it refuses, and after "anyway" asks twice. */
export const ErasePhone = ({ waiting, unfinished, erasing, onErase }: ErasePhoneProps): ReactNode => {
  const t = useText()
  const [step, setStep] = useState<Step>('closed')
  const lost = waiting + unfinished
  const erase = (): void => {
    setStep('closed')
    onErase()
  }
  const leave = (): void => {
    setStep('closed')
  }
  return (
    <section className="section">
      <Banner
        look={lost > 0 ? 'wrong' : 'plain'}
        icon={<Trash2 className="i" aria-hidden="true" />}
        title={t('settings.erase')}
        actions={
          <Button
            look="problem"
            disabled={erasing}
            onClick={() => {
              setStep('first')
            }}
          >
            {erasing ? t('settings.erasing') : lost > 0 ? t('settings.eraseAnyway') : t('settings.eraseNow')}
          </Button>
        }
      >
        <p>{lost === 0 ? t('settings.eraseThen') : t('settings.eraseRefused')}</p>
        {waiting > 0 && <p>{t('settings.eraseWaiting', { count: waiting })}</p>}
        {unfinished > 0 && <p>{t('settings.eraseDrafts', { count: unfinished })}</p>}
      </Banner>
      <Confirm
        open={step === 'first'}
        title={lost > 0 ? t('settings.eraseLostAsk') : t('settings.eraseAsk')}
        yes={lost > 0 ? t('settings.eraseYesLost') : t('settings.eraseYes')}
        no={t('settings.eraseNo')}
        onNo={leave}
        onYes={() => {
          if (lost > 0) setStep('again')
          else erase()
        }}
      >
        <p>{lost > 0 ? t('settings.eraseLostAskThen', { count: lost }) : t('settings.eraseAskThen')}</p>
      </Confirm>
      <Confirm
        open={step === 'again'}
        title={t('settings.eraseLostAgain')}
        yes={t('settings.eraseYes')}
        no={t('settings.eraseNo')}
        onNo={leave}
        onYes={erase}
      >
        <p>{t('settings.eraseLostAgainThen')}</p>
      </Confirm>
    </section>
  )
}
