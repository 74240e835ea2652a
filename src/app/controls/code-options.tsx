import type { ReactNode } from 'react'
import { codeList, codeName } from '#domain/codelists.ts'
import { useLanguage } from '#app/text/text.tsx'

/** The codes of a list as the options of a select, in the order of the list. */
export const CodeOptions = ({
  list,
  keep = () => true,
}: {
  readonly list: string
  /** Which of its codes may be chosen here. */
  readonly keep?: (code: string) => boolean
}): ReactNode => {
  const [language] = useLanguage()
  return codeList(list)
    .filter(({ code }) => keep(code))
    .map(({ code }) => (
      <option key={code} value={code}>
        {codeName(list, code, language)}
      </option>
    ))
}
