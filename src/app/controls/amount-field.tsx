import { useState, type ReactNode } from 'react'
import { Minus, Plus } from 'lucide-react'
import { codeLabel } from '#domain/codelists.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { centsFrom, typedEuros } from './euros.ts'

interface Amount {
  readonly cents: number | undefined
  readonly period: string
}

/** Euros with a step of ten, and per what. */
export const AmountField = ({
  cents,
  period,
  periods,
  onChange,
}: Amount & {
  readonly periods: readonly string[]
  readonly onChange: (amount: Amount) => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const [typed, setTyped] = useState(cents === undefined ? '' : typedEuros(cents))

  const step = (by: number) => {
    const changed = Math.max(0, (cents ?? 0) + by * 100)
    setTyped(typedEuros(changed))
    onChange({ cents: changed, period })
  }
  const isOdd = typed.trim() !== '' && centsFrom(typed) === undefined
  return (
    <>
      <div className="amount">
        <button
          type="button"
          className="icon-button"
          aria-label={t('interview.tenLess')}
          onClick={() => step(-10)}
        >
          <Minus className="i" aria-hidden="true" />
        </button>
        <span className="sign" aria-hidden="true">
          €
        </span>
        <input
          inputMode="decimal"
          autoComplete="off"
          aria-label={t('interview.amount')}
          {...(isOdd ? { 'aria-invalid': true } : {})}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            onChange({ cents: centsFrom(target.value), period })
          }}
        />
        <button
          type="button"
          className="icon-button plus"
          aria-label={t('interview.tenMore')}
          onClick={() => step(10)}
        >
          <Plus className="i" aria-hidden="true" />
        </button>
      </div>
      <Segments
        legend={t('interview.perWhat')}
        value={period}
        choices={periods.map((code) => ({ value: code, label: codeLabel('period', code, language) }))}
        onChange={(code) => {
          onChange({ cents, period: code })
        }}
      />
      <p className="small" role="status">
        {isOdd && t('interview.amountOdd')}
      </p>
    </>
  )
}
