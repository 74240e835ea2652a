import type { ReactNode } from 'react'
import { scaleLinear } from 'd3-scale'
import { refsOfCosts } from '#domain/inventory/follow.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { CostRow } from '#domain/inventory/panels/costs.ts'
import { Block } from './chart.tsx'
import { CountsBlock } from './counts-block.tsx'
import { DocumentedBlock } from './documented-block.tsx'
import { useFollow } from './follow.tsx'
import { Axis, BarMark, SpanMark, scaleTo } from './marks.tsx'
import { LockedLines } from './locked-lines.tsx'
import type { Line } from './line.ts'
import { useSay } from './say.ts'

/** What is paid together, what comes due, and what people would like to know of it. */
export const CostsRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t } = useSay()
  const { costs } = inventory
  return (
    <>
      <Timeline costs={costs.items.filter(({ hidden }) => hidden)} />
      <ByYear inventory={inventory} />
      <Expected inventory={inventory} />
      <DocumentedBlock inventory={inventory} by="purpose" title={t('inventory.purposesOfCosts')} />
      <DocumentedBlock inventory={inventory} by="payer" title={t('inventory.payers')} />
      <CountsBlock
        title={t('inventory.wantedTitle')}
        counts={costs.wanted}
        list="vitalFunction"
        refsOf={(code) => refsOfCosts(inventory, 'function', code)}
      />
      {costs.withoutSource > 0 && (
        <p className="small soft">{t('inventory.withoutSource', { count: costs.withoutSource })}</p>
      )}
    </>
  )
}

/** Each great cost at its year; without a year it stands last. */
const Timeline = ({ costs }: { readonly costs: readonly CostRow[] }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t } = say
  const years = costs.flatMap(({ dueYear }) => (dueYear === null ? [] : [dueYear]))
  const [first, last] = [Math.min(...years), Math.max(...years) + 1]
  const line = scaleLinear(years.length === 0 ? [0, 1] : [first, last], [0, 100])
  const ticks = line.ticks(5).filter((year) => Number.isInteger(year))
  const scale = { at: (year: number) => line(year), ticks }
  return (
    <Block
      wide
      title={t('inventory.comingTitle')}
      lede={t('inventory.comingLede')}
      columns={[t('inventory.what'), t('inventory.year'), t('inventory.amount'), t('inventory.source')]}
      axis={years.length === 0 ? undefined : <Axis scale={scale} words={String} />}
      lines={costs
        .toSorted((a, b) => (a.dueYear ?? Infinity) - (b.dueYear ?? Infinity))
        .map((cost): Line => {
          const amount = say.moneyRange(cost.statedLowCents, cost.statedHighCents)
          const year = cost.dueYear === null ? t('inventory.yearUnknown') : String(cost.dueYear)
          const source = say.name('amountSource', cost.source)
          return {
            key: cost.ref.id,
            name: cost.title,
            about: cost.payer === null ? undefined : say.name('payer', cost.payer),
            mark:
              cost.dueYear === null ? undefined : (
                <SpanMark scale={scale} from={cost.dueYear} to={cost.dueYear + 1} label={year} />
              ),
            figure: <strong>{amount}</strong>,
            rests: `${year} · ${source}`,
            cells: [year, amount, source],
            onOpen: () => {
              follow({ title: cost.title, refs: [cost.ref], told: false })
            },
          }
        })}
    />
  )
}

const ByYear = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t } = say
  const { timeline } = inventory.costs
  // With one document a year, all of it stands above already.
  if (timeline.every(({ refs }) => refs.length === 1)) return null
  const scale = scaleTo(timeline.map(({ highCents }) => highCents))
  return (
    <Block
      wide
      title={t('inventory.byYearTitle')}
      columns={[t('inventory.year'), t('inventory.amount'), t('inventory.documents')]}
      lines={timeline.map(({ year, lowCents, highCents, refs }) => {
        const amount = say.moneyRange(lowCents, highCents)
        const name = year === 'unknown' ? t('inventory.yearUnknown') : year
        return {
          key: year,
          name,
          mark: (
            <BarMark
              scale={scale}
              value={lowCents}
              beside={highCents - lowCents}
              label={`${name}: ${amount}`}
            />
          ),
          figure: <strong>{amount}</strong>,
          rests: t('inventory.counted', { count: refs.length }),
          cells: [amount, say.number(refs.length)],
          onOpen: () => {
            follow({ title: name, refs, told: false })
          },
        }
      })}
    />
  )
}

/** What households expect for their own homes, behind the seal. */
const Expected = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const { t } = say
  const { households } = inventory.costs
  const title = t('inventory.expectedTitle')
  if (households.state === 'locked') return <LockedLines title={title} />
  const { figure } = households
  if (figure.status === 'hidden')
    return (
      <section className="block section">
        <h2>{title}</h2>
        <p className="soft">{say.why(figure.reason)}</p>
      </section>
    )
  return (
    <Block
      wide
      title={title}
      lede={t('inventory.restOn', { households: say.households(figure.households) })}
      columns={[t('inventory.year'), t('inventory.amount')]}
      lines={figure.years.map((one): Line => {
        const line = { key: one.year, name: one.year === 'unknown' ? t('inventory.yearUnknown') : one.year }
        if ('reason' in one) return { ...line, hidden: say.why(one.reason), cells: [] }
        const amount = say.euroRange(one.lowCents, one.highCents, figure.households)
        return { ...line, figure: <strong>{amount}</strong>, cells: [amount] }
      })}
    />
  )
}
