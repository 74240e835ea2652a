import * as z from 'zod/mini'
import { maxInterviewPhotos, Photo } from '../field/photo.ts'

/** A finished conversation: open answers in clear, sealed ones as one age file. No name, address, place or author. */
export const interviewVersion = 1

const Month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
export const OpenAnswer = z.discriminatedUnion('state', [
  z.looseObject({ state: z.literal('value'), value: z.unknown() }),
  z.looseObject({ state: z.literal('dk') }),
  z.looseObject({ state: z.literal('pns') }),
  z.looseObject({ state: z.literal('notAsked') }),
])

export const InterviewFields = z.looseObject({
  mode: z.enum(['full', 'doorstep']),
  consent: z.looseObject({
    version: z.string(),
    textHash: z.string(),
    at: Month,
    recording: z.boolean(),
    quotes: z.boolean(),
    withdrawnAt: z.nullable(Month),
  }),
  formId: z.string(),
  formVersion: z.string(),
  month: Month,
  /** Rounded to fives. */
  minutes: z.int().check(z.minimum(0), z.maximum(1_440), z.multipleOf(5)),
  finished: z.boolean(),
  answers: z.record(z.string(), OpenAnswer),
  /** One age file in base64; its length is a multiple of the padding and tells nothing. */
  sealedBlob: z.optional(z.nullable(z.string().check(z.regex(/^[A-Za-z0-9+/=]+$/), z.maxLength(200_000)))),
  /** Those that the open answers name. Their bytes travel on their own and are kept readable, never locked. */
  photos: z.optional(z.array(Photo).check(z.maxLength(maxInterviewPhotos))),
  householdType: z.optional(z.nullable(z.string())),
  size: z.optional(z.nullable(z.string())),
  tenure: z.optional(z.nullable(z.string())),
})
export type InterviewFields = z.infer<typeof InterviewFields>

/** A contact stands apart from the conversation; nothing joins the two. Name, phone and e-mail are one age file. */
export const contactVersion = 1
export const ContactFields = z.looseObject({
  purposes: z.array(z.string()).check(z.minLength(1), z.maxLength(10)),
  /** `{ name, phone, email }` padded and encrypted, base64. */
  sealedDetails: z.string().check(z.regex(/^[A-Za-z0-9+/=]+$/), z.maxLength(50_000)),
  /** First month in which it is gone; at most six later than it was made. */
  expiresAt: Month,
})
export type ContactFields = z.infer<typeof ContactFields>
