import { kindName } from '../field/taxonomy.ts'
import { type Language, paragraphsIn } from '../text.ts'
import { chart } from './chart.ts'
import { panelsOf } from './figures.ts'
import {
  type Address,
  documentOf,
  headOf,
  inOwn,
  monthsOf,
  pathOf,
  type PublicPage,
  type PublicQuote,
} from './frame.ts'
import { html, type Html } from './html.ts'
import { limonade } from './limonades.ts'
import { map } from './map.ts'
import { type Say, sayIn } from './say.ts'
import { unusedTable } from './unused.ts'

/** The page itself: what was found and what could be made, in plain HTML. What leaks out stands first, then what lies unused
 *  and what could be made of it, then what people say, then all other figures. */
export const overview = (page: PublicPage, language: Language, { styles }: Pick<Address, 'styles'>): Html => {
  const { publication } = page
  const say = sayIn(language)
  const own = inOwn(publication, language)
  const panels = panelsOf(publication, say)
  const leaks = panels.filter(({ panel }) => panel === 'leakage')
  const others = panels.filter((panel) => !leaks.includes(panel))
  return documentOf({
    title: publication.title,
    about: publication.lead,
    look: 'page',
    styles,
    say,
    body: html`<main>
${headOf(page, say)}
<h1${own} dir="auto">${publication.title}</h1>
${publication.lead === '' ? null : html`<p class="lead" ${own} dir="auto">${publication.lead}</p>`}
<p class="small soft"><strong>${say.t.noSample}</strong> ${aboutMonths(publication, say)}</p>
${leaks.map((panel) => chart(panel, say))}
${limonadesOf(page, say)}
${unusedOf(page, say)}
${quotesOf(page, say)}
${publication.sections.map(
  ({ heading, body }) =>
    html`<section class="text" ${own}>
      <h2 dir="auto">${heading}</h2>
      ${paragraphs(body)}
    </section>`,
)}
${others.map((panel) => chart(panel, say))}
${foot(page, say)}
</main>`,
  })
}

const aboutMonths = (publication: PublicPage['publication'], say: Say): string => {
  const months = monthsOf(publication, say)
  return months === '' ? '' : say.t.methodPage.when(months)
}

const limonadesOf = ({ publication: { limonades } }: PublicPage, say: Say): Html | null =>
  limonades.length === 0
    ? null
    : html`<section>
        <h2>${say.t.limonadesTitle}</h2>
        <p class="lede">${say.t.limonadesLede}</p>
        <div class="limonades">${limonades.map((one) => limonade(one, say))}</div>
      </section>`

const unusedOf = ({ publication, photos }: PublicPage, say: Say): Html | null => {
  const { t } = say
  const drawn = map(publication, say)
  if (publication.unused.rows.length === 0 && photos.length === 0 && drawn === null) return null
  return html`<section>
    <h2>${t.unusedTitle}</h2>
    <p class="lede">${t.countedThings} ${t.unusedLede}</p>
    ${publication.unused.rows.length === 0 ? null : html`<div class="scroll" tabindex="0" role="region" aria-label="${t.unusedTitle}">${unusedTable(publication.unused.rows, say)}</div>`}
    ${drawn}
    ${
      photos.length === 0
        ? null
        : html`<h3>${t.photosTitle}</h3>
            <div class="photos">
              ${photos.map((photo) => photoOf(photo, { slug: publication.slug, say }))}
            </div>`
    }
  </section>`
}

const photoOf = (
  { sha256, small, width, height, kind, alt }: PublicPage['photos'][number],
  { slug, say }: { readonly slug: string; readonly say: Say },
): Html => {
  const path = `/p/${slug}/foto`
  const name = kindName(kind, say.language)
  return html`<figure>
    <a href="${path}/${sha256}" aria-label="${say.t.larger(alt)}"
      ><img src="${path}/${small}" width="${width}" height="${height}" alt="${alt}" loading="lazy"
    /></a>
    <figcaption>${name}</figcaption>
  </figure>`
}

const quotesOf = ({ publication, quotes }: PublicPage, say: Say): Html | null => {
  const { t } = say
  const few = quotes.filter(({ minorityVoice }) => minorityVoice)
  const others = quotes.filter(({ minorityVoice }) => !minorityVoice)
  const own = inOwn(publication, say.language)
  const list = (some: readonly PublicQuote[]) =>
    html`<div class="quotes" ${own}>
      ${some.map(({ quote }) => html`<blockquote dir="auto">“${quote}”</blockquote>`)}
    </div>`
  if (quotes.length === 0) return null
  return html`<section>
    <h2>${t.quotesTitle}</h2>
    <p class="lede">${t.quotesLede}</p>
    ${others.length === 0 ? null : list(others)}${
      few.length === 0
        ? null
        : html`<h3>${t.fewTitle}</h3>
            <p class="lede">${t.fewLede}</p>
            ${list(few)}`
    }
  </section>`
}

const paragraphs = (text: string): readonly Html[] =>
  paragraphsIn(text).map((part) => html`<p dir="auto">${part}</p>`)

const foot = ({ publication }: PublicPage, say: Say): Html => {
  const { t, language } = say
  const { kMin, kMoney, reachUs } = publication
  const other = language === 'nl' ? 'en' : 'nl'
  const path = (view: 'overview' | 'method' | 'sheet', as: Language = language) =>
    pathOf(publication, view, as)
  return html`<footer>
    ${reachUs === '' ? null : html`<h2>${t.reachUs}</h2><p${inOwn(publication, language)} dir="auto">${reachUs}</p>`}
    <p class="small soft"><strong>${t.noSample}</strong> ${t.rounding(kMin, kMoney)} ${t.withdraw}</p>
    <ul class="ways">
      <li><a href="${path('sheet')}">${t.sheet}</a></li>
      <li><a href="${path('method')}">${t.method}</a></li>
      <li><a href="${path('method')}#data">${t.data}</a></li>
      <li><a href="/intrekken">${t.withdrawLink}</a></li>
      <li><a href="${path('overview', other)}" hreflang="${other}" lang="${other}">${t.inOther}</a></li>
    </ul>
  </footer>`
}
