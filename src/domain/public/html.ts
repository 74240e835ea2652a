/** Markup that `html` made. Data cannot pass for it: JSON has no symbols. */
const made = Symbol('html')
export interface Html {
  readonly [made]: string
}
export type Piece = Html | string | number | null | undefined | false | readonly Piece[]

/** The only way in which a public page comes about: what stands in the template is markup, and what is put into it is text,
 *  whatever signs are in it. Attributes stand in double quotes. */
export const html = (template: TemplateStringsArray, ...pieces: readonly Piece[]): Html => ({
  [made]: template.map((part, at) => part + markupOf(pieces[at])).join(''),
})

/** The text of a page. */
export const written = (page: Html): string => page[made]

const markupOf = (piece: Piece): string => {
  if (piece === null || piece === undefined || piece === false) return ''
  if (typeof piece === 'object') return made in piece ? piece[made] : piece.map(markupOf).join('')
  return escaped(String(piece))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** No reader of HTML takes a control character for text. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
    .replaceAll(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, '\u{fffd}')
