import { plain, type Table, tableOf, type Words } from './table.ts'
import type { SetFigure } from '../inventory/gated-set.ts'
import { partsOfId } from '../inventory/set-panels.ts'

const words = (nl: string, en: string): Words => ({ nl, en })

interface FigureRow {
  readonly id: string
  readonly panel: string
  readonly part: string
  readonly status: string
  readonly reason?: string
  readonly unit?: string
  readonly value?: number | null
  readonly low?: number | null
  readonly high?: number | null
  readonly households?: number
  readonly rough?: boolean
  readonly on: string
}

/** Figures of a set or a page: one row for each number, with what is hidden and why. */
export const figureTable = (figures: readonly SetFigure[]): Table =>
  tableOf(
    {
      name: 'figures',
      about: words('Cijfers, voorbij de drempels en afgerond', 'Figures, past the thresholds and rounded'),
    },
    [
      column('figure', 'text', words('Naam van het cijfer', 'Name of the figure'), ({ id }) => id),
      column('panel', 'text', words('Waarover het gaat', 'What it is about'), ({ panel }) => panel),
      column(
        'part',
        'text',
        words(
          'Code van het deel, uit de codelijsten van Limonade',
          'Code of the part, from the code lists of Limonade',
        ),
        ({ part }) => part,
      ),
      {
        name: 'status',
        about: words('Stand', 'Status'),
        kind: 'code',
        codes: statuses.map(({ code, ...label }) => ({ code, label })),
        read: ({ status }) => status,
      },
      column(
        'reason',
        'text',
        words('Waarom het niet te tonen is', 'Why it is not shown'),
        ({ reason }) => reason,
      ),
      column('value', 'number', words('Waarde', 'Value'), ({ value }) => value),
      column(
        'low',
        'number',
        words(
          'Onderkant van het interval van 95%, of laagste waarde',
          'Low end of the 95% interval, or lowest value',
        ),
        ({ low }) => low,
      ),
      column(
        'high',
        'number',
        words(
          'Bovenkant van het interval van 95%, of hoogste waarde',
          'High end of the 95% interval, or highest value',
        ),
        ({ high }) => high,
      ),
      column(
        'unit',
        'text',
        words(
          'Eenheid: households, percent, euro per jaar of een eigen eenheid',
          'Unit: households, percent, euro a year or a unit of its own',
        ),
        ({ unit }) => unit,
      ),
      column(
        'households',
        'number',
        words(
          'Op hoeveel huishoudens het rust, afgerond op vijven',
          'On how many households it rests, rounded to fives',
        ),
        ({ households }) => households,
      ),
      {
        name: 'rough',
        about: words(
          'Ruwe schatting: minder dan 30 huishoudens (1 = ja, 0 = nee)',
          'Rough estimate: fewer than 30 households (1 = yes, 0 = no)',
        ),
        kind: 'flag',
        read: ({ rough }) => (rough === undefined ? null : rough ? 1 : 0),
      },
      column(
        'made_on',
        'date',
        words('Dag waarop de waarde werd gemaakt', 'Day on which the value was made'),
        ({ on }) => on,
      ),
    ],
    figures.flatMap(rowsOf),
  )

const column = plain<FigureRow>

const statuses = [
  { code: 'shown', nl: 'getoond', en: 'shown' },
  { code: 'hidden', nl: 'niet te tonen', en: 'not shown' },
  { code: 'withdrawn', nl: 'niet meer te tonen', en: 'not shown any more' },
]

const rowsOf = ({ id, value, on }: SetFigure): readonly FigureRow[] => {
  const { panel, code, way } = partsOfId(id)
  const part = [code, way].filter((one) => one !== '').join(':')
  const row = { id, panel, part, status: value.status, on }
  if (value.status === 'withdrawn') return [row]
  if (value.status === 'hidden') return [{ ...row, reason: value.reason }]
  switch (value.kind) {
    case 'counts':
      return value.cells.map((cell) => ({
        ...row,
        part: cell.code,
        ...cellOf(cell.shown, 'tooFew'),
        unit: 'households',
        households: value.households,
      }))
    case 'share':
    case 'talent':
    case 'leakage':
      return [{ ...row, ...between(value), value: value.points, unit: 'percent' }]
    case 'euros':
      return [{ ...row, ...between(value), value: value.euros, unit: 'euro' }]
    case 'gaps':
      return value.rows.map((gap) => ({
        ...row,
        part: gap.code,
        ...cellOf(gap.gap, 'tooFew'),
        unit: 'households',
      }))
    case 'timeline':
      return value.years.map(({ year, lowEuros, highEuros }) => ({
        ...row,
        part: year,
        ...(lowEuros === null || highEuros === null
          ? { status: 'hidden', reason: 'tooFew' }
          : { low: lowEuros, high: highEuros }),
        unit: 'euro',
        households: value.households,
      }))
    case 'sum':
      return [{ ...row, value: value.yearly, unit: value.unit, households: value.households }]
  }
}

const between = (
  value: Pick<FigureRow, 'rough'> & Required<Pick<FigureRow, 'low' | 'high' | 'households'>>,
): Pick<FigureRow, 'low' | 'high' | 'households' | 'rough'> => ({
  low: value.low,
  high: value.high,
  households: value.households,
  ...(value.rough === undefined ? {} : { rough: value.rough }),
})

const cellOf = (value: number | null, reason: string) =>
  value === null ? { status: 'hidden', reason } : { value }
