import { lazy, Suspense, useState, type ReactNode } from 'react'
import { Check, Printer } from 'lucide-react'
import { useLocation, useParams } from 'wouter'
import { formatWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import { Ask } from '#app/controls/ask.tsx'
import { useProject } from '#app/project/project-context.tsx'
import { useSending } from '#app/project/sending.ts'
import type { SaveFailure } from '#app/store/attempt.ts'
import type { Farewell } from '#app/store/draft.ts'
import { useText } from '#app/text/text.tsx'
import { BrandHead } from '#app/ui/brand.tsx'
import { Button } from '#app/ui/button.tsx'
import { Screen } from '#app/ui/screen.tsx'
import { useTitle } from '#app/ui/use-title.ts'
import { createAutosave } from './autosave.ts'
import { ContactStep } from './contact-step.tsx'
import css from './interview.module.css'
import { DraftAway } from './interview-screen.tsx'
import { NotKept } from './not-kept.tsx'
import { Slip } from './slip.tsx'
import { typingPause, useLettingGo } from './use-conversation.ts'
import { type OnLetGo, useDraft } from './use-draft.ts'

const QrCode = lazy(() => import('#app/ui/qr-code.tsx').then((part) => ({ default: part.QrCode })))

/** After sealing: the code that takes it all back, then whether somebody may be reached, then done. What is left to do
 *  stands on the phone, so that each step survives a reload. */
export const ThanksScreen = (): ReactNode => {
  const { id } = useParams<{ id: string }>()
  const opened = useDraft(id)
  if (opened.state !== 'here') return <DraftAway opened={opened} gone="farewell" />
  const { draft, turn, onLetGo } = opened
  if (draft.kind !== 'farewell') return <DraftAway opened={{ state: 'gone', before: true }} gone="farewell" />
  return <FarewellSteps key={`${draft.id} ${turn}`} farewell={draft} onLetGo={onLetGo} />
}

const FarewellSteps = ({
  farewell,
  onLetGo,
}: {
  readonly farewell: Farewell
  readonly onLetGo: OnLetGo
}): ReactNode => {
  const [, navigate] = useLocation()
  const { store, questionnaire, questionnaireOf } = useProject()
  // What is typed for a contact stands on the phone at once, and is still there after a step back.
  const [typed, setTyped] = useState<unknown>(farewell.details)
  const [autosave] = useState(() => createAutosave<Farewell>((draft) => store.saveDraft(draft)))
  useLettingGo(onLetGo, autosave)
  const form = (farewell.form && questionnaireOf(farewell.form.id, farewell.form.version)) ?? questionnaire
  const contact = form.questions.find(({ type }) => type === 'contact')
  const [step, setStep] = useState<'code' | 'contact'>('code')
  const [failed, setFailed] = useState<SaveFailure>()

  const finish = async () => {
    await autosave.stop()
    const gone = await store.discard(farewell.id, farewell.visit)
    if (gone.ok) navigate(farewell.visit === undefined ? '/' : '/straat', { replace: true })
    else setFailed(gone.reason)
  }
  const trouble = failed === undefined ? null : <NotKept reason={failed} onRetry={() => void finish()} />
  if (step === 'contact' && contact !== undefined)
    return (
      <ContactStep
        farewell={farewell}
        form={form}
        question={contact}
        value={typed}
        onValue={(value) => {
          setTyped(value)
          autosave.put({ ...farewell, details: value }, typingPause)
        }}
        autosave={autosave}
        trouble={trouble}
        onBack={() => {
          setStep('code')
        }}
        onDone={() => void finish()}
      />
    )
  return (
    <CodeStep
      farewell={farewell}
      trouble={trouble}
      isLast={contact === undefined || farewell.contact === 'asked'}
      onDone={() => {
        if (contact === undefined || farewell.contact === 'asked') void finish()
        else setStep('contact')
      }}
    />
  )
}

const CodeStep = ({
  farewell,
  trouble,
  isLast,
  onDone,
}: {
  readonly farewell: Farewell
  readonly trouble: ReactNode
  readonly isLast: boolean
  readonly onDone: () => void
}): ReactNode => {
  const t = useText()
  useTitle(t('interview.thanksTitle'))
  const { waiting } = useSending()
  const [handedOver, setHandedOver] = useState(false)
  const [wrong, setWrong] = useState(false)
  const code = formatWithdrawalCode(farewell.code)
  return (
    <Screen
      head={<BrandHead />}
      foot={
        <>
          {wrong && !handedOver && (
            <p className={css['problem']} role="alert">
              {t('interview.codeFirst')}
            </p>
          )}
          <label className={`small ${css['handed'] ?? ''}`}>
            <input
              type="checkbox"
              checked={handedOver}
              autoComplete="off"
              onChange={({ target }) => {
                setHandedOver(target.checked)
              }}
            />
            {t('interview.codeHanded')}
          </label>
          <Button
            look="main"
            wide
            onClick={() => {
              setWrong(true)
              if (handedOver) onDone()
            }}
          >
            {isLast ? t('interview.done') : t('common.next')}
          </Button>
        </>
      }
    >
      {trouble}
      <div>
        <Ask screen="code">{t('interview.thanks')}</Ask>
        <p className={`small soft no-print ${css['keptLine'] ?? ''}`}>
          <Check className="i i-s" aria-hidden="true" />
          {t('interview.sealed', { count: waiting })}
        </p>
      </div>
      <div className={`card stack ${css['codeCard'] ?? ''}`}>
        <p>
          <strong>{t('interview.keepCode')}</strong>
          <br />
          <span className="small soft">{t('interview.keepCodeThen')}</span>
        </p>
        <Suspense fallback={<div className="qr" />}>
          <QrCode text={`${location.origin}/intrekken#c=${farewell.code}`} label={t('interview.qrLabel')} />
        </Suspense>
        <p className={`code ${css['code'] ?? ''}`} dir="ltr">
          {code.split('-').map((four) => (
            <span key={four}>{four} </span>
          ))}
        </p>
        <p className="tiny soft">{t('interview.codeWhere', { address: `${location.host}/intrekken` })}</p>
      </div>
      <Button
        wide
        className="no-print"
        onClick={() => {
          print()
        }}
      >
        <Printer className="i i-s" aria-hidden="true" />
        {t('interview.print')}
      </Button>
      <p className="tiny soft no-print">{t('interview.printOnce')}</p>
      <Slip
        code={code.replaceAll('-', ' ')}
        address={`${location.host}/intrekken`}
        qr={
          <Suspense fallback={null}>
            <QrCode text={`${location.origin}/intrekken#c=${farewell.code}`} label={t('interview.qrLabel')} />
          </Suspense>
        }
      />
    </Screen>
  )
}
