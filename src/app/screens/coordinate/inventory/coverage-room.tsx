import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import type { Inventory } from '#domain/inventory/inventory.ts'
import { contains } from '#domain/project/boundary.ts'
import { AreaGeometry } from '#domain/project/project.ts'
import { useProject } from '#app/project/project-context.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Block } from './chart.tsx'
import { useFollow } from './follow.tsx'
import { BarMark, scaleTo } from './marks.tsx'
import type { Line } from './line.ts'
import { useSay } from './say.ts'
import { useThings } from './counted-things.ts'

/** How far the fieldwork is, and for parts of the neighbourhood: visits, walks and things only. */
export const CoverageRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const { t, share, number } = say
  const { coverage, rates, doorstep, walks, cells } = inventory.coverage
  const one = scaleTo([1])
  const openThings = useOpenThingsIn(inventory)
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
      >
        <p className="no-print">
          <ButtonLink small href="/coordinatie/dekking">
            {t('inventory.toCoverageMap')}
          </ButtonLink>
        </p>
      </Block>
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
            onOpen: () => void openThings(area),
          }
        })}
      />
    </>
  )
}

/** Opens the things that lie in a part of the neighbourhood. */
const useOpenThingsIn = ({ basis }: Inventory) => {
  const { store } = useProject()
  const follow = useFollow()
  const find = useThings(basis.period)
  return async ({ id, name }: Inventory['subareas'][number]) => {
    const area = await store.recordById(id)
    const geometry = z.safeParse(AreaGeometry, area?.record.fields['geometry'])
    const refs = geometry.success
      ? await find(({ place }) => place !== undefined && contains(geometry.data, place))
      : []
    follow({ title: name, refs, told: false })
  }
}
