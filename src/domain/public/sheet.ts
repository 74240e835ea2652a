import { kindName } from '../field/taxonomy.ts'
import type { PublicMatch } from '../inventory/publication.ts'
import type { Language } from '../text.ts'
import { row } from './chart.ts'
import { panelsOf } from './figures.ts'
import { type Address, documentOf, headOf, inOwn, pathOf, type PublicPage } from './frame.ts'
import { html, type Html, type Piece } from './html.ts'
import { jug, missing, partIn } from './limonades.ts'
import { map } from './map.ts'
import { type Say, sayIn } from './say.ts'
import { sizeIn } from './unused.ts'

/** So much fits on two sides of paper, in the longest words that a page may have. */
const most = {
  title: 90,
  lead: 300,
  lines: 6,
  limonades: 3,
  name: 60,
  parts: 3,
  unused: 8,
  quotes: 4,
  quote: 150,
  reachUs: 160,
}

/** The sheet for the letterbox: two sides of A4, with the most important of the page and where the rest stands. */
export const sheet = (page: PublicPage, language: Language, { styles, origin }: Address): Html => {
  const { publication } = page
  const say = sayIn(language)
  const { t } = say
  const own = inOwn(publication, language)
  const address = `${origin}${pathOf(publication, 'overview', language)}`
  return documentOf({
    title: `${t.sheet}: ${publication.areaName}`,
    look: 'paper',
    styles,
    say,
    body: html`<p class="hint"><a href="${pathOf(publication, 'overview', language)}">${t.back}</a> ${t.printHint}</p>
<main>
<section class="a4">
${headOf(page, say)}
<h1${own} dir="auto">${shortened(publication.title, most.title)}</h1>
${publication.lead === '' ? null : html`<p class="lead" ${own} dir="auto">${shortened(publication.lead, most.lead)}</p>`}
${leaks(page, say)}
${limonades(page, say)}
</section>
<section class="a4">
${unused(page, say)}
${quotes(page, say)}
${publication.reachUs === '' ? null : html`<div class="reach"><h2>${t.reachUs}</h2><p${own} dir="auto">${shortened(publication.reachUs, most.reachUs)}</p></div>`}
<footer><p><strong>${t.noSample}</strong> ${t.rounding(publication.kMin, publication.kMoney)} ${t.withdraw}</p><p><strong>${t.moreOnline(address.replace(/^https?:\/\//, ''))}</strong></p></footer>
</section>
</main>`,
  })
}

/** What leaks out, or where nobody told that, the first panel that there is. */
const leaks = ({ publication }: PublicPage, say: Say): Html | null => {
  const panels = panelsOf(publication, say)
  const panel = panels.find((one) => one.panel === 'leakage') ?? panels[0]
  if (panel === undefined) return null
  const { lines, more } = first(panel.lines, most.lines)
  return html`<div class="part">
    <h2>${panel.title}</h2>
    <p class="lede">${panel.lede}</p>
    <div class="chart">${lines.map((line) => row(line, { panel, say }))}</div>
    ${andMore(more, say)}
  </div>`
}

const limonades = ({ publication }: PublicPage, say: Say): Html | null => {
  const { t } = say
  const { lines, more } = first(publication.limonades, most.limonades)
  if (lines.length === 0) return null
  return html`<div class="part">
    <h2>${t.limonadesTitle}</h2>
    <div class="mixes">
      ${lines.map(
        (match) =>
          html`<div class="mix">
            ${jug(match, say)}
            <div>
              <h3 dir="auto">${shortened(match.title, most.name)}</h3>
              <p>${partsIn(match, say)}</p>
              <p><strong>${t.stillMissing}</strong> ${missing(match, say)}</p>
            </div>
          </div>`,
      )}
    </div>
    ${andMore(more, say)}
  </div>`
}

const partsIn = (match: PublicMatch, say: Say): string =>
  [...match.syrup, ...match.water, ...match.jug]
    .slice(0, most.parts)
    .map((part) => `${partIn(part, say)}.`)
    .join(' ')

const unused = ({ publication }: PublicPage, say: Say): Html | null => {
  const { t, language } = say
  const { lines, more } = first(publication.unused.rows, most.unused)
  const drawn = map(publication, say)
  if (lines.length === 0 && drawn === null) return null
  return html`<div class="part">
    <h2>${t.unusedTitle}</h2>
    <p class="lede">${t.countedThings} ${t.unusedLede}</p>
    <div class="beside">
      <div>
        <ul class="things">
          ${lines.map(
            ({ kind, count, size, ownerDomain }) =>
              html`<li>
                <strong>${count} × ${kindName(kind, language)}</strong>
                ${(size !== null && sizeIn(size, say)) || null}
                <span class="soft">${say.label('ownerDomain', ownerDomain)}</span>
              </li>`,
          )}
        </ul>
        ${andMore(more, say)}
      </div>
      ${drawn}
    </div>
  </div>`
}

const quotes = (page: PublicPage, say: Say): Html | null => {
  const { t } = say
  const { lines, more } = first(page.quotes, most.quotes)
  if (lines.length === 0) return null
  return html`<div class="part">
    <h2>${t.quotesTitle}</h2>
    <div class="quotes" ${inOwn(page.publication, say.language)}>
      ${lines.map(
        ({ quote, minorityVoice }) =>
          html`<blockquote dir="auto">
            “${shortened(quote, most.quote)}”${minorityVoice ? html`<span class="few">${t.fewTitle}</span>` : null}
          </blockquote>`,
      )}
    </div>
    ${andMore(more, say)}
  </div>`
}

const first = <T>(
  all: readonly T[],
  count: number,
): { readonly lines: readonly T[]; readonly more: number } => ({
  lines: all.slice(0, count),
  more: Math.max(0, all.length - count),
})

const andMore = (count: number, { t }: Say): Piece =>
  count > 0 && html`<p class="more">${t.andMore(count)}</p>`

/** Cut between two words. */
const shortened = (text: string, longest: number): string => {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}
