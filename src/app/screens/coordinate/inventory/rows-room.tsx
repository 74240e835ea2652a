import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Inventory } from '#domain/inventory/inventory.ts'
import css from './inventory.module.css'
import { placeOf } from './place-of.ts'
import { Scroll } from './scroll.tsx'
import { useSay } from './say.ts'

/** The seeds that the inventory grows from, and what there is of each. */
export const RowsRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t } = useSay()
  const rows = inventory.rows.filter(({ state }) => state !== 'kept')
  return (
    <section className="block section">
      <h2>{t('inventory.rowsTitle')}</h2>
      <p className="lede">{t('inventory.rowsLede')}</p>
      <Scroll label={t('inventory.rowsTitle')}>
        <table className="table">
          <caption className="sr">{t('inventory.rowsTitle')}</caption>
          <thead>
            <tr>
              <th scope="col" className="n">
                {t('inventory.rowNumber')}
              </th>
              <th scope="col">{t('inventory.what')}</th>
              <th scope="col">{t('inventory.rowState')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, state, lines }) => (
              <tr key={row}>
                <td className="n">{row}</td>
                <th scope="row">
                  <Where row={row} />
                </th>
                <td>
                  {state === 'shown'
                    ? t('inventory.rowShown', { count: lines })
                    : state === 'kept'
                      ? ''
                      : t(`inventory.row_${state}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className={`small soft ${css['below'] ?? ''}`}>
        {t('inventory.rowsKept', { count: inventory.rows.length - rows.length })}
      </p>
    </section>
  )
}

/** In which room each stands. */
const roomOfRow = {
  1: 'unused', 2: 'unused', 3: 'resources', 4: 'money', 5: 'structures', 6: 'money', 7: 'talents', 8: 'unused',
  9: 'money', 10: 'structures', 11: 'costs', 12: 'opportunities', 13: 'resources', 14: 'money', 15: 'unused',
  16: 'costs', 17: 'costs', 19: 'coverage', 20: 'purposes', 21: 'causes', 23: 'purposes', 26: 'structures',
  27: 'structures', 28: 'talents', 30: 'talents', 33: 'unused',
} as const // prettier-ignore

const isInRoom = (row: number): row is keyof typeof roomOfRow => Object.hasOwn(roomOfRow, row)

const Where = ({ row }: { readonly row: number }): ReactNode => {
  const { t } = useSay()
  return isInRoom(row) ? (
    <Link href={row === 1 ? '/coordinatie/limonades' : placeOf(roomOfRow[row])}>
      {t(`inventory.seed_${row}`)}
    </Link>
  ) : null
}
