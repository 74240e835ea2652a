import type { ReactNode } from 'react'
import { personalDataIn } from '#domain/survey/personal-data.ts'
import { defaultMaxLength } from '#domain/survey/types/schemas.ts'
import { useText } from '#app/text/text.tsx'
import { TextField } from '#app/ui/field.tsx'
import css from './controls.module.css'

/** Room for the resident's own words. Names are asked not to be written; traces of a person are pointed out and never
 *  refused. */
export const OwnWords = ({
  label,
  text,
  maxLength = defaultMaxLength,
  rows = 3,
  onChange,
}: {
  readonly label: string
  readonly text: string
  readonly maxLength?: number | undefined
  readonly rows?: number
  readonly onChange: (text: string) => void
}): ReactNode => {
  const t = useText()
  const left = maxLength - text.length
  return (
    <div className={css['ownWords']}>
      <TextField
        label={label}
        value={text}
        rows={rows}
        maxLength={maxLength}
        onChange={({ target }) => {
          onChange(target.value)
        }}
      />
      <PersonalDataWarning text={text} />
      {left < 50 && (
        <p className="small soft" role="status">
          {t('interview.charactersLeft', { left })}
        </p>
      )}
    </div>
  )
}

/** Stays in the page, so that a screen reader hears the words appear. */
export const PersonalDataWarning = ({ text }: { readonly text: string }): ReactNode => {
  const t = useText()
  const found = personalDataIn(text)
  return (
    <div role="status">
      {found.length > 0 && (
        <p className={css['warning']}>
          <strong>{found.map((kind) => t(`interview.trace_${kind}`)).join(' ')}</strong>{' '}
          {t('interview.traceThen')}
        </p>
      )}
    </div>
  )
}
