import type { ReactNode } from 'react'
import type { Inventory } from '#domain/inventory/inventory.ts'
import { Item } from '#app/ui/item.tsx'
import { MissingList } from './missing-list.tsx'
import { placeOf } from './place-of.ts'
import { type Say, useSay } from './say.ts'

/** The whole in ten lines, each the door to its room. */
export const OverviewRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const { t } = say
  return (
    <>
      <section className="block section">
        <h2>{t('inventory.overviewTitle')}</h2>
        <ul className="list">
          {views.map((view) => (
            <Item
              key={view}
              title={t(`inventory.ask_${view}`)}
              hint={headlines[view](inventory, say)}
              href={placeOf(view)}
            />
          ))}
        </ul>
      </section>
      <MissingList basis={inventory.basis} />
    </>
  )
}

const views = [
  'money',
  'costs',
  'resources',
  'talents',
  'causes',
  'purposes',
  'unused',
  'structures',
  'opportunities',
  'coverage',
] as const

type Headline = (inventory: Inventory, say: Say) => string

const headlines: Readonly<Record<(typeof views)[number], Headline>> = {
  money: ({ leakage }, { t, share, why, households }) => {
    if (leakage.state === 'locked') return t('inventory.locked')
    const { all } = leakage
    if (all === null) return t('inventory.nothingYet')
    if (all.status === 'hidden' || all.status === 'invalid') return why(all.reason)
    return t('inventory.say_money', { share: share(all.leak), households: households(all.payers) })
  },
  costs: ({ costs }, { t }) =>
    t('inventory.say_costs', {
      count: costs.items.length,
      hidden: costs.items.filter(({ hidden }) => hidden).length,
    }),
  resources: ({ resources }, { t }) => t('inventory.say_resources', { count: resources.length }),
  talents: ({ talent }, { t, share, why, households }) =>
    talent.hours.status === 'hidden'
      ? why(talent.hours.reason)
      : t('inventory.say_talents', {
          share: share(talent.hours.leak),
          households: households(talent.hours.households),
        }),
  causes: ({ causes }, { t, name, share, why }) => {
    const shown = causes.frequency.rows.flatMap((row) => (row.hidden || row.p === null ? [] : [row]))
    const first = shown.toSorted((a, b) => b.mentioned - a.mentioned)[0]
    if (first === undefined)
      return causes.frequency.rows.length === 0 ? t('inventory.nothingYet') : why('tooFew')
    return t('inventory.say_causes', { theme: name('causeTheme', first.theme), share: share(first.p ?? 0) })
  },
  purposes: ({ purposes }, { t }) =>
    t('inventory.say_purposes', { count: purposes.quotes.length + purposes.minority.length }),
  unused: ({ unused }, { t }) =>
    t('inventory.say_unused', {
      confirmed: unused.byKind.reduce((sum, kind) => sum + kind.confirmed, 0),
      tips: unused.byKind.reduce((sum, kind) => sum + kind.tips, 0),
    }),
  structures: ({ structures }, { t }) =>
    t('inventory.say_structures', {
      count: structures.layers.reduce((sum, layer) => sum + layer.structures.length, 0),
      wishes: structures.unserved.length,
    }),
  opportunities: ({ opportunities }, { t }) =>
    t('inventory.say_opportunities', { count: opportunities.length }),
  coverage: ({ coverage }, { t, number }) =>
    t('inventory.say_coverage', {
      visited: number(coverage.coverage.visited),
      addresses: number(coverage.coverage.addresses),
    }),
}
