import type { ReactNode } from 'react'
import type { FormChange } from '#domain/survey/form-changes.ts'
import { useLabel, useText } from '#app/text/text.tsx'

/** What changed in a version, one line for each thing. */
export const ChangeList = ({ changes }: { readonly changes: readonly FormChange[] }): ReactNode => {
  const t = useText()
  const label = useLabel()
  return (
    <ul>
      {changes.map(({ kind, at, label: words }) => (
        <li key={`${kind} ${at}`}>
          <strong>{t(`questions.change_${kind}`)}</strong> {label(words)}
        </li>
      ))}
    </ul>
  )
}
