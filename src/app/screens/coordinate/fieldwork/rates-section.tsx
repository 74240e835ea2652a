import type { ReactNode } from 'react'
import type { Tally } from '#domain/field/progress.ts'
import { rates } from '#domain/field/rates.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import css from './coverage.module.css'

const shown = ['RR1', 'RR2', 'RR3', 'CON1', 'COOP1', 'REF1'] as const
const classes = ['I', 'P', 'R', 'O', 'NC', 'UH', 'NE'] as const

/** The rates that researchers compare surveys by, each in a sentence, with the counts that they rest on. */
export const RatesSection = ({ tally }: { readonly tally: Tally }): ReactNode => {
  const t = useText()
  const { share } = useFormats()
  const all = rates(tally.classes)
  return (
    <section className="block">
      <h2>{t('fieldwork.rates')}</h2>
      <p className="lede">{t('fieldwork.ratesLede')}</p>
      <div className={css['scroll']}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('fieldwork.rate')}</th>
              <th scope="col">{t('fieldwork.meaning')}</th>
              <th scope="col" className="n">
                {t('fieldwork.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((name) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{t(`fieldwork.rate_${name}`)}</td>
                <td className="n">{all[name] === null ? '–' : share(all[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small">
        {t('fieldwork.doorstepBeside', { count: tally.doorstep, all: tally.classes.I })}
      </p>
      <p className="small soft">{t('fieldwork.ratesCare')}</p>
      <details>
        <summary>{t('fieldwork.ratesRest')}</summary>
        <table className="table">
          <tbody>
            {classes.map((name) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{t(`fieldwork.class_${name}`)}</td>
                <td className="n">{tally.classes[name]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
