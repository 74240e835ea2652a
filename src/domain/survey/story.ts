import * as z from 'zod/mini'
import { codeOf } from '../codelists.ts'
import { Id } from '../sync/operation.ts'

/** What somebody said, in their own words and with their consent. A voice of few is marked and weighs the same. */
export const storyVersion = 1
export const quoteLength = 600

/** Unknown fields are kept, and none of them can be a number or a list: nothing can be counted for or against a story. */
export const StoryFields = z.catchall(
  z.object({
    quote: z.string().check(z.minLength(1), z.maxLength(quoteLength)),
    theme: z.optional(z.nullable(codeOf('purposeTheme'))),
    /** The conversation whose household allowed it. Never shown or exported. */
    consentRef: Id,
    minorityVoice: z.optional(z.nullable(z.boolean())),
  }),
  z.union([z.string(), z.boolean(), z.null()]),
)
