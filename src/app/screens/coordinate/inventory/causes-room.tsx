import type { ReactNode } from 'react'
import type { Inventory } from '#domain/inventory/inventory.ts'
import { CauseTree } from './cause-tree.tsx'
import { Block } from './chart.tsx'
import { CountsBlock } from './counts-block.tsx'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { useFollow } from './follow.tsx'
import { Axis, DotMark, scaleTo } from './marks.tsx'
import type { Line } from './line.ts'
import { ProposedThemes } from './proposed-themes.tsx'
import { useSay } from './say.ts'

/** Why things are as they are: how often each theme is named, and how one leads to another. */
export const CausesRoom = ({
  inventory,
  client,
}: {
  readonly inventory: Inventory
  readonly client: Pick<InventoryClient, 'steps'>
}): ReactNode => {
  const say = useSay()
  const { t } = say
  const { causes } = inventory
  const plain = { asked: null, rows: causes.codes }
  return (
    <>
      <Frequencies inventory={inventory} />
      <CauseTree tree={causes.tree} />
      <ProposedThemes client={client} />
      <CountsBlock
        title={t('inventory.rootsTitle')}
        lede={t('inventory.rootsLede')}
        counts={{
          asked: null,
          rows: causes.roots.map(({ theme, chains }) => ({ code: theme, households: chains })),
        }}
        list="causeTheme"
      />
      <CountsBlock title={t('inventory.codesTitle')} counts={plain} list="causeCode" />
      <CountsBlock title={t('inventory.causePlacesTitle')} counts={causes.places} list="causePlace" />
      <CountsBlock title={t('inventory.apartTitle')} counts={causes.apart} list="obstacle" />
      <p className="soft">
        {causes.allIsWell === null
          ? t('inventory.allIsWellFew')
          : t('inventory.allIsWell', { count: causes.allIsWell })}
      </p>
    </>
  )
}

const Frequencies = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t, share } = say
  const { asked, rows } = inventory.causes.frequency
  const scale = scaleTo(rows.flatMap((row) => (row.hidden ? [] : [row.high])))
  const sorted = rows.toSorted((a, b) => (b.hidden ? -1 : (b.p ?? -1)) - (a.hidden ? -1 : (a.p ?? -1)))
  return (
    <Block
      wide
      title={t('inventory.causesTitle')}
      lede={`${t('inventory.causesLede')} ${t('inventory.asked', { count: asked })} ${t('inventory.noSample')}`}
      columns={[
        t('inventory.theme'),
        t('inventory.shareHead'),
        t('inventory.interval'),
        t('inventory.householdsHead'),
      ]}
      axis={<Axis scale={scale} words={share} />}
      lines={sorted.map((row): Line => {
        const line = {
          key: row.theme,
          name: say.name('causeTheme', row.theme),
          onOpen: () => {
            follow({ title: say.name('causeTheme', row.theme), refs: [], told: true })
          },
        }
        if (row.hidden || row.p === null) return { ...line, hidden: say.why('tooFew'), cells: [] }
        const interval = say.range(row.low, row.high, share)
        return {
          ...line,
          mark: (
            <DotMark
              scale={scale}
              value={row.p}
              low={row.low}
              high={row.high}
              rough={row.asked < 30}
              label={t('inventory.markBetween', { value: share(row.p), interval })}
            />
          ),
          tag: row.asked < 30 ? t('inventory.rough') : undefined,
          figure: (
            <>
              <strong>{share(row.p)}</strong> <span className="small soft">({interval})</span>
            </>
          ),
          rests: say.households(row.mentioned),
          cells: [share(row.p), interval, say.number(row.mentioned)],
        }
      })}
    />
  )
}
