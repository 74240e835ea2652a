import type { PublicationFields, PublicPhoto } from '../inventory/publication.ts'
import type { Language } from '../text.ts'
import { html, type Html, type Piece } from './html.ts'
import type { Say } from './say.ts'

/** Everything that a public page is made of. */
export interface PublicPage {
  readonly publication: PublicationFields
  /** Of residents, with their consent; each is a record of its own, and goes with its conversation. */
  readonly quotes: readonly PublicQuote[]
  /** Those of the publication that may still be shown. */
  readonly photos: readonly PublicPhoto[]
  /** A made-up neighbourhood says so on each page. */
  readonly fictional: boolean
}

export interface PublicQuote {
  readonly quote: string
  /** A voice of few stands apart and is marked. */
  readonly minorityVoice: boolean
}

/** Where a page stands. */
export interface Address {
  /** `https://…`, as people type it. */
  readonly origin: string
  /** Path of the style sheet. */
  readonly styles: string
}

export type View = 'overview' | 'method' | 'sheet'

const viewNames: Readonly<Record<View, string>> = { overview: '', method: 'werkwijze', sheet: 'a4' }

/** The path of a view of a page; in its own language the shorter one. */
export const pathOf = (
  { slug, lang }: Pick<PublicationFields, 'slug' | 'lang'>,
  view: View,
  language: Language,
): string =>
  ['', 'p', slug, language === lang ? '' : language, viewNames[view]]
    .filter((part, at) => at === 0 || part !== '')
    .join('/')

/** The view that the last part of a path names. */
export const viewNamed = (name: string): View | undefined =>
  (['overview', 'method', 'sheet'] as const).find((view) => viewNames[view] === name)

/** A whole document: no script, no style of its own, nothing from anywhere else. */
export const documentOf = ({
  title,
  about = '',
  body,
  look,
  styles,
  say,
}: {
  readonly title: string
  readonly about?: string
  readonly body: Piece
  readonly look: 'page' | 'paper'
  readonly styles: string
  readonly say: Say
}): Html =>
  html`<!doctype html>
    <html lang="${say.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Limonade</title>
        ${about === '' ? null : html`<meta name="description" content="${about}" />`}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icons/jug.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${styles}" />
      </head>
      <body class="${look}">
        ${body}
      </body>
    </html> `

/** The neighbourhood, and what the page rests on. */
export const headOf = ({ publication, fictional }: PublicPage, say: Say): Html => {
  const { areaName, households, on } = publication
  const { t } = say
  const basis = households === null ? t.noBasis : t.basis(say.number(households))
  return html`<header class="top">
      <span class="brand">${mark}<span dir="auto">${areaName}</span></span
      ><span class="small soft">${basis} · ${say.day(on)}</span>
    </header>
    ${fictional ? html`<p class="fictional">${t.fictional}</p>` : null}`
}

/** Texts that people wrote say in which language, where the page around them is in another. */
export const inOwn = ({ lang }: Pick<PublicationFields, 'lang'>, language: Language): Html | null =>
  lang === language ? null : html` lang="${lang}"`

/** The months of the conversations, or nothing. */
export const monthsOf = ({ period }: Pick<PublicationFields, 'period'>, say: Say): string =>
  period === null
    ? ''
    : period.from === period.to
      ? say.month(period.from)
      : say.t.months(say.month(period.from), say.month(period.to))

/** Pages that say that there is nothing: a wrong address, or one that was withdrawn. */
export const nothingHere = (why: 'not-here' | 'gone', styles: string, say: Say): Html => {
  const { t } = say
  const title = why === 'gone' ? t.goneTitle : t.notHereTitle
  return documentOf({
    title,
    look: 'page',
    styles,
    say,
    body: html`<main>
      <header class="top"><span class="brand">${mark}Limonade</span></header>
      <h1>${title}</h1>
      <p class="lead">${why === 'gone' ? t.gone : t.notHere}</p>
    </main>`,
  })
}

const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true">
  <path
    class="mark-jug"
    d="M4.5 3.5H20.5V9.5C20.5 12.5 23.5 15 23.5 20.5C23.5 24 22.4 26.7 20.8 28.5H9.2C7.6 26.7 6.5 24 6.5 20.5C6.5 15 9.5 12.5 9.5 9.5V8.5Z"
  />
  <path class="mark-handle" d="M20.5 7.5H24a4 4 0 0 1 4 4v5.5a5 5 0 0 1-5 5" />
  <path class="mark-lemon" d="M9.5 24.8C9.5 18.6 12.8 16 20.5 16C20.5 22.2 17.2 24.8 9.5 24.8Z" />
</svg>`
