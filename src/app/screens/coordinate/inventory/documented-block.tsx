import type { ReactNode } from 'react'
import { codeList } from '#domain/codelists.ts'
import { refsOfCosts } from '#domain/inventory/follow.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import { Block } from './chart.tsx'
import { useFollow } from './follow.tsx'
import type { Line } from './line.ts'
import { BarMark, scaleTo } from './marks.tsx'
import { useSay } from './say.ts'

const columns = {
  function: { sums: 'byFunction', list: 'vitalFunction' },
  purpose: { sums: 'byPurpose', list: 'costPurpose' },
  payer: { sums: 'byPayer', list: 'payer' },
} as const

/** What stands in documents, by one of their columns. It needs no key, and is never added to an estimate. */
export const DocumentedBlock = ({
  inventory,
  by,
  title,
}: {
  readonly inventory: Inventory
  readonly by: keyof typeof columns
  readonly title: string
}): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t } = say
  const { sums: name, list } = columns[by]
  const order = codeList(list).map(({ code }) => code)
  const sums = inventory.costs[name].toSorted(
    (a, b) => b.highCents - a.highCents || order.indexOf(a.code) - order.indexOf(b.code),
  )
  const scale = scaleTo(sums.map(({ highCents }) => highCents))
  return (
    <Block
      wide
      title={title}
      lede={t('inventory.documentedLede')}
      columns={[
        t(by === 'function' ? 'inventory.function' : 'inventory.what'),
        t('inventory.perYear'),
        t('inventory.documents'),
      ]}
      lines={sums.map(({ code, lowCents, highCents, items }): Line => {
        const amount = say.moneyRange(lowCents, highCents)
        return {
          key: code,
          name: say.name(list, code),
          mark: <BarMark scale={scale} value={lowCents} beside={highCents - lowCents} label={amount} />,
          figure: <strong>{amount}</strong>,
          rests: t('inventory.counted', { count: items }),
          cells: [amount, say.number(items)],
          onOpen: () => {
            follow({ title: say.name(list, code), refs: refsOfCosts(inventory, by, code), told: false })
          },
        }
      })}
    />
  )
}
