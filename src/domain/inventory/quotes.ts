import * as z from 'zod/mini'
import { codeOf } from '../codelists.ts'
import { quoteLength } from '../survey/story.ts'
import { Id } from '../sync/operation.ts'
import type { PurposesPanel } from './panels/purposes.ts'

/** A quote outside its conversation: nothing about the person stands beside it, and what is not named here cannot. It is
 *  a record of its own, so that it goes at once when its conversation is withdrawn. */
export const quoteVersion = 1

const quote = {
  quote: z.string().check(z.minLength(1), z.maxLength(quoteLength)),
  theme: z.nullable(codeOf('purposeTheme')),
  minorityVoice: z.boolean(),
}

/** A quote of a publication, for everybody. */
export const PublicQuoteFields = z.strictObject({ ...quote, publicationId: Id })
export type PublicQuoteFields = z.infer<typeof PublicQuoteFields>

/** A quote for whoever writes the stories. */
export const QuoteForTellingFields = z.strictObject(quote)
export type QuoteForTellingFields = z.infer<typeof QuoteForTellingFields>

/** A quote of the inventory that the storyteller has not yet, and the story that it is erased with. */
export interface NewQuote {
  readonly fields: QuoteForTellingFields
  readonly erasedWith: string
}

/** All quotes that may be shown, each with whether it is the voice of few. */
export const allQuotes = ({ quotes, minority }: Pick<PurposesPanel, 'quotes' | 'minority'>) => [
  ...quotes.map((quote) => ({ ...quote, minorityVoice: false })),
  ...minority.map((quote) => ({ ...quote, minorityVoice: true })),
]

/** Which quotes still go to the storyteller: those that a household allowed, each text once. */
export const quotesToTell = (
  purposes: Pick<PurposesPanel, 'quotes' | 'minority'>,
  standing: ReadonlySet<string>,
): readonly NewQuote[] => {
  const texts = new Map(allQuotes(purposes).map((one) => [one.text, one]))
  return [...texts.values()].flatMap(({ id, text, theme, minorityVoice }) => {
    const fields = z.safeParse(QuoteForTellingFields, { quote: text, theme, minorityVoice })
    return standing.has(text) || !fields.success ? [] : [{ fields: fields.data, erasedWith: id }]
  })
}
