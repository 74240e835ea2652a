import { useEffect, useState, type ReactNode } from 'react'
import { Camera, Check, CircleAlert } from 'lucide-react'
import { formatWithdrawalCode, readWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import { withdraw } from '#app/sync/client.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { BrandHead } from '#app/ui/brand.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { QrScanner } from '#app/ui/qr-scanner.tsx'
import { Screen } from '#app/ui/screen.tsx'
import { useTitle } from '#app/ui/use-title.ts'
import css from './withdraw.module.css'

type Step =
  | { readonly at: 'code'; readonly wrong?: 'typo' | 'away' | 'tooOften' }
  | { readonly at: 'busy' }
  | {
      readonly at: 'found'
      readonly month: string | undefined
      readonly contact: boolean
      readonly failed?: boolean
    }
  | { readonly at: 'unknown' }
  | { readonly at: 'done'; readonly contact: boolean }
  /** Nothing was there; what arrives with this code is refused from now on. */
  | { readonly at: 'remembered' }

/** Taking a conversation back with its code. Public, and outside a project: whoever has the code may use it. It says
 *  whether there is something and from which month, never an answer. */
export const WithdrawScreen = ({
  fetch = globalThis.fetch,
}: {
  readonly fetch?: typeof globalThis.fetch
}): ReactNode => {
  const t = useText()
  useTitle(t('interview.withdraw'))
  const { month: monthName } = useFormats()
  const [typed, setTyped] = useState(codeInAddress)
  const [step, setStep] = useState<Step>({ at: 'code' })
  const [scanning, setScanning] = useState(false)
  useEffect(() => {
    // The code is a secret: it leaves the address bar and the history at once.
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname)
  }, [])

  const call = async (confirm: boolean): Promise<void> => {
    const code = readWithdrawalCode(typed)
    if (!code.ok) {
      setStep({ at: 'code', wrong: 'typo' })
      return
    }
    setStep({ at: 'busy' })
    // Bound to the window: a browser's fetch refuses to be called as a member of something else.
    const reply = await withdraw((input, init) => fetch(input, init), { code: code.code, confirm })
    if (!reply.ok) {
      setStep({ at: 'code', wrong: reply.kind === 'problem' && reply.status === 429 ? 'tooOften' : 'away' })
      return
    }
    const { found, month, contact, erased } = reply.value
    if (!found) setStep({ at: confirm ? 'remembered' : 'unknown' })
    else if (!confirm) setStep({ at: 'found', month, contact })
    else setStep(erased ? { at: 'done', contact } : { at: 'found', month, contact, failed: true })
  }
  const scanned = (text: string): void => {
    const code = new URLSearchParams(text.replace(/^[^#]*#/, '')).get('c') ?? text
    const read = readWithdrawalCode(code)
    if (!read.ok) return
    setTyped(formatWithdrawalCode(read.code))
    setScanning(false)
  }
  const isAsking = step.at === 'code' || step.at === 'busy'
  return (
    <Screen
      head={<BrandHead />}
      foot={
        isAsking ? (
          <Button look="main" wide disabled={step.at === 'busy'} onClick={() => void call(false)}>
            {t(step.at === 'busy' ? 'interview.withdrawBusy' : 'interview.withdrawLook')}
          </Button>
        ) : step.at === 'found' ? (
          <>
            <Button look="problem" wide onClick={() => void call(true)}>
              {t('interview.throwAway')}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                setStep({ at: 'code' })
              }}
            >
              {t('common.cancel')}
            </Button>
          </>
        ) : step.at === 'unknown' ? (
          <>
            <Button look="problem" wide onClick={() => void call(true)}>
              {t('interview.withdrawUnknownYes')}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                setStep({ at: 'code' })
              }}
            >
              {t('interview.withdrawOther')}
            </Button>
          </>
        ) : undefined
      }
    >
      <h1 className="ask">{t('interview.withdraw')}</h1>
      {isAsking && <p>{t('interview.withdrawBefore')}</p>}
      {isAsking && (
        <form
          className={css['code']}
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault()
            void call(false)
          }}
        >
          <Field
            label={t('interview.withdrawCode')}
            hint={t('interview.withdrawHint')}
            wrong={step.at === 'code' && step.wrong === 'typo' ? t('interview.withdrawTypo') : undefined}
            value={typed}
            maxLength={40}
            autoCapitalize="characters"
            spellCheck={false}
            dir="ltr"
            onChange={({ target }) => {
              setTyped(target.value)
            }}
          />
        </form>
      )}
      {isAsking &&
        (scanning ? (
          <QrScanner
            onText={scanned}
            onStop={() => {
              setScanning(false)
            }}
          />
        ) : (
          hasCamera() && (
            <Button
              wide
              onClick={() => {
                setScanning(true)
              }}
            >
              <Camera className="i" aria-hidden="true" />
              {t('interview.withdrawScan')}
            </Button>
          )
        ))}
      {step.at === 'code' && (step.wrong === 'away' || step.wrong === 'tooOften') && (
        <Banner
          look="wrong"
          icon={<CircleAlert className="i" aria-hidden="true" />}
          title={t(`interview.withdraw_${step.wrong}`)}
        >
          {t('interview.withdrawNothingErased')}
        </Banner>
      )}
      <div role="status" className="stack">
        {step.at === 'found' && (
          <>
            {step.failed === true && <p>{t('interview.withdrawNothingErased')}</p>}
            <p>
              <strong>
                {step.month === undefined
                  ? t('interview.withdrawFound')
                  : t('interview.withdrawFoundIn', { month: monthName(step.month) })}
              </strong>
            </p>
            <p>{t(step.contact ? 'interview.withdrawContact' : 'interview.withdrawNoContact')}</p>
            <p>{t('interview.withdrawThen')}</p>
          </>
        )}
        {step.at === 'unknown' && (
          <>
            <p>
              <strong>{t('interview.withdrawUnknown')}</strong>
            </p>
            <p>{t('interview.withdrawUnknownThen')}</p>
          </>
        )}
        {step.at === 'remembered' && (
          <>
            <p>
              <strong>{t('interview.withdrawLater')}</strong>
            </p>
            <p>{t('interview.withdrawLaterThen')}</p>
          </>
        )}
        {step.at === 'done' && (
          <>
            <p className="row">
              <Check className="i" aria-hidden="true" />
              <strong>{t('interview.withdrawDone')}</strong>
            </p>
            <p>{t(step.contact ? 'interview.withdrawDoneContact' : 'interview.withdrawDoneThen')}</p>
          </>
        )}
      </div>
    </Screen>
  )
}

/** Browsers hide the camera from pages that came without encryption. */
const hasCamera = (): boolean => 'mediaDevices' in navigator

/** The QR code holds the code in the fragment, which no server ever sees. */
const codeInAddress = (): string => {
  const code = new URLSearchParams(location.hash.replace(/^#/, '')).get('c')
  const read = code === null ? undefined : readWithdrawalCode(code)
  return read?.ok === true ? formatWithdrawalCode(read.code) : (code ?? '')
}
