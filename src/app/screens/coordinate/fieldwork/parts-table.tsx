import type { ReactNode } from 'react'
import { fewAddresses, type Part } from '#domain/field/progress.ts'
import { useText } from '#app/text/text.tsx'
import css from './coverage.module.css'

/** Everything that a chart or a map shows, in numbers. Outcomes only where there are several doors. */
export const PartsTable = ({
  caption,
  parts,
}: {
  readonly caption: string
  readonly parts: readonly Part[]
}): ReactNode => {
  const t = useText()
  return (
    <div className={css['scroll']}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{caption}</th>
            <th scope="col" className="n">
              {t('fieldwork.addressesHead')}
            </th>
            <th scope="col" className="n">
              {t('fieldwork.keyBeen')}
            </th>
            <th scope="col" className="n">
              {t('fieldwork.keySpoken')}
            </th>
            <th scope="col" className="n">
              {t('fieldwork.refused')}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ key, tally }) => {
            const few = tally.addresses < fewAddresses
            return (
              <tr key={key}>
                <th scope="row">{key}</th>
                <td className="n">{tally.addresses}</td>
                <td className="n">{tally.visited}</td>
                <td className="n">{few ? '–' : tally.spoken}</td>
                <td className="n">{few ? '–' : tally.refused}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
