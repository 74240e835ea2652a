import { useState, type ReactNode } from 'react'
import type { Period } from '#domain/inventory/gathered.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { SelectField } from '#app/ui/field.tsx'
import css from './inventory.module.css'
import { useSay } from './say.ts'

/** Whole months; everything is worked out again for them. */
export const PeriodChoice = ({ client }: { readonly client: InventoryClient }): ReactNode => {
  const { t } = useSay()
  const months = useMonths()
  const [chosen, setChosen] = useState<Period | null>(client.period)
  const choose = (from: string, to: string) => {
    const period = from === '' && to === '' ? null : { from: from || '0000-01', to: to || '9999-12' }
    setChosen(period)
    if (period === null || period.from <= period.to) client.setPeriod(period)
  }
  const from = chosen === null || chosen.from === '0000-01' ? '' : chosen.from
  const to = chosen === null || chosen.to === '9999-12' ? '' : chosen.to
  const wrong = from !== '' && to !== '' && from > to
  return (
    <details className={`no-print ${css['fold'] ?? ''}`} open={chosen !== null}>
      <summary>{t(chosen === null ? 'inventory.allMonths' : 'inventory.someMonths')}</summary>
      <div className={css['tools']}>
        <MonthField
          label={t('inventory.from')}
          first={t('inventory.fromStart')}
          months={months}
          value={from}
          onChange={(month) => {
            choose(month, to)
          }}
        />
        <MonthField
          label={t('inventory.to')}
          first={t('inventory.toNow')}
          months={months}
          value={to}
          wrong={wrong ? t('inventory.endsBefore') : undefined}
          onChange={(month) => {
            choose(from, month)
          }}
        />
      </div>
    </details>
  )
}

/** How far back a month can be chosen. */
const monthsBack = 48

/** The months until now, newest first; `YYYY-MM`. */
export const useMonths = (): readonly string[] =>
  useState(() => {
    const now = new Date()
    return Array.from({ length: monthsBack }, (_, back) =>
      new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 1)).toISOString().slice(0, 7),
    )
  })[0]

export const MonthField = ({
  label,
  first,
  months,
  value,
  wrong,
  onChange,
}: {
  readonly label: string
  /** What no month stands for. */
  readonly first: string
  readonly months: readonly string[]
  readonly value: string
  readonly wrong?: string | undefined
  readonly onChange: (month: string) => void
}): ReactNode => {
  const { month } = useSay()
  return (
    <SelectField
      label={label}
      value={value}
      wrong={wrong}
      onChange={(event) => {
        onChange(event.target.value)
      }}
    >
      <option value="">{first}</option>
      {months.map((one) => (
        <option key={one} value={one}>
          {month(one)}
        </option>
      ))}
    </SelectField>
  )
}
