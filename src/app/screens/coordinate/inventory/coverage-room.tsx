import type { ReactNode } from 'react'
import type { Inventory } from '#domain/inventory/inventory.ts'
import { Block, type Line } from './chart.tsx'
import { BarMark, scaleTo } from './marks.tsx'
import { useSay } from './say.ts'

/** How far the fieldwork is, and for parts of the neighbourhood: visits, walks and things only. */
export const CoverageRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const { t, share, number } = say
  const { coverage, rates, doorstep, walks, cells } = inventory.coverage
  const one = scaleTo([1])
  const shares = (['RR1', 'RR2', 'RR3', 'CON1', 'COOP1', 'REF1'] as const).map((rate) => ({
    key: rate,
    name: t(`inventory.rate_${rate}`),
    value: rates[rate],
  }))
  const lines = [{ key: 'coverage', name: t('inventory.coverageShare'), value: coverage.coverage }, ...shares]
  return (
    <>
      <Block
        title={t('inventory.coverageTitle')}
        lede={t('inventory.coverageLede', {
          visited: number(coverage.visited),
          addresses: number(coverage.addresses),
          doorstep: number(doorstep),
          walks: number(walks),
          cells: number(cells),
        })}
        columns={[t('inventory.what'), t('inventory.shareHead')]}
        lines={lines.map(({ key, name, value }): Line => {
          const line = { key, name }
          return value === null
            ? { ...line, hidden: t('inventory.nothingToDivide'), cells: [] }
            : {
                ...line,
                mark: <BarMark scale={one} value={value} label={share(value)} />,
                figure: <strong>{share(value)}</strong>,
                cells: [share(value)],
              }
        })}
      />
      <Block
        wide
        title={t('inventory.subareasTitle')}
        lede={t('inventory.subareasLede')}
        columns={[
          t('inventory.area'),
          t('inventory.visited'),
          t('inventory.coverageShare'),
          t('inventory.confirmed'),
          t('inventory.tips'),
        ]}
        lines={inventory.subareas.map((area): Line => {
          const known = area.coverage
          const confirmed = area.unused.byKind.reduce((sum, kind) => sum + kind.confirmed, 0)
          const tips = area.unused.byKind.reduce((sum, kind) => sum + kind.tips, 0)
          const covered = known?.coverage.coverage ?? null
          const visited =
            known === null
              ? t('inventory.fewDoors')
              : t('inventory.visitedOf', {
                  visited: number(known.coverage.visited),
                  addresses: number(known.coverage.addresses),
                })
          const things = t('inventory.thingsConfirmed', { confirmed, tips })
          return {
            key: area.id,
            name: area.name,
            about: things,
            mark:
              covered === null ? undefined : <BarMark scale={one} value={covered} label={share(covered)} />,
            figure: <strong>{covered === null ? '–' : share(covered)}</strong>,
            rests: visited,
            cells: [visited, covered === null ? '–' : share(covered), number(confirmed), number(tips)],
          }
        })}
      />
    </>
  )
}
