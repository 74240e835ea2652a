import { useState, type ReactNode } from 'react'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import type { EditorProps } from './detail-editor.tsx'

/** Since which year, and month when that is known, it lies unused. */
export const SinceEditor = ({ fields, onSave }: EditorProps): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const [knownYear = '', knownMonth = ''] = (fields.since ?? '').split('-')
  const [year, setYear] = useState(knownYear)
  const [month, setMonth] = useState(knownMonth)
  const [odd, setOdd] = useState(false)
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const save = () => {
    if (year === '') onSave({ since: null })
    else if (/^(1[6-9]|20)\d\d$/.test(year)) onSave({ since: month === '' ? year : `${year}-${month}` })
    else setOdd(true)
  }
  return (
    <>
      <Field
        label={t('interview.year')}
        inputMode="numeric"
        maxLength={4}
        value={year}
        wrong={odd ? t('sighting.sinceOdd') : undefined}
        onChange={({ target }) => {
          setOdd(false)
          setYear(target.value.replaceAll(/\D/g, ''))
        }}
      />
      <SelectField
        label={t('interview.monthIfKnown')}
        value={month}
        disabled={year.length < 4}
        onChange={({ target }) => {
          setMonth(target.value)
        }}
      >
        <option value="">{t('interview.monthUnknown')}</option>
        {Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0')).map((code) => (
          <option key={code} value={code}>
            {name.format(new Date(`2000-${code}-01T12:00:00Z`))}
          </option>
        ))}
      </SelectField>
      <Button look="main" wide onClick={save}>
        {t('common.save')}
      </Button>
    </>
  )
}
