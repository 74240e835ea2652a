import type { ReactNode } from 'react'
import { refsOfFunction } from '#domain/inventory/follow.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import { Block } from './chart.tsx'
import { useFollow } from './follow.tsx'
import { LeakMark } from './marks.tsx'
import { LockedLines } from './locked-lines.tsx'
import type { Line } from './line.ts'
import { useSay } from './say.ts'

/** Which share of the money leaves the neighbourhood, all together first. */
export const Leakage = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t, share } = say
  const { leakage } = inventory
  if (leakage.state === 'locked') return <LockedLines title={t('inventory.leakTitle')} />
  const all =
    leakage.all === null
      ? []
      : [{ key: 'all', name: t('inventory.allFunctions'), figure: leakage.all, refs: [] }]
  const rows = leakage.rows
    .map((row) => ({
      key: row.function,
      name: say.name('vitalFunction', row.function),
      figure: row.figure,
      refs: refsOfFunction(inventory, row.function),
    }))
    .toSorted((a, b) => leakOf(b.figure) - leakOf(a.figure))
  return (
    <Block
      wide
      title={t('inventory.leakTitle')}
      lede={`${t('inventory.leakLede')} ${t('inventory.noSample')}`}
      columns={[
        t('inventory.function'),
        t('inventory.leaves'),
        t('inventory.interval'),
        t('inventory.bounds'),
        t('inventory.householdsHead'),
      ]}
      lines={[...all, ...rows].map(({ key, name, figure, refs }): Line => {
        const line = {
          key,
          name,
          onOpen: () => {
            follow({ title: name, refs, told: true })
          },
        }
        if (figure.status === 'hidden' || figure.status === 'invalid')
          return { ...line, hidden: say.why(figure.reason), cells: [] }
        const interval = say.range(figure.low, figure.high, share)
        const bounds =
          share(figure.lowerBound) === share(figure.upperBound)
            ? share(figure.lowerBound)
            : say.range(figure.lowerBound, figure.upperBound, share)
        return {
          ...line,
          tag: figure.status === 'rough' ? t('inventory.rough') : undefined,
          mark: (
            <LeakMark
              share={figure.leak}
              low={figure.low}
              high={figure.high}
              rough={figure.status === 'rough'}
              label={t('inventory.markLeak', { share: share(figure.leak) })}
            />
          ),
          figure: (
            <>
              <strong>{t('inventory.away', { share: share(figure.leak) })}</strong>{' '}
              <span className="small soft">
                {interval === '' ? t('inventory.noInterval') : `(${interval})`}
              </span>
            </>
          ),
          rests: say.households(figure.payers),
          cells: [share(figure.leak), interval === '' ? '–' : interval, bounds, say.number(figure.payers)],
        }
      })}
    />
  )
}

const leakOf = (figure: { readonly status: string; readonly leak?: number }): number => figure.leak ?? -1
