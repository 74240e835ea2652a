import type { ReactNode } from 'react'
import css from './slip.module.css'
import { slipWords } from './slip-words.ts'

/** The withdrawal code on paper, about an A6, in several languages. No address of a home, no date, no name: whoever finds it
 *  learns nothing. It exists only in print. */
export const Slip = ({
  code,
  address,
  qr,
}: {
  /** In fours. */
  readonly code: string
  /** Where to type it. */
  readonly address: string
  readonly qr: ReactNode
}): ReactNode => (
  <section className={css['slip']} aria-hidden="true">
    <div className={css['head']}>
      {qr}
      <p className={css['code']} dir="ltr">
        {code}
      </p>
      <p className={css['address']} dir="ltr">
        {address}
      </p>
    </div>
    <div>
      {slipWords.map(({ lang, dir, text }) => {
        const [before, after] = text.split('{address}')
        return (
          <p key={lang} lang={lang} dir={dir}>
            {before}
            <bdi>{address}</bdi>
            {after}
          </p>
        )
      })}
    </div>
  </section>
)
