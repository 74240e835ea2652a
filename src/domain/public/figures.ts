import type { SetFigure } from '../inventory/gated-set.ts'
import { panelNames, partsOfId, type SetPanel, setPanels } from '../inventory/set-panels.ts'
import { capital } from '../text.ts'
import type { Say } from './say.ts'

/** A figure in words, and how it is drawn: what it is of, how much, on how many households, or why it does not show. */
export interface FigureLine {
  readonly name: string
  /** Empty when it is hidden. */
  readonly figure: string
  readonly interval: string
  readonly households: number | null
  readonly rough: boolean
  /** The day of an earlier value that still stands; null: that of the page. */
  readonly since: string | null
  readonly hidden: string | null
  readonly mark: Mark | null
}

interface Estimate {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

export type Mark =
  /** Shares of a hundred: what leaves and what stays. */
  | ({ readonly kind: 'leak' } & Estimate)
  /** An estimate and its interval. */
  | ({ readonly kind: 'dot' } & Estimate)
  | { readonly kind: 'bar'; readonly value: number }
  | { readonly kind: 'span'; readonly low: number; readonly high: number }

export interface Panel {
  readonly panel: SetPanel
  readonly title: string
  readonly lede: string
  readonly lines: readonly FigureLine[]
  /** The end of the scale of its marks. */
  readonly most: number
  /** All of it is a rough estimate, and its lede says so. */
  readonly rough: boolean
}

/** The figures of a page, panel by panel, in the order in which they are read. */
export const panelsOf = (
  { figures, on }: { readonly figures: readonly SetFigure[]; readonly on: string },
  say: Say,
): readonly Panel[] =>
  panelNames.flatMap((panel): readonly Panel[] => {
    const of = figures.filter(({ id }) => partsOfId(id).panel === panel)
    const whole = of.filter(({ id }) => partsOfId(id).code === 'all')
    const parts = of.filter((figure) => !whole.includes(figure))
    const told = (some: readonly SetFigure[]) => some.flatMap((one) => linesOf(one, { panel, on, say }))
    const lines = [...told(whole), ...(panel === 'timeline' ? told(parts) : bySize(told(parts)))]
    if (lines.length === 0) return []
    const most = isShare.has(panel) ? 100 : Math.max(1, ...lines.map(({ mark }) => endOf(mark)))
    const shown = lines.filter(({ hidden }) => hidden === null)
    const rough = shown.length > 0 && shown.every((line) => line.rough)
    const lede = [rough ? say.t.allRough : '', ledeOf(panel, say)].filter((part) => part !== '').join(' ')
    return [{ panel, title: say.t.panels[panel], lede, lines, most, rough }]
  })

const isShare = new Set<SetPanel>(['leakage', 'talent', 'cause', 'model', 'modelWish'])

/** What is hidden stands last. */
const bySize = (lines: readonly FigureLine[]): readonly FigureLine[] =>
  lines.toSorted((a, b) => startOf(b) - startOf(a))

const startOf = ({ mark }: FigureLine): number =>
  mark === null ? -1 : mark.kind === 'span' ? mark.low : mark.value

const endOf = (mark: Mark | null): number => {
  if (mark === null) return 0
  return mark.kind === 'bar' ? mark.value : (mark.high ?? ('value' in mark ? mark.value : 0))
}

const ledeOf = (panel: SetPanel, { t }: Say): string => {
  switch (panel) {
    case 'leakage':
      return `${t.estimate} ${t.leakLede} ${t.noSample}`
    case 'ledger':
      return `${t.estimateOfArea} ${t.ledgerLede} ${t.noSample}`
    case 'timeline':
      return `${t.countedTold} ${t.timelineLede}`
    case 'flow':
      return t.countedTold
    case 'gaps':
      return `${t.counted} ${t.gapsLede}`
    case 'cause':
    case 'model':
    case 'modelWish':
      return `${t.estimate} ${t.shareLede} ${t.noSample}`
    case 'talent':
      return `${t.estimate} ${t.noSample}`
    default:
      return t.counted
  }
}

const linesOf = (
  { id, value, on: madeOn }: SetFigure,
  { panel, on, say }: { readonly panel: SetPanel; readonly on: string; readonly say: Say },
): readonly FigureLine[] => {
  const { t, number, euros, share } = say
  const { code, way } = partsOfId(id)
  const nameOf = (one: string) => say.name(setPanels[panel], one)
  const line: FigureLine = {
    name: ownName({ panel, code, way, nameOf }, say),
    figure: '',
    interval: '',
    households: null,
    rough: false,
    since: madeOn === on ? null : madeOn,
    hidden: null,
    mark: null,
  }
  if (value.status === 'withdrawn') return [{ ...line, hidden: t.withdrawnFigure }]
  if (value.status === 'hidden') return [{ ...line, hidden: t.hidden[value.reason] }]
  switch (value.kind) {
    case 'counts':
      return value.cells.flatMap((cell): readonly FigureLine[] => {
        const one = { ...line, name: nameOf(cell.code) }
        if (cell.shown === 0) return []
        if (cell.shown === null) return [{ ...one, hidden: t.hidden.tooFew }]
        const mark = { kind: 'bar', value: cell.shown } as const
        return [{ ...one, figure: number(cell.shown), households: value.households, mark }]
      })
    case 'share':
    case 'talent':
    case 'leakage': {
      const { points, low, high, households } = value
      const kind = value.kind === 'share' ? 'dot' : 'leak'
      const figure = value.kind === 'share' ? share(points) : t.away(share(points))
      const interval = say.range(low, high, share)
      const rough = value.kind === 'leakage' && value.rough
      return [{ ...line, figure, interval, households, rough, mark: { kind, value: points, low, high } }]
    }
    case 'euros': {
      const { euros: amount, low, high, households, rough } = value
      const interval = say.range(low, high, euros)
      const mark = { kind: 'dot', value: amount, low, high } as const
      return [{ ...line, figure: euros(amount), interval, households, rough, mark }]
    }
    case 'gaps':
      return value.rows.map(({ code: skill, gap }) => {
        const one = { ...line, name: nameOf(skill) }
        if (gap === null) return { ...one, hidden: t.hidden.tooFew }
        const words = gap > 0 ? t.short : t.surplus
        return { ...one, figure: gap === 0 ? t.even : words(number(Math.abs(gap))) }
      })
    case 'timeline':
      return value.years.map(({ year, lowEuros, highEuros }) => {
        const one = { ...line, name: year === 'unknown' ? t.yearUnknown : year }
        if (lowEuros === null || highEuros === null) return { ...one, hidden: t.hidden.tooFew }
        const mark = { kind: 'span', low: lowEuros, high: highEuros } as const
        return { ...one, figure: say.range(lowEuros, highEuros, euros), households: value.households, mark }
      })
    case 'sum': {
      const figure = `${number(value.yearly)} ${value.unit.replace('m3', 'm³')}`
      return [{ ...line, figure: t.perYear(figure), households: value.households }]
    }
  }
}

const ownName = (
  {
    panel,
    code,
    way,
    nameOf,
  }: {
    readonly panel: SetPanel
    readonly code: string
    readonly way: string
    readonly nameOf: (code: string) => string
  },
  { t, label }: Say,
): string => {
  if (panel === 'talent') return t.talentAway
  if (code === '') return capital(t.panels[panel])
  if (code === 'all') return t.allFunctions
  return way === '' ? nameOf(code) : `${nameOf(code)}: ${label('flowDirection', way)}`
}
