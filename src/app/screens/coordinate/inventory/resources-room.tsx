import type { ReactNode } from 'react'
import { codeList } from '#domain/codelists.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { ResourceRow } from '#domain/inventory/panels/resources.ts'
import { Block } from './chart.tsx'
import { CountsBlock } from './counts-block.tsx'
import { useFollow } from './follow.tsx'
import type { Line } from './line.ts'
import { useSay } from './say.ts'

/** What flows in, out and round, each in its own unit; and in which ways people make value. */
export const ResourcesRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t } = useSay()
  const { resources, models } = inventory
  const ways = codeList('flowDirection').map(({ code }) => code)
  return (
    <>
      <Flows rows={ways.flatMap((way) => resources.filter(({ direction }) => direction === way))} />
      <CountsBlock title={t('inventory.modelsTitle')} counts={models.does} list="valueModel" />
      <CountsBlock title={t('inventory.modelWishesTitle')} counts={models.wishes} list="valueModel" />
    </>
  )
}

const Flows = ({ rows }: { readonly rows: readonly ResourceRow[] }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t, number } = say
  return (
    <Block
      wide
      title={t('inventory.flowsTitle')}
      lede={t('inventory.flowsLede')}
      columns={[t('inventory.what'), t('inventory.onPaper'), t('inventory.toldHead')]}
      lines={rows.map(({ resource, direction, unit, documented, told }): Line => {
        const amount = (value: number) => `${number(Math.round(value))} ${unit.replace('m3', 'm³')}`
        const paper = documented === null ? '–' : amount(documented.yearly)
        const said =
          told === null
            ? '–'
            : told.status === 'hidden'
              ? say.why(told.reason)
              : `${amount(told.yearly)} (${say.households(told.households)})`
        return {
          key: `${direction} ${resource}`,
          group: say.name('flowDirection', direction),
          name: say.name('resource', resource),
          figure: <strong>{documented === null ? t('inventory.notOnPaper') : paper}</strong>,
          rests: told === null ? undefined : t('inventory.toldLine', { said }),
          cells: [paper, said],
          onOpen: () => {
            follow({
              title: say.name('resource', resource),
              refs: documented?.refs ?? [],
              told: told !== null,
            })
          },
        }
      })}
    />
  )
}
