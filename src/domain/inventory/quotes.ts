import * as z from 'zod/mini'
import { codeOf } from '../codelists.ts'
import { quoteLength } from '../survey/story.ts'
import { Id } from '../sync/operation.ts'

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
