import type { SetFigure } from '#domain/inventory/gated-set.ts'
import { partsOfId, type SetPanel, setPanels } from '#domain/inventory/set-panels.ts'
import type { Say } from '../coordinate/inventory/say.ts'

/** A figure in words: what it is of, how much, on how many households, or why it does not show. */
export interface FigureLine {
  readonly key: string
  readonly name: string
  readonly figure: string
  readonly households?: number | undefined
  readonly hidden?: string
}

export const linesOf = ({ id, value }: SetFigure, panel: SetPanel, say: Say): readonly FigureLine[] => {
  const { t, name, number, money } = say
  const { code, way } = partsOfId(id)
  const nameOf = (one: string) => name(setPanels[panel], one)
  const own = {
    key: id,
    name:
      code === ''
        ? t(`given.panel_${panel}`)
        : code === 'all'
          ? t('inventory.allFunctions')
          : way === ''
            ? nameOf(code)
            : `${nameOf(code)}: ${name('flowDirection', way)}`,
  }
  const euros = (whole: number) => money(100 * whole)
  const points = (whole: number) => say.share(whole / 100)
  const between = (low: number | null, high: number | null, words: (one: number) => string) => {
    const interval = say.range(low, high, words)
    return interval === '' ? '' : ` (${interval})`
  }
  if (value.status === 'withdrawn') return [{ ...own, figure: '', hidden: t('given.withdrawn') }]
  if (value.status === 'hidden') return [{ ...own, figure: '', hidden: t(`given.hidden_${value.reason}`) }]
  switch (value.kind) {
    case 'counts':
      return value.cells.flatMap((cell): readonly FigureLine[] => {
        const line = { key: `${id} ${cell.code}`, name: nameOf(cell.code), figure: '' }
        if (cell.shown === 0) return []
        return [
          cell.shown === null
            ? { ...line, hidden: t('inventory.hidden_tooFew') }
            : { ...line, figure: number(cell.shown), households: value.households },
        ]
      })
    case 'share':
    case 'leakage':
    case 'talent': {
      const { points: share, low, high, households } = value
      return [{ ...own, figure: `${points(share)}${between(low, high, points)}`, households }]
    }
    case 'euros': {
      const { euros: amount, low, high, households } = value
      return [{ ...own, figure: `${euros(amount)}${between(low, high, euros)}`, households }]
    }
    case 'gaps':
      return value.rows.map(({ code: skill, gap }) => ({
        key: `${id} ${skill}`,
        name: nameOf(skill),
        ...(gap === null
          ? { figure: '', hidden: t('inventory.hidden_tooFew') }
          : {
              figure: t(gap > 0 ? 'inventory.short' : gap < 0 ? 'inventory.surplus' : 'inventory.even', {
                count: Math.abs(gap),
              }),
            }),
      }))
    case 'timeline':
      return value.years.map(({ year, lowEuros, highEuros }) => ({
        key: `${id} ${year}`,
        name: year === 'unknown' ? t('inventory.yearUnknown') : year,
        ...(lowEuros === null || highEuros === null
          ? { figure: '', hidden: t('inventory.hidden_tooFew') }
          : { figure: say.range(lowEuros, highEuros, euros), households: value.households }),
      }))
    case 'sum':
      return [{ ...own, figure: `${number(value.yearly)} ${value.unit}`, households: value.households }]
  }
}
