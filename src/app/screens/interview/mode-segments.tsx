import type { ReactNode } from 'react'
import type { Mode } from '#domain/survey/questionnaire.ts'
import { useText } from '#app/text/text.tsx'
import { Segments } from '#app/ui/segments.tsx'

/** At the table or at the door. */
export const ModeSegments = ({
  value,
  onChange,
}: {
  readonly value: Mode
  readonly onChange: (mode: Mode) => void
}): ReactNode => {
  const t = useText()
  return (
    <Segments
      legend={t('paper.mode')}
      value={value}
      choices={[
        { value: 'full', label: t('interview.full') },
        { value: 'doorstep', label: t('interview.doorstep') },
      ]}
      onChange={onChange}
    />
  )
}
