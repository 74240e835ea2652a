import type { ReactNode } from 'react'
import { CircleHelp } from 'lucide-react'
import { codeLabel } from '#domain/codelists.ts'
import type { Oddity } from '#domain/survey/soft-check.ts'
import { useFormats, useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import css from './interview.module.css'

/** Asks once whether something is right. It stands beside the answer; going on is an answer too. */
export const SoftCheck = ({
  oddity,
  onRight,
}: {
  readonly oddity: Oddity | undefined
  readonly onRight: () => void
}): ReactNode => {
  const t = useText()
  const { money, number } = useFormats()
  const [language] = useLanguage()
  const words = (odd: Oddity) => {
    switch (odd.code) {
      case 'amount':
        return t('interview.amountMuch', {
          amount: `${money(odd.cents)} ${codeLabel('period', odd.period, language)}`,
        })
      case 'hours':
        return t('interview.hoursMuch', { hours: number(odd.hours) })
      case 'people':
        return t('interview.peopleFew', { size: codeLabel('householdSize', odd.size, language) })
    }
  }
  return (
    <div role="status">
      {oddity !== undefined && (
        <div className={css['soft']}>
          <p>
            <CircleHelp className="i i-s" aria-hidden="true" /> {words(oddity)}
          </p>
          <Button small onClick={onRight}>
            {t('interview.isRight')}
          </Button>
        </div>
      )}
    </div>
  )
}
