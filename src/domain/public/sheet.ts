import { kindName } from '../field/taxonomy.ts'
import type { PublicMatch } from '../inventory/publication.ts'
import type { Language } from '../text.ts'
import { row } from './chart.ts'
import { panelsOf } from './figures.ts'
import { type Address, documentOf, headOf, inOwn, pathOf, type PublicPage } from './frame.ts'
import { html, type Html, type Piece } from './html.ts'
import { asked, jug, missing, partIn } from './limonades.ts'
import { map } from './map.ts'
import { type Say, sayIn } from './say.ts'
import { sizeIn } from './unused.ts'

/** So much fits on two sides of paper, in the longest words that a page may have. */
const most = {
  areaName: 40,
  title: 70,
  lead: 180,
  lines: 5,
  limonades: 3,
  name: 50,
  parts: 3,
  part: 36,
  missing: 2,
  unused: 6,
  pins: 6,
  quotes: 4,
  quote: 100,
  photos: 2,
  heading: 40,
  body: 150,
  reachUs: 150,
  ownLines: 4,
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
${headOf({ ...page, publication: { ...publication, areaName: shortened(publication.areaName, most.areaName) } }, say)}
<h1${own} dir="auto">${shortened(publication.title, most.title)}</h1>
${publication.lead === '' ? null : html`<p class="lead" ${own} dir="auto">${shortened(publication.lead, most.lead)}</p>`}
${leaks(page, say)}
${limonades(page, say)}
</section>
<section class="a4">
${unused(page, say)}
${quotes(page, say)}
${words(page, say)}
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
              ${lines.length < most.limonades && html`<p>${asked(match, say)}</p>`}
              <p>${partsIn(match, say)}</p>
              <p>
                <strong>${t.stillMissing}</strong>
                ${missing({ ...match, missing: match.missing.slice(0, most.missing) }, say)}
              </p>
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
    .map((part) => ('name' in part ? { ...part, name: shortened(part.name, most.part) } : part))
    .map((part) => `${partIn(part, say)}.`)
    .join(' ')

const unused = ({ publication }: PublicPage, say: Say): Html | null => {
  const { t, language } = say
  const { lines, more } = first(publication.unused.rows, most.unused)
  const drawn = map(publication, say, most.pins)
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

/** What the makers of the page say themselves, in the room that is left. */
const words = ({ publication, photos }: PublicPage, say: Say): Html => {
  const own = inOwn(publication, say.language)
  const shown = photos.slice(0, most.photos)
  const [section] = publication.sections
  const told = (heading: string, body: string) =>
    html`<div>
      <h2 dir="auto">${heading}</h2>
      <p class="told" dir="auto">${body}</p>
    </div>`
  return html`${shown.length > 0 && html`<div class="part photos">${shown.map((photo) => photoOf(photo, publication.slug))}</div>`}
    <div class="part beside" ${own}>
      ${
        section !== undefined &&
        told(shortened(section.heading, most.heading), shortened(inFewLines(section.body), most.body))
      }${publication.reachUs !== '' && told(say.t.reachUs, shortened(inFewLines(publication.reachUs), most.reachUs))}
    </div>`
}

/** On paper in its full size. */
const photoOf = ({ sha256, width, height, alt }: PublicPage['photos'][number], slug: string): Html =>
  html`<figure>
    <img src="/p/${slug}/foto/${sha256}" width="${width}" height="${height}" alt="${alt}" />
  </figure>`

const first = <T>(
  all: readonly T[],
  count: number,
): { readonly lines: readonly T[]; readonly more: number } => ({
  lines: all.slice(0, count),
  more: Math.max(0, all.length - count),
})

const andMore = (count: number, { t }: Say): Piece =>
  count > 0 && html`<p class="more">${t.andMore(count)}</p>`

/** Lines that somebody made stay, the first few: many short ones would take the room of all else. */
const inFewLines = (text: string): string => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const last = most.ownLines - 1
  return [...lines.slice(0, last), ...(lines.length > last ? [lines.slice(last).join(' ')] : [])].join('\n')
}

/** Cut between two words. */
const shortened = (text: string, longest: number): string => {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s.,;:]+$/, '')}…`
}
