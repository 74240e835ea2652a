import type { ReactNode } from 'react'
import { refsOfFunction, refsOfWish } from '#domain/inventory/follow.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import { Block } from './chart.tsx'
import { CountsBlock } from './counts-block.tsx'
import { useFollow } from './follow.tsx'
import { BarMark, scaleTo } from './marks.tsx'
import type { Line } from './line.ts'
import { useSay } from './say.ts'

/** What carries the neighbourhood, in three layers, and what people wish for that is not there. */
export const StructuresRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t } = useSay()
  const { structures } = inventory
  return (
    <>
      <Unserved inventory={inventory} />
      <CountsBlock
        title={t('inventory.wishesTitle')}
        counts={structures.wishes}
        list="supportWish"
        refsOf={(code) => refsOfWish(inventory, code)}
      />
      <Layers inventory={inventory} />
      <CountsBlock
        title={t('inventory.missingTitle')}
        counts={structures.missing}
        list="vitalFunction"
        refsOf={(code) => refsOfFunction(inventory, code)}
      />
      <CountsBlock
        title={t('inventory.hubsTitle')}
        lede={t('inventory.hubsLede')}
        counts={structures.hubs}
        list="hubKind"
        refsOf={(code) => structures.hubCandidates.find(({ hub }) => hub === code)?.refs ?? []}
      />
      <Crews inventory={inventory} />
      <CountsBlock title={t('inventory.crewWishesTitle')} counts={structures.crewWishes} list="crewKind" />
    </>
  )
}

const Unserved = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t } = say
  const { unserved } = inventory.structures
  const scale = scaleTo(unserved.map(({ households }) => households))
  return (
    <Block
      title={t('inventory.unservedTitle')}
      lede={t('inventory.unservedLede')}
      columns={[t('inventory.what'), t('inventory.householdsHead')]}
      lines={unserved
        .toSorted((a, b) => (b.households ?? -1) - (a.households ?? -1))
        .map(({ code, households, planned }): Line => {
          const name = say.name('supportWish', code)
          const line = {
            key: code,
            name,
            tag: planned ? t('inventory.planned') : undefined,
            onOpen: () => {
              follow({ title: name, refs: refsOfWish(inventory, code), told: true })
            },
          }
          return households === null
            ? { ...line, hidden: say.why('tooFew'), cells: [] }
            : {
                ...line,
                mark: <BarMark scale={scale} value={households} label={say.households(households)} />,
                figure: <strong>{say.households(households)}</strong>,
                cells: [say.number(households)],
              }
        })}
    />
  )
}

const Layers = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t } = say
  const { layers, otherKind } = inventory.structures
  const rows = [
    ...layers.flatMap(({ kind, structures }) =>
      structures.map((row) => ({ row, layer: say.name('structureKind', kind) })),
    ),
    ...otherKind.map((row) => ({ row, layer: t('inventory.otherKind') })),
  ]
  return (
    <Block
      title={t('inventory.layersTitle')}
      columns={[t('inventory.what'), t('inventory.status'), t('inventory.owner'), t('inventory.serves')]}
      lines={rows.map(({ row, layer }): Line => {
        const status = say.name('structureStatus', row.status)
        const owner = say.name('ownerDomain', row.ownerDomain)
        const serves = [
          ...row.functions.map((code) => say.name('vitalFunction', code)),
          ...row.serves.map((code) => say.name('supportWish', code)),
        ].join(' · ')
        return {
          key: row.ref.id,
          name: row.name,
          group: layer,
          about: owner,
          tag: row.isTip ? t('inventory.fromTalk') : undefined,
          mark: <span className="small">{serves}</span>,
          figure: <strong>{status}</strong>,
          cells: [status, owner, serves],
          onOpen: row.isTip
            ? undefined
            : () => {
                follow({ title: row.name, refs: [row.ref], told: false })
              },
        }
      })}
    />
  )
}

const Crews = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t } = say
  return (
    <Block
      title={t('inventory.crewsTitle')}
      columns={[t('inventory.what'), t('inventory.status'), t('inventory.members'), t('inventory.stock')]}
      lines={inventory.structures.crews.map((crew): Line => {
        const status = crew.status === null ? '–' : say.name('crewStatus', crew.status)
        const members = crew.members === null ? '–' : t('inventory.membersOf', { count: crew.members })
        return {
          key: crew.ref.id,
          name: crew.name,
          about: crew.function === null ? undefined : say.name('vitalFunction', crew.function),
          tag: crew.open ? t('inventory.openCrew') : undefined,
          mark: <span className="small">{crew.sharedStock.join(' · ')}</span>,
          figure: <strong>{status}</strong>,
          rests: crew.members === null ? undefined : members,
          cells: [status, members, crew.sharedStock.join(' · ') || '–'],
          onOpen: () => {
            follow({ title: crew.name, refs: [crew.ref], told: false })
          },
        }
      })}
    />
  )
}
