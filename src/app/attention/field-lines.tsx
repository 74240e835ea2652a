import type { ReactNode } from 'react'
import type { Json } from '#domain/sync/operation.ts'
import { useText } from '#app/text/text.tsx'
import css from './attention.module.css'
import { useWords } from './use-told.ts'

const most = 10

/** What was saved or changed, line by line. Empty fields say nothing. */
export const FieldLines = ({
  type,
  fields,
}: {
  readonly type: string
  readonly fields: Readonly<Record<string, Json>>
}): ReactNode => {
  const t = useText()
  const words = useWords()
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .slice(0, most)
  if (lines.length === 0) return null
  return (
    <ul className={`small ${css['lines'] ?? ''}`}>
      {lines.map(([field, value]) => (
        <li key={field}>
          {t('attention.fieldLine', {
            field: words.field(type, field),
            value: words.value({ type, field }, value),
          })}
        </li>
      ))}
    </ul>
  )
}
