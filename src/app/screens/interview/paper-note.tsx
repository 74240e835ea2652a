import { useEffect, type ReactNode } from 'react'
import { useFormats, useText } from '#app/text/text.tsx'
import css from './interview.module.css'

/** Says which keys type in a paper form, and puts the cursor where the first words of an answer go. */
export const PaperNote = ({
  month,
  screen,
}: {
  readonly month: string
  /** Changes when another question or row is shown. */
  readonly screen: string
}): ReactNode => {
  const t = useText()
  const { month: monthName } = useFormats()
  useEffect(() => {
    document
      .querySelector<HTMLElement>(
        `[data-screen="${CSS.escape(screen)}"] :is(textarea, input:not([type=radio], [type=checkbox]))`,
      )
      ?.focus()
  }, [screen])
  return (
    <p className={`small soft ${css['paper'] ?? ''}`}>{t('paper.typing', { month: monthName(month) })}</p>
  )
}
