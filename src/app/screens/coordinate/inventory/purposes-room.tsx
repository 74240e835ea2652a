import type { ReactNode } from 'react'
import { codeList } from '#domain/codelists.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { Quote } from '#domain/inventory/panels/purposes.ts'
import css from './inventory.module.css'
import { useSay } from './say.ts'
import { useBeside } from './use-beside.ts'

/** What it is all for, in people's own words. Nothing is counted for or against; a voice of few stands as such. */
export const PurposesRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t, name } = useSay()
  const { purposes } = inventory
  const themes = [
    ...codeList('purposeTheme').flatMap(({ code }) => {
      const quotes = purposes.quotes.filter(({ theme }) => theme === code)
      return quotes.length === 0 ? [] : [{ key: code, title: name('purposeTheme', code), quotes }]
    }),
    ...withoutTheme(purposes.quotes, t('inventory.noTheme')),
  ]
  return (
    <>
      <section className="block section">
        <h2>{t('inventory.purposesTitle')}</h2>
        <p className="lede">{t('inventory.purposesLede')}</p>
        {purposes.told === null ? (
          <p className="soft">{t('inventory.toldFew')}</p>
        ) : (
          <p className="soft">{t('inventory.told', { count: purposes.told })}</p>
        )}
        {themes.length === 0 && <p>{t('inventory.noQuotes')}</p>}
      </section>
      {themes.map(({ key, title, quotes }) => (
        <section className="block section" key={key}>
          <h3>{title}</h3>
          <Quotes of={quotes} />
        </section>
      ))}
      {purposes.minority.length > 0 && (
        <section className="block section">
          <h2>{t('inventory.minorityTitle')}</h2>
          <p className="lede">{t('inventory.minorityLede')}</p>
          <Quotes of={purposes.minority} />
        </section>
      )}
      {purposes.withheld > 0 && (
        <p className="small soft">{t('inventory.withheld', { count: purposes.withheld })}</p>
      )}
    </>
  )
}

const withoutTheme = (quotes: readonly Quote[], title: string) => {
  const rest = quotes.filter(({ theme }) => !codeList('purposeTheme').some(({ code }) => code === theme))
  return rest.length === 0 ? [] : [{ key: 'rest', title, quotes: rest }]
}

const Quotes = ({ of }: { readonly of: readonly Quote[] }): ReactNode => {
  const { t } = useSay()
  const beside = useBeside()
  return (
    <div className={css['quotes']}>
      {of.map(({ id, text }) => (
        <blockquote className="quote" key={id}>
          “{text}”
          {beside?.get(text)?.map((words) => (
            <p key={words} className="small">
              <strong>{t('inventory.besideQuote')}</strong> {words}
            </p>
          ))}
        </blockquote>
      ))}
    </div>
  )
}
