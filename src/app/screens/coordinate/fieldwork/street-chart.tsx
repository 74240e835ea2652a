import type { ReactNode } from 'react'
import type { Part } from '#domain/field/progress.ts'
import { useText } from '#app/text/text.tsx'
import css from './coverage.module.css'

/** A bar for each street: spoken, been there, not yet. One scale for all, so that a long street is a long bar. */
export const StreetChart = ({ streets }: { readonly streets: readonly Part[] }): ReactNode => {
  const t = useText()
  const longest = Math.max(1, ...streets.map(({ tally }) => tally.addresses))
  const width = (count: number) => `${(100 * count) / longest}%`
  return (
    <>
      <div className={`key ${css['key'] ?? ''}`}>
        <Swatch className="c-stay">{t('fieldwork.keySpoken')}</Swatch>
        <Swatch className={css['been'] ?? ''}>{t('fieldwork.keyBeen')}</Swatch>
        <Swatch className="c-track">{t('fieldwork.keyNotYet')}</Swatch>
      </div>
      <div className={`chart ${css['chart'] ?? ''}`}>
        {streets.map(({ key, tally: { addresses, visited, spoken } }) => (
          <div className="r" key={key}>
            <span className="name">{key}</span>
            <span className="mark-cell">
              <svg
                className="mark"
                role="img"
                aria-label={t('fieldwork.streetMark', { visited, addresses, spoken })}
              >
                <rect className="c-track" y="4" width={width(addresses)} height="16" />
                <rect className={css['been']} y="4" width={width(visited)} height="16" />
                {spoken > 0 && <rect className="c-stay" y="4" width={width(spoken)} height="16" />}
              </svg>
            </span>
            <span className="fig num">{t('fieldwork.visitedOf', { visited, addresses })}</span>
          </div>
        ))}
      </div>
    </>
  )
}

const Swatch = ({
  className,
  children,
}: {
  readonly className: string
  readonly children: ReactNode
}): ReactNode => (
  <span>
    <svg className={css['square']} aria-hidden="true">
      <rect className={className} x="1" y="1" width="16" height="12" />
    </svg>
    {children}
  </span>
)
