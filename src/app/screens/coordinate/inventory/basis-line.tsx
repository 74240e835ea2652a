import type { ReactNode } from 'react'
import type { Basis } from '#domain/inventory/panels/basis.ts'
import css from './inventory.module.css'
import { useSay } from './say.ts'

/** On what everything rests: always in view, also on paper. */
export const BasisLine = ({ basis }: { readonly basis: Basis }): ReactNode => {
  const { t, number, month } = useSay()
  const { months, householdsN, aside, sealedAside, orphans } = basis
  const left = [...Object.values(aside), ...Object.values(sealedAside)].reduce((sum, n) => sum + n, orphans)
  const period =
    months === null
      ? t('inventory.noMonths')
      : months.from === months.to
        ? month(months.from)
        : t('inventory.fromTo', { from: month(months.from), to: month(months.to) })
  return (
    <p className={css['basis']}>
      {householdsN === null
        ? t('inventory.basisNoN', { count: basis.households, number: number(basis.households) })
        : t('inventory.basis', {
            count: basis.households,
            number: number(basis.households),
            of: number(householdsN),
          })}{' '}
      {t('inventory.basisWays', { full: basis.full, doorstep: basis.doorstep })}{' '}
      {t('inventory.when', { period })} <strong>{t('inventory.noSample')}</strong>
      {left > 0 && <> {t('inventory.leftOut', { count: left })}</>}
    </p>
  )
}
