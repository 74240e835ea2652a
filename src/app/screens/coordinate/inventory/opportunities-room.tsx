import type { ReactNode } from 'react'
import { kindName } from '#domain/field/taxonomy.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { Opportunity } from '#domain/inventory/panels/opportunities.ts'
import { useLanguage } from '#app/text/text.tsx'
import { Block } from './chart.tsx'
import { useFollow } from './follow.tsx'
import { BarMark, LeakMark, scaleTo } from './marks.tsx'
import type { Line } from './line.ts'
import { useSay } from './say.ts'

const kinds = ['wish', 'shortage', 'leak', 'asset'] as const

/** Where value could be made. Each line opens its things, structures and documents, or says why not. */
export const OpportunitiesRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t } = useSay()
  return kinds.map((kind) => (
    <Kind
      key={kind}
      title={t(`inventory.chance_${kind}`)}
      of={inventory.opportunities.filter((one) => one.kind === kind)}
    />
  ))
}

const Kind = ({ title, of }: { readonly title: string; readonly of: readonly Opportunity[] }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const [language] = useLanguage()
  const { t } = say
  const nameOf = (one: Opportunity): string => {
    switch (one.kind) {
      case 'wish':
        return say.name('supportWish', one.code)
      case 'shortage':
        return say.name('skill', one.code)
      case 'leak':
        return say.name('vitalFunction', one.code)
      case 'asset':
        return kindName(one.code, language)
    }
  }
  const figureOf = (one: Opportunity): string | null => {
    switch (one.kind) {
      case 'wish':
        return one.households === null ? null : say.households(one.households)
      case 'shortage':
        return t('inventory.short', { count: one.gap })
      case 'leak':
        return t('inventory.away', { share: say.share(one.leak) })
      case 'asset':
        return t('inventory.thingsOf', { count: one.things })
    }
  }
  const scale = scaleTo(of.map(sizeOf))
  return (
    <Block
      title={title}
      columns={[t('inventory.what'), t('inventory.howMuch')]}
      lines={of
        .toSorted((a, b) => (sizeOf(b) ?? -1) - (sizeOf(a) ?? -1))
        .map((one): Line => {
          const name = nameOf(one)
          const figure = figureOf(one)
          const line = {
            key: one.code,
            name,
            about:
              one.kind === 'asset' ? one.uses.map(({ use }) => say.name('use', use)).join(' · ') : undefined,
            tag: one.kind === 'wish' && one.planned ? t('inventory.planned') : undefined,
            onOpen: () => {
              follow({
                title: name,
                refs: one.trace.state === 'refs' ? one.trace.refs : [],
                told: one.kind !== 'asset',
              })
            },
          }
          return figure === null
            ? { ...line, hidden: say.why('tooFew'), cells: [] }
            : {
                ...line,
                mark: <Mark of={one} scale={scale} label={figure} />,
                figure: <strong>{figure}</strong>,
                cells: [figure],
              }
        })}
    />
  )
}

const Mark = ({
  of,
  scale,
  label,
}: {
  readonly of: Opportunity
  readonly scale: ReturnType<typeof scaleTo>
  readonly label: string
}): ReactNode => {
  const size = sizeOf(of) ?? 0
  switch (of.kind) {
    case 'leak':
      return <LeakMark share={size} low={null} high={null} label={label} />
    case 'shortage':
      return <BarMark scale={scale} value={0} beside={size} label={label} />
    default:
      return <BarMark scale={scale} value={size} label={label} />
  }
}

/** Null: hidden. */
const sizeOf = (one: Opportunity): number | null => {
  switch (one.kind) {
    case 'wish':
      return one.households
    case 'shortage':
      return one.gap
    case 'leak':
      return one.leak
    case 'asset':
      return one.things
  }
}
