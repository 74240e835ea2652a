import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { Check } from 'lucide-react'
import { useLocation } from 'wouter'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import { Ask } from '#app/controls/ask.tsx'
import type { Saved } from '#app/store/attempt.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { BrandHead } from '#app/ui/brand.tsx'
import { Button } from '#app/ui/button.tsx'
import { Screen } from '#app/ui/screen.tsx'
import { NotKept } from './not-kept.tsx'

/** Somebody rather not: thanks, and nothing is kept. It says so only when it is true. */
export const Refused = ({
  form,
  next,
  onThrowAway,
}: {
  readonly form: Questionnaire
  /** The screen after this one. */
  readonly next: string
  readonly onThrowAway: () => Promise<Saved>
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [, navigate] = useLocation()
  const [gone, setGone] = useState<Saved>()
  const throwAway = useEffectEvent(() => {
    void onThrowAway().then(setGone)
  })
  useEffect(() => {
    throwAway()
  }, [])
  return (
    <Screen
      head={<BrandHead />}
      foot={
        <Button
          look="main"
          wide
          onClick={() => {
            navigate(next, { replace: true })
          }}
        >
          {t(next === '/' ? 'common.toHome' : 'street.toStreet')}
        </Button>
      }
    >
      <Ask screen="refused">{label(form.stopPhrase)}</Ask>
      <div role="status">
        {gone?.ok === true && (
          <p className="row">
            <Check className="i i-s" aria-hidden="true" />
            {t('interview.nothingKept')}
          </p>
        )}
      </div>
      {gone?.ok === false && (
        <NotKept
          reason={gone.reason}
          onRetry={() => {
            void onThrowAway().then(setGone)
          }}
        />
      )}
    </Screen>
  )
}
