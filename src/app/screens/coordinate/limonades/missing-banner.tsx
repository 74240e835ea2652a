import type { ReactNode } from 'react'
import { Check, CircleDashed } from 'lucide-react'
import { codeName } from '#domain/codelists.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import type { Entry } from './limonade-card.tsx'
import type { MixWords } from './words.ts'

/** What is missing and what stands in the way, and what somebody can do now. */
export const MissingBanner = ({
  entry,
  words,
  actions,
}: {
  readonly entry: Entry
  readonly words: MixWords
  readonly actions?: ReactNode
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { missing, water, syrup, jug } = entry
  const obstacles = [...water, ...syrup, ...jug].flatMap((part) =>
    part.type === 'assetSighting'
      ? part.obstacles.filter((code) => code !== 'none').map((code) => ({ part, code }))
      : [],
  )
  return (
    <Banner
      icon={
        missing.length === 0 ? (
          <Check className="i" aria-hidden="true" />
        ) : (
          <CircleDashed className="i" aria-hidden="true" />
        )
      }
      title={
        missing.length === 0
          ? t('limonade.allThere')
          : t('limonade.missingTitle', { what: words.missingShort(missing) })
      }
      actions={actions}
    >
      {missing.map((part) => (
        <p key={part}>{words.missingWords(part)}</p>
      ))}
      {obstacles.length > 0 && (
        <>
          <p>
            <strong>{t('limonade.inTheWay')}</strong>
          </p>
          <ul>
            {obstacles.map(({ part, code }) => (
              <li key={`${part.id} ${code}`}>
                {words.partName(part)}: {codeName('obstacle', code, language)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Banner>
  )
}
