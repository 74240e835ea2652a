import type { FigureLine, Mark, Panel } from './figures.ts'
import { html, type Html } from './html.ts'
import type { Say } from './say.ts'

/** A panel: each figure as words, a mark and a number, and all of them once more as a table. */
export const chart = (panel: Panel, say: Say): Html => html`
  <section class="panel">
    <h2>${panel.title}</h2>
    <p class="lede">${panel.lede}</p>
    <div class="chart">${rows(panel, say)}</div>
    <details>
      <summary>${say.t.asTable}</summary>
      ${table(panel, say)}
    </details>
  </section>
`

/** Those that show nothing for the same reason share a line. */
const rows = (panel: Panel, say: Say): readonly Html[] => [
  ...panel.lines.filter(({ hidden }) => hidden === null).map((line) => row(line, { panel, say })),
  ...[...Map.groupBy(panel.lines, ({ hidden }) => hidden)].flatMap(([why, of]): readonly Html[] => {
    if (why === null) return []
    if (of.length === 1) return of.map((line) => row(line, { panel, say }))
    return [
      html`<div class="r together">
        <span class="name">${of.map(({ name }) => name).join(' · ')}</span> <span class="none">${why}</span>
      </div>`,
    ]
  }),
]

/** One line of a chart; on paper as on a screen. */
export const row = (
  line: FigureLine,
  { panel, say }: { readonly panel: Pick<Panel, 'most' | 'rough'>; readonly say: Say },
): Html =>
  line.hidden === null
    ? html`<div class="r">
        <span class="name">${line.name}</span>
        <span class="bar">${line.mark !== null && markOf(line, { mark: line.mark, panel, say })}</span>
        <span class="fig"
          ><strong>${line.figure}</strong>
          ${line.interval !== '' && html`<span class="soft">(${line.interval})</span>`}<span class="rests"
            >${notesOf({ ...line, rough: line.rough && !panel.rough }, say)}</span
          ></span
        >
      </div>`
    : html`<div class="r">
        <span class="name">${line.name}</span><span class="none">${line.hidden}</span>
      </div>`

/** On how many households it rests, and what else there is to say about it. */
const notesOf = ({ households, rough, since }: FigureLine, { t, number, day }: Say): string =>
  [
    households === null ? '' : t.households(number(households)),
    rough ? t.rough : '',
    since === null ? '' : t.since(day(since)),
  ]
    .filter((note) => note !== '')
    .join(' · ')

const table = ({ title, lines }: Panel, say: Say): Html => {
  const { t } = say
  return html`<table>
    <caption>
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t.what}</th>
        <th scope="col">${t.figure}</th>
        <th scope="col">${t.interval}</th>
        <th scope="col">${t.householdsHead}</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map((line) =>
        line.hidden === null
          ? html`<tr>
              <th scope="row">${line.name}</th>
              <td>${line.figure}</td>
              <td>${line.interval || '–'}</td>
              <td>${notesOf(line, say) || '–'}</td>
            </tr>`
          : html`<tr>
              <th scope="row">${line.name}</th>
              <td colspan="3">${line.hidden}</td>
            </tr>`,
      )}
    </tbody>
  </table>`
}

const percent = (value: number, most: number): string =>
  `${Math.min(100, Math.max(0, (100 * value) / most)).toFixed(1)}%`

const markOf = (
  line: FigureLine,
  { mark, panel, say }: { readonly mark: Mark; readonly panel: Pick<Panel, 'most'>; readonly say: Say },
): Html => {
  const { t } = say
  const said = mark.kind === 'leak' ? t.markLeak(say.share(mark.value)) : line.figure
  const label = line.interval === '' ? said : t.markBetween(said, line.interval)
  return html`<svg class="mark" role="img" aria-label="${`${line.name}: ${label}`}">
    ${shapes(mark, { rough: line.rough, at: (value) => percent(value, panel.most) })}
  </svg>`
}

const axis = html`<line class="axis" x1="0" x2="0" y1="3" y2="21" />`

const shapes = (
  mark: Mark,
  { rough, at }: { readonly rough: boolean; readonly at: (value: number) => string },
): Html => {
  switch (mark.kind) {
    case 'leak':
      return html`<rect class="stay" x="0.2%" y="2.75" width="99.6%" height="13.5" /><rect
          class="leak"
          y="2"
          width="${at(mark.value)}"
          height="15"
        />${range(mark, { y: 22, kind: 'thin', at })}`
    case 'dot':
      return html`${axis}${range(mark, { y: 12, kind: rough ? 'range rough' : 'range', at })}<circle
          class="${rough ? 'dot open' : 'dot'}"
          cx="${at(mark.value)}"
          cy="12"
          r="6"
        />`
    case 'bar':
      return html`<rect class="stay" x="0" y="5" width="${at(mark.value)}" height="14" />`
    case 'span':
      return html`${axis}<line class="wide" x1="${at(mark.low)}" x2="${at(mark.high)}" y1="12" y2="12" />`
  }
}

const range = (
  { low, high }: { readonly low: number | null; readonly high: number | null },
  { y, kind, at }: { readonly y: number; readonly kind: string; readonly at: (value: number) => string },
): Html | null =>
  low === null || high === null
    ? null
    : html`<line class="${kind}" x1="${at(low)}" x2="${at(high)}" y1="${y}" y2="${y}" />`
