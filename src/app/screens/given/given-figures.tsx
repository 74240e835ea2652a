import type { ReactNode } from 'react'
import type { SetFigure } from '#domain/inventory/gated-set.ts'
import { Block } from '../coordinate/inventory/chart.tsx'
import type { Line } from '../coordinate/inventory/line.ts'
import { panelNames, partsOfId, type SetPanel } from '#domain/inventory/set-panels.ts'
import { type Say, useSay } from '../coordinate/inventory/say.ts'
import { linesOf } from './figure-lines.ts'
import css from './given.module.css'

/** Figures as they passed the gate: rounded, or with the reason why there is none. */
export const GivenFigures = ({
  figures,
  panels = panelNames,
}: {
  readonly figures: readonly SetFigure[]
  readonly panels?: readonly SetPanel[]
}): ReactNode => {
  const say = useSay()
  const { t } = say
  return panels.map((panel) => {
    const of = figures.filter(({ id }) => partsOfId(id).panel === panel)
    if (of.length === 0) return null
    return (
      <Block
        key={panel}
        title={t(`given.panel_${panel}`)}
        columns={[t('inventory.what'), t('given.figure'), t('inventory.householdsHead')]}
        lines={of.flatMap((figure) => linesOf(figure, panel, say).map((line) => drawn(line, say)))}
      />
    )
  })
}

const drawn = (
  { key, name, figure, households, hidden }: ReturnType<typeof linesOf>[number],
  say: Say,
): Line =>
  hidden === undefined
    ? {
        key,
        name,
        figure: <strong className={css['figure']}>{figure}</strong>,
        rests: households === undefined ? undefined : say.t('given.about_households', { count: households }),
        cells: [figure, households === undefined ? '–' : say.number(households)],
      }
    : { key, name, hidden, cells: [] }
