import type { ReactNode } from 'react'
import { languageCodes, languages } from '#app/text/languages.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Segments } from '#app/ui/segments.tsx'

/** Each language by its own name, for somebody who cannot read the one on the screen. */
export const LanguageSwitch = (): ReactNode => {
  const t = useText()
  const [language, setLanguage] = useLanguage()
  return (
    <Segments
      legend={t('join.language')}
      value={language}
      choices={languageCodes.map((code) => ({
        value: code,
        label: <span lang={code}>{languages[code].name}</span>,
      }))}
      onChange={setLanguage}
    />
  )
}
