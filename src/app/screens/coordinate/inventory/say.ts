import { codeLabel, codeName } from '#domain/codelists.ts'
import type { HiddenReason } from '#domain/inventory/ledger.ts'
import { roundEuro } from '#domain/inventory/suppression.ts'
import { useFormats, useLanguage, useText } from '#app/text/text.tsx'

/** How the inventory speaks: names of codes, amounts in as many figures as they are sure, and why something is hidden. */
export const useSay = () => {
  const t = useText()
  const [language] = useLanguage()
  const formats = useFormats()
  return {
    t,
    ...formats,
    name: (list: string, code: string) => codeName(list, code, language),
    /** As it stands behind a number. */
    unit: (code: string) => codeLabel('sizeUnit', code, language),
    /** Cents that rest on `n` households. */
    euros: (cents: number, n: number) => formats.money(100 * roundEuro(cents, n)),
    euroRange: (low: number, high: number, n: number) =>
      formats.moneyRange(100 * roundEuro(low, n), 100 * roundEuro(high, n)),
    why: (reason: HiddenReason | 'moreAnswersThanHouseholds') => t(`inventory.hidden_${reason}`),
    households: (count: number) => t('inventory.households', { count, number: formats.number(count) }),
    /** "112 – 137", or nothing where there is no interval. */
    range: (low: number | null, high: number | null, words: (value: number) => string) =>
      low === null || high === null ? '' : `${words(low)} – ${words(high)}`,
  }
}

export type Say = ReturnType<typeof useSay>
