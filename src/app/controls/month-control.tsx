import type { ReactNode } from 'react'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import type { ControlProps } from './control.ts'

/** A year, and the month when it is known. Without a year there is no answer. */
export const MonthControl = ({ value, onChange }: ControlProps): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const [year = '', part = ''] = typeof value === 'string' ? value.split('-') : []
  const put = (newYear: string, newPart: string) => {
    onChange(newYear === '' ? undefined : newPart === '' ? newYear : `${newYear}-${newPart}`)
  }
  return (
    <div className="stack">
      <Field
        label={t('interview.year')}
        inputMode="numeric"
        maxLength={4}
        value={year}
        onChange={({ target }) => {
          put(target.value.replaceAll(/\D/g, ''), part)
        }}
      />
      <SelectField
        label={t('interview.monthIfKnown')}
        value={part}
        disabled={year.length < 4}
        onChange={({ target }) => {
          put(year, target.value)
        }}
      >
        <option value="">{t('interview.monthUnknown')}</option>
        {Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0')).map((code) => (
          <option key={code} value={code}>
            {name.format(new Date(`2000-${code}-01T12:00:00Z`))}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
