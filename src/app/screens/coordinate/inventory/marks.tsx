import type { ReactNode } from 'react'
import { scaleLinear } from 'd3-scale'
import css from './inventory.module.css'

/** Where a value stands on a line that begins at zero, in percentages of its length. */
interface Scale {
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
}

/** One scale for each block. Zero is always on it. */
export const scaleTo = (values: readonly (number | null)[]): Scale => {
  const most = Math.max(0, ...values.map((value) => value ?? 0))
  const scale = scaleLinear([0, most === 0 ? 1 : most], [0, 100]).nice(4)
  return { at: (value) => scale(value), ticks: scale.ticks(4) }
}

const percent = (value: number): string => `${Math.min(100, Math.max(0, value)).toFixed(2)}%`

export const Axis = ({
  scale,
  words,
}: {
  readonly scale: Scale
  readonly words: (value: number) => string
}): ReactNode => (
  <div className="r axis" aria-hidden="true">
    <span />
    <svg className={`mark ${css['axis'] ?? ''}`}>
      {labelled(scale.ticks).map((tick) => (
        <text
          key={tick}
          x={percent(scale.at(tick))}
          y="12"
          textAnchor={tick === 0 ? 'start' : scale.at(tick) > 99 ? 'end' : 'middle'}
        >
          {words(tick)}
        </text>
      ))}
    </svg>
    <span />
  </div>
)

/** Of many only every other one, or their words would lie over one another. */
const labelled = (ticks: readonly number[]): readonly number[] =>
  ticks.length > 4 ? ticks.filter((_, at) => at % 2 === 0) : ticks

const Grid = ({ scale }: { readonly scale: Scale }): ReactNode =>
  scale.ticks.map((tick) => (
    <line
      key={tick}
      className="c-grid"
      x1={percent(scale.at(tick))}
      x2={percent(scale.at(tick))}
      y1="-14"
      y2="38"
    />
  ))

/** An estimate and how sure it is. A rough one is open and dashed. */
export const DotMark = ({
  scale,
  value,
  low,
  high,
  rough,
  label,
}: {
  readonly scale: Scale
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  readonly rough: boolean
  readonly label: string
}): ReactNode => (
  <svg className="mark" role="img" aria-label={label}>
    <Grid scale={scale} />
    {low !== null && high !== null && (
      <line
        className={rough ? 'c-range rough' : 'c-range'}
        x1={percent(scale.at(low))}
        x2={percent(scale.at(high))}
        y1="12"
        y2="12"
      />
    )}
    <circle className={rough ? 'c-dot open' : 'c-dot'} cx={percent(scale.at(value))} cy="12" r="6" />
  </svg>
)

/** What leaves is black, what stays is lemon; the line below says how long the bar may be. */
export const LeakMark = ({
  share,
  low,
  high,
  rough = false,
  label,
}: {
  readonly share: number
  readonly low: number | null
  readonly high: number | null
  readonly rough?: boolean
  readonly label: string
}): ReactNode => (
  <svg className="mark" role="img" aria-label={label}>
    <rect className="c-stay" x="0.2%" y="2.75" width="99.6%" height="13.5" />
    <rect className="c-leak" y="2" width={percent(100 * share)} height="15" />
    {low !== null && high !== null && (
      <line
        className={`c-soft ${css['range'] ?? ''} ${rough ? (css['dashed'] ?? '') : ''}`}
        x1={percent(100 * low)}
        x2={percent(100 * high)}
        y1="22"
        y2="22"
      />
    )}
  </svg>
)

/** How many, and beside it in an outline how many more are not sure yet. */
export const BarMark = ({
  scale,
  value,
  beside = 0,
  label,
}: {
  readonly scale: Scale
  readonly value: number
  readonly beside?: number
  readonly label: string
}): ReactNode => (
  <svg className="mark" role="img" aria-label={label}>
    <Grid scale={scale} />
    {beside > 0 && (
      <rect
        className="c-hatch"
        x={percent(scale.at(value))}
        width={percent(scale.at(value + beside) - scale.at(value))}
        y="5"
        height="14"
      />
    )}
    {value > 0 && <rect className="c-stay" width={percent(scale.at(value))} y="5" height="14" />}
  </svg>
)

/** From a first to a last value: what is likely. */
export const SpanMark = ({
  scale,
  from,
  to,
  label,
}: {
  readonly scale: Scale
  readonly from: number
  readonly to: number
  readonly label: string
}): ReactNode => (
  <svg className="mark" role="img" aria-label={label}>
    <Grid scale={scale} />
    <rect
      className="c-leak"
      x={percent(scale.at(from))}
      width={percent(Math.max(0.8, scale.at(to) - scale.at(from)))}
      y="4"
      height="16"
    />
  </svg>
)

interface Shown {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

/** Two estimates below each other: first open, then filled. */
export const PairMark = ({
  scale,
  before,
  after,
  label,
}: {
  readonly scale: Scale
  readonly before: Shown | null
  readonly after: Shown | null
  readonly label: string
}): ReactNode => (
  <svg className="mark" role="img" aria-label={label}>
    <Grid scale={scale} />
    {[before, after].map((one, at) => {
      if (one === null) return null
      const y = at === 0 ? 6 : 18
      return (
        <g key={y}>
          {one.low !== null && one.high !== null && (
            <line
              className="c-soft"
              x1={percent(scale.at(one.low))}
              x2={percent(scale.at(one.high))}
              y1={y}
              y2={y}
            />
          )}
          <circle
            className={at === 0 ? 'c-dot open' : 'c-dot'}
            cx={percent(scale.at(one.value))}
            cy={y}
            r="5"
          />
        </g>
      )
    })}
  </svg>
)
