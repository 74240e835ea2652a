import { useEffect, useState, type ReactNode } from 'react'
import { Camera, Check } from 'lucide-react'
import { readKeyLink } from '#app/project/key-link.ts'
import { pinKey } from '#app/project/pin-key.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { QrScanner } from '#app/ui/qr-scanner.tsx'
import { Screen, TitleHead } from '#app/ui/screen.tsx'
import { CompareKeys } from './compare-keys.tsx'
import { judgeCard, type CardProblem } from './judge-card.ts'

type Step =
  | { readonly step: 'asking'; readonly problem?: CardProblem }
  | { readonly step: 'scanning' }
  | { readonly step: 'comparing'; readonly publicKey: string }
  | { readonly step: 'done' }

/** Takes another key than the one that this phone pinned: only from a card that was scanned, and only after a person
 *  compared the words. */
export const ScanKeyScreen = (): ReactNode => {
  const t = useText()
  const { membership, sync } = useProject()
  const look = (text: string): Step => {
    const judged = judgeCard(readKeyLink(text), membership)
    return judged.ok
      ? { step: 'comparing', publicKey: judged.publicKey }
      : { step: 'asking', problem: judged.problem }
  }
  const [step, setStep] = useState<Step>(() =>
    location.hash === '' ? { step: 'asking' } : look(location.href),
  )
  // The phone's own camera opened the link.
  useEffect(() => {
    if (location.hash !== '') history.replaceState(null, '', location.pathname)
  }, [])
  const take = async (publicKey: string) => {
    await pinKey(membership.projectId, publicKey, 'link')
    setStep({ step: 'done' })
    sync.poke()
  }
  const again = () => {
    setStep({ step: 'asking' })
  }
  return (
    <Screen head={<TitleHead title={t('key.takeTitle')} back={{ href: '/', label: t('common.back') }} />}>
      {step.step === 'asking' && (
        <div className="stack">
          {step.problem === undefined ? (
            <p>{t('key.takeWhy')}</p>
          ) : (
            <p role="alert">{t(`key.card_${step.problem}`)}</p>
          )}
          <Button
            look="main"
            wide
            onClick={() => {
              setStep({ step: 'scanning' })
            }}
          >
            <Camera className="i" aria-hidden="true" />
            {t('key.scan')}
          </Button>
          <PasteCard
            onText={(text) => {
              setStep(look(text))
            }}
          />
        </div>
      )}
      {step.step === 'scanning' && (
        <QrScanner
          onText={(text) => {
            setStep(look(text))
          }}
          onStop={again}
        />
      )}
      {step.step === 'comparing' && (
        <CompareKeys publicKey={step.publicKey} onTake={() => void take(step.publicKey)} onNot={again} />
      )}
      {step.step === 'done' && (
        <div className="stack">
          <p className="row" role="status">
            <Check className="i" aria-hidden="true" />
            {t('key.takeDone')}
          </p>
          <ButtonLink look="main" wide href="/">
            {t('key.takeGoHome')}
          </ButtonLink>
        </div>
      )}
    </Screen>
  )
}

const PasteCard = ({ onText }: { readonly onText: (text: string) => void }): ReactNode => {
  const t = useText()
  const [link, setLink] = useState('')
  return (
    <Form
      className="section stack"
      onSubmit={() => {
        onText(link.trim())
      }}
    >
      <Field
        label={t('key.takePaste')}
        type="url"
        inputMode="url"
        value={link}
        onChange={(event) => {
          setLink(event.target.value)
        }}
      />
      <Button wide type="submit">
        {t('key.takePasteGo')}
      </Button>
    </Form>
  )
}
