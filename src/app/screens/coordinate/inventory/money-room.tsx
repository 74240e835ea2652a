import type { ReactNode } from 'react'
import { refsOfFunction } from '#domain/inventory/follow.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { LedgerRow } from '#domain/inventory/panels/money.ts'
import { Block } from './chart.tsx'
import { CountsBlock } from './counts-block.tsx'
import { DocumentedBlock } from './documented-block.tsx'
import { useFollow } from './follow.tsx'
import { Axis, DotMark, scaleTo } from './marks.tsx'
import { type Say, useSay } from './say.ts'
import { Leakage } from './leakage-block.tsx'
import type { Line } from './line.ts'
import { LockedLines } from './locked-lines.tsx'

/** What goes out, how much of it leaves, and what comes in. */
export const MoneyRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t } = useSay()
  const { inKind, income } = inventory
  return (
    <>
      <Ledger inventory={inventory} />
      <Leakage inventory={inventory} />
      <DocumentedBlock inventory={inventory} by="function" title={t('inventory.documentedTitle')} />
      {income.state === 'locked' ? (
        <LockedLines title={t('inventory.incomeTitle')} />
      ) : (
        <>
          <CountsBlock
            title={t('inventory.incomeTitle')}
            lede={t('inventory.incomeLede')}
            counts={income.kinds}
            list="incomeKind"
          />
          <CountsBlock title={t('inventory.workLessTitle')} counts={income.workLess} list="freedomWorkLess" />
        </>
      )}
      <CountsBlock
        title={t('inventory.inKindTitle')}
        lede={t('inventory.inKindLede')}
        counts={inKind.kinds}
        list="inKindKind"
      />
      <CountsBlock title={t('inventory.inKindWays')} counts={inKind.directions} list="inKindDirection" />
    </>
  )
}

const Ledger = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t } = say
  const { ledger } = inventory
  const title = t('inventory.ledgerTitle')
  if (ledger.state === 'locked') return <LockedLines title={title} />
  if (ledger.state === 'noHouseholdsN')
    return (
      <section className="block section">
        <h2>{title}</h2>
        <p>{t('inventory.noHouseholdsN')}</p>
      </section>
    )
  const rows = ledger.rows.toSorted((a, b) => (totalOf(b) ?? -1) - (totalOf(a) ?? -1))
  const scale = scaleTo(rows.flatMap(({ figure }) => ('total' in figure ? [figure.high, figure.total] : [])))
  return (
    <Block
      wide
      title={title}
      lede={`${t('inventory.ledgerLede')} ${t('inventory.noSample')}`}
      columns={[
        t('inventory.function'),
        t('inventory.perYear'),
        t('inventory.interval'),
        t('inventory.bands'),
        t('inventory.householdsHead'),
      ]}
      axis={
        <Axis
          scale={scale}
          words={(cents) => (cents === 0 ? say.money(0) : say.number(Math.round(cents / 100)))}
        />
      }
      lines={rows.map((row) => {
        const name = say.name('vitalFunction', row.function)
        return {
          key: row.function,
          name,
          onOpen: () => {
            follow({ title: name, refs: refsOfFunction(inventory, row.function), told: true })
          },
          ...ledgerLine(row, scale, say),
        }
      })}
    />
  )
}

const totalOf = ({ figure }: LedgerRow): number | null => ('total' in figure ? figure.total : null)

const ledgerLine = (
  { figure, lowCents, highCents, weighed }: LedgerRow,
  scale: ReturnType<typeof scaleTo>,
  say: Say,
): Omit<Line, 'key' | 'name'> => {
  const { t } = say
  if (figure.status === 'hidden' || figure.status === 'invalid')
    return { hidden: say.why(figure.reason), cells: [] }
  const { n } = figure
  if (figure.status === 'none' || figure.total === null)
    return { figure: t('inventory.nobodySpends'), rests: say.households(n), cells: [say.money(0), '–', '–', say.number(n)] } // prettier-ignore
  const euros = (cents: number) => say.euros(cents, n)
  const range = (low: number | null, high: number | null) =>
    low === null || high === null ? '' : say.euroRange(low, high, n)
  const interval = range(figure.low, figure.high)
  const bands = range(lowCents, highCents)
  const rough = figure.status === 'rough'
  return {
    tag: rough ? t('inventory.rough') : undefined,
    about:
      weighed?.used === true && weighed.total !== null
        ? t('inventory.weighed', { value: euros(weighed.total) })
        : undefined,
    mark: (
      <DotMark
        scale={scale}
        value={figure.total}
        low={figure.low}
        high={figure.high}
        rough={rough}
        label={t(interval === '' ? 'inventory.markAlone' : 'inventory.markBetween', {
          value: euros(figure.total),
          interval,
        })}
      />
    ),
    figure: (
      <>
        <strong>{euros(figure.total)}</strong>{' '}
        <span className="small soft">{interval === '' ? t('inventory.noInterval') : `(${interval})`}</span>
      </>
    ),
    rests: say.households(n),
    cells: [euros(figure.total), interval === '' ? '–' : interval, bands === '' ? '–' : bands, say.number(n)],
  }
}
