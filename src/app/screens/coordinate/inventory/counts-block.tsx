import type { ReactNode } from 'react'
import type { Counts } from '#domain/inventory/panels/counts.ts'
import type { Ref } from '#domain/inventory/trace.ts'
import { Block } from './chart.tsx'
import { useFollow } from './follow.tsx'
import { BarMark, scaleTo } from './marks.tsx'
import { useSay } from './say.ts'

/** How many households said what, from many to few; below the smallest number it says why there is none. */
export const CountsBlock = ({
  title,
  lede,
  counts,
  list,
  refsOf = () => [],
}: {
  readonly title: string
  readonly lede?: string
  readonly counts: Counts
  readonly list: string
  readonly refsOf?: (code: string) => readonly Ref[]
}): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t, name } = say
  const rows = counts.rows.toSorted((a, b) => (b.households ?? -1) - (a.households ?? -1))
  const scale = scaleTo(rows.map(({ households }) => households))
  const asked = counts.asked === null ? undefined : t('inventory.asked', { count: counts.asked })
  return (
    <Block
      title={title}
      lede={lede === undefined || asked === undefined ? (lede ?? asked) : `${lede} ${asked}`}
      columns={[t('inventory.what'), t('inventory.householdsHead')]}
      lines={rows.map(({ code, households }) => ({
        key: code,
        name: name(list, code),
        onOpen: () => {
          follow({ title: name(list, code), refs: refsOf(code), told: true })
        },
        ...(households === null
          ? { hidden: say.why('tooFew'), cells: [] }
          : {
              mark: <BarMark scale={scale} value={households} label={say.households(households)} />,
              figure: <strong>{say.households(households)}</strong>,
              cells: [say.number(households)],
            }),
      }))}
    />
  )
}
