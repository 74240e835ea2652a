import { codeList } from '../../codelists.ts'
import type { Gathered } from '../gathered.ts'
import { shownCount } from './counts.ts'

/** What people say that it is all for, in their own words where they allowed it. Nothing is counted for or against. */
export interface PurposesPanel {
  /** Households that said something; null when they are few. */
  readonly told: number | null
  readonly quotes: readonly Quote[]
  /** Voices of few, shown as such. */
  readonly minority: readonly Quote[]
  /** Themes of the quotes in the order of the code list. */
  readonly themes: readonly { readonly code: string; readonly quotes: number }[]
  /** Quotes whose household did not allow it, or is gone: not shown. */
  readonly withheld: number
}

/** Nothing about the person stands beside it. */
export interface Quote {
  readonly id: string
  readonly text: string
  readonly theme: string | null
}

/** Source: §10 "purposes": quotes with consent, one for each household in a panel. */
export const purposesPanel = (gathered: Gathered): PurposesPanel => {
  const { kMin } = gathered.project()
  const may = new Set(gathered.conversations().flatMap(({ id, quotes }) => (quotes ? [id] : [])))
  const stories = gathered.all('story')
  const allowed = stories.filter(({ consentRef, quote }) => may.has(consentRef) && quote.trim() !== '')
  const oneEach = (minority: boolean): readonly Quote[] => {
    const seen = new Set<string>()
    return allowed.flatMap(({ id, quote, theme, consentRef, minorityVoice }) => {
      if (minorityVoice !== minority || seen.has(consentRef)) return []
      seen.add(consentRef)
      return [{ id, text: quote, theme }]
    })
  }
  const [quotes, minority] = [oneEach(false), oneEach(true)]
  return {
    told: shownCount(gathered.sums().tally.count('purpose'), kMin),
    quotes,
    minority,
    themes: codeList('purposeTheme').flatMap(({ code }) => {
      const n = [...quotes, ...minority].filter(({ theme }) => theme === code).length
      return n === 0 ? [] : [{ code, quotes: n }]
    }),
    withheld: stories.length - allowed.length,
  }
}
