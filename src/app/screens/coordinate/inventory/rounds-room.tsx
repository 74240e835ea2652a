import { useState, type ReactNode } from 'react'
import type { Period } from '#domain/inventory/gathered.ts'
import type { RoundRow, RoundValue } from '#domain/inventory/rounds.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { Button } from '#app/ui/button.tsx'
import css from './inventory.module.css'
import { MonthField, useMonths } from './period-choice.tsx'
import { Scroll } from './scroll.tsx'
import { type Say, useSay } from './say.ts'

/** Two rounds beside each other: what moved, and whether it moved more than chance would move it. */
export const RoundsRoom = ({ client }: { readonly client: InventoryClient }): ReactNode => {
  const { t } = useSay()
  const months = useMonths()
  const [before, setBefore] = useState<Period>({ from: '', to: '' })
  const [after, setAfter] = useState<Period>({ from: '', to: '' })
  const [rows, setRows] = useState<readonly RoundRow[]>()
  const [isWrong, setIsWrong] = useState(false)
  const compare = async () => {
    const isWhole = [before, after].every(({ from, to }) => from !== '' && to !== '' && from <= to)
    setIsWrong(!isWhole)
    if (isWhole) setRows(await client.rounds(before, after))
  }
  const fields = (legend: string, period: Period, change: (period: Period) => void) => (
    <fieldset>
      <legend>
        <strong>{legend}</strong>
      </legend>
      <div className={css['tools']}>
        <MonthField
          label={t('inventory.from')}
          first={t('inventory.choose')}
          months={months}
          value={period.from}
          onChange={(from) => {
            change({ ...period, from })
          }}
        />
        <MonthField
          label={t('inventory.to')}
          first={t('inventory.choose')}
          months={months}
          value={period.to}
          onChange={(to) => {
            change({ ...period, to })
          }}
        />
      </div>
    </fieldset>
  )
  return (
    <section className="block section">
      <h2>{t('inventory.roundsTitle')}</h2>
      <p className="lede">{t('inventory.roundsLede')}</p>
      <div className="no-print">
        {fields(t('inventory.firstRound'), before, setBefore)}
        {fields(t('inventory.secondRound'), after, setAfter)}
        {isWrong && <p role="alert">{t('inventory.wholeRounds')}</p>}
        <Button look="main" onClick={() => void compare()}>
          {t('inventory.compare')}
        </Button>
      </div>
      {rows !== undefined && <Compared rows={rows} />}
    </section>
  )
}

const Compared = ({ rows }: { readonly rows: readonly RoundRow[] }): ReactNode => {
  const say = useSay()
  const { t } = say
  if (rows.length === 0) return <p role="status">{t('inventory.noRounds')}</p>
  return (
    <Scroll label={t('inventory.roundsTitle')}>
      <table className="table">
        <caption className="sr">{t('inventory.roundsTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('inventory.what')}</th>
            <th scope="col" className="n">
              {t('inventory.firstRound')}
            </th>
            <th scope="col" className="n">
              {t('inventory.secondRound')}
            </th>
            <th scope="col" className="n">
              {t('inventory.difference')}
            </th>
            <th scope="col">{t('inventory.certain')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.panel} ${row.code}`}>
              <th scope="row">
                {t(`inventory.round_${row.panel}`)}: {nameOf(row, say)}
              </th>
              <td className="n">{valueIn(row, row.before, say)}</td>
              <td className="n">{valueIn(row, row.after, say)}</td>
              <td className="n">{row.change === null ? '–' : signed(row, row.change, say)}</td>
              <td>
                {t(
                  row.isApart === null
                    ? 'inventory.cannotSay'
                    : row.isApart
                      ? 'inventory.apart'
                      : 'inventory.maybeChance',
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const lists = {
  ledger: 'vitalFunction',
  leakage: 'vitalFunction',
  talent: 'talentWhere',
  causes: 'causeTheme',
  models: 'valueModel',
  modelWishes: 'valueModel',
  wishes: 'supportWish',
  unused: 'sizeUnit',
} as const

const nameOf = ({ panel, code }: RoundRow, { name }: Say): string => name(lists[panel], code)

const wordsOf = ({ panel, code }: RoundRow, { money, share, number }: Say) => {
  switch (panel) {
    case 'ledger':
      return (cents: number) => money(100 * Math.round(cents / 100))
    case 'leakage':
    case 'talent':
    case 'causes':
      return share
    case 'unused':
      return code === 'eurCents' ? (cents: number) => money(Math.round(cents)) : (value: number) => number(Math.round(value)) // prettier-ignore
    default:
      return number
  }
}

const valueIn = (row: RoundRow, value: RoundValue | null, say: Say): string => {
  if (value === null) return say.t('inventory.notShown')
  const words = wordsOf(row, say)
  const interval = say.range(value.low, value.high, words)
  return interval === '' ? words(value.value) : `${words(value.value)} (${interval})`
}

const signed = (row: RoundRow, change: number, say: Say): string =>
  `${change > 0 ? '+' : change < 0 ? '−' : ''}${wordsOf(row, say)(Math.abs(change))}`
