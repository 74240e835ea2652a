import type { ReactNode } from 'react'
import type { Preferences } from '#app/device/preferences.ts'
import { useText } from '#app/text/text.tsx'
import { Segments } from '#app/ui/segments.tsx'

/** How large the letters are, each choice in its own size. */
export const TextSize = ({
  value,
  onChange,
}: {
  readonly value: Preferences['textSize']
  readonly onChange: (size: Preferences['textSize']) => void
}): ReactNode => {
  const t = useText()
  return (
    <Segments
      legend={t('settings.text')}
      value={value}
      choices={[
        { value: 'gewoon', label: t('settings.textNormal') },
        { value: 'groot', label: <span style={{ fontSize: '1.1em' }}>{t('settings.textLarge')}</span> },
        {
          value: 'heel-groot',
          label: <span style={{ fontSize: '1.25em' }}>{t('settings.textLarger')}</span>,
        },
      ]}
      onChange={onChange}
    />
  )
}
