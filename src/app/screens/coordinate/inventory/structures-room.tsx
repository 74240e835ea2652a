import type { ReactNode } from 'react'
import { refsOfFunction, refsOfWish } from '#domain/inventory/follow.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { StructureRow } from '#domain/inventory/panels/structures.ts'
import { Block, type Line } from './chart.tsx'
import { CountsBlock } from './counts-block.tsx'
import { useFollow } from './follow.tsx'
import { useSay } from './say.ts'

/** What carries the neighbourhood, in three layers, and what people wish for that is not there. */
export const StructuresRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t, name } = useSay()
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
      {structures.layers.map((layer) => (
        <Layer key={layer.kind} title={name('structureKind', layer.kind)} of={layer.structures} />
      ))}
      {structures.otherKind.length > 0 && (
        <Layer title={t('inventory.otherKind')} of={structures.otherKind} />
      )}
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
  return (
    <Block
      title={t('inventory.unservedTitle')}
      lede={t('inventory.unservedLede')}
      columns={[t('inventory.what'), t('inventory.householdsHead')]}
      lines={inventory.structures.unserved
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
                figure: <strong>{say.households(households)}</strong>,
                cells: [say.number(households)],
              }
        })}
    />
  )
}

const Layer = ({
  title,
  of,
}: {
  readonly title: string
  readonly of: readonly StructureRow[]
}): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t } = say
  return (
    <Block
      title={t('inventory.layerTitle', { layer: title })}
      columns={[t('inventory.what'), t('inventory.status'), t('inventory.owner'), t('inventory.serves')]}
      lines={of.map((row): Line => {
        const status = say.name('structureStatus', row.status)
        const owner = say.name('ownerDomain', row.ownerDomain)
        const serves = [
          ...row.functions.map((code) => say.name('vitalFunction', code)),
          ...row.serves.map((code) => say.name('supportWish', code)),
        ].join(' · ')
        return {
          key: row.ref.id,
          name: row.name,
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
