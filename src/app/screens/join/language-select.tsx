import type { ReactNode } from 'react'
import { isLanguage, languageCodes, languages } from '#app/text/languages.ts'
import { useLanguage, useText } from '#app/text/text.tsx'

/** In the head of the first screens, where somebody looks who cannot read the rest. */
export const LanguageSelect = (): ReactNode => {
  const t = useText()
  const [language, setLanguage] = useLanguage()
  return (
    <select
      className="language"
      aria-label={t('join.language')}
      value={language}
      autoComplete="off"
      onChange={(event) => {
        if (isLanguage(event.target.value)) setLanguage(event.target.value)
      }}
    >
      {languageCodes.map((code) => (
        <option key={code} value={code} lang={code}>
          {languages[code].name}
        </option>
      ))}
    </select>
  )
}
