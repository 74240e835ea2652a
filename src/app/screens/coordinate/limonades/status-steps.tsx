import type { ReactNode } from 'react'
import { codeName } from '#domain/codelists.ts'
import { matchStatuses, type MatchStatus } from '#domain/inventory/match.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import css from './limonades.module.css'

const steps = matchStatuses.filter((status) => status !== 'stopped')

/** How far it is, from idea to running. Only a tap moves it. */
export const StatusSteps = ({
  status,
  onChange,
}: {
  readonly status: MatchStatus
  readonly onChange: (status: MatchStatus) => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  return (
    <div className="stack">
      <ol className={css['steps']}>
        {steps.map((step) => (
          <li key={step}>
            <button
              type="button"
              className={`button small ${step === status ? (css['now'] ?? '') : ''}`}
              {...(step === status ? { 'aria-current': 'step' as const } : {})}
              onClick={() => {
                if (step !== status) onChange(step)
              }}
            >
              {codeName('matchStatus', step, language)}
            </button>
          </li>
        ))}
      </ol>
      {status === 'stopped' ? (
        <p className="small">{t('limonade.isStopped')}</p>
      ) : (
        <div>
          <Button
            look="quiet"
            small
            onClick={() => {
              onChange('stopped')
            }}
          >
            {t('limonade.stop')}
          </Button>
        </div>
      )}
    </div>
  )
}
