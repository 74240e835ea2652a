import type { ReactNode } from 'react'
import { codeName } from '#domain/codelists.ts'
import { kindName } from '#domain/field/taxonomy.ts'
import type { SetMatch, SetMatchPart } from '#domain/inventory/gated-set.ts'
import { type Say, useSay } from '../coordinate/inventory/say.ts'
import { useLanguage, type Language } from '#app/text/text.tsx'
import css from './given.module.css'

/** Combinations that people chose, with what may be told of their parts: talent as a skill and a number. */
export const GivenMatches = ({ matches }: { readonly matches: readonly SetMatch[] }): ReactNode => {
  const say = useSay()
  const [language] = useLanguage()
  const { t } = say
  return (
    <section className="block section">
      <h2>{t('limonade.room')}</h2>
      {matches.length === 0 && <p className="soft">{t('inventory.nothingYet')}</p>}
      {matches.map((match, at) => (
        <article key={at} className="section">
          <h3>{match.title}</h3>
          <p className="small soft">
            {say.name('matchStatus', match.status)} · {t('limonade.points', { score: match.points })}
            {match.isLimonade ? '' : ` · ${t('given.notYet')}`}
          </p>
          <ul className={`list ${css['parts'] ?? ''}`}>
            {(['water', 'syrup', 'jug'] as const).map((part) => (
              <li key={part}>
                <strong>{t(`limonade.sort_${part}`)}</strong>:{' '}
                {match[part].length === 0
                  ? t('limonade.isMissing')
                  : match[part].map((one) => partName(one, say, language)).join(' · ')}
              </li>
            ))}
          </ul>
          {match.missing.length > 0 && (
            <p>
              <strong>{t('limonade.missing')}</strong>:{' '}
              {match.missing.map((code) => codeName('missingPart', code, language)).join(' · ')}
            </p>
          )}
        </article>
      ))}
    </section>
  )
}

const partName = (part: SetMatchPart, { t, name }: Say, language: Language): string => {
  switch (part.type) {
    case 'assetSighting':
      return kindName(part.kind, language)
    case 'talentOffer':
      return part.households === null
        ? name('skill', part.skill)
        : `${name('skill', part.skill)} (${t('given.about_households', { count: part.households })})`
    case 'structure':
    case 'crew':
      return part.name
    case 'closed':
      return t('given.closed')
  }
}
