import * as z from 'zod/mini'
import { codeOf } from '../codelists.ts'
import { Id } from '../sync/operation.ts'

/** What somebody said about a cause, for whoever codes: under a number of its own, without its chain or conversation. */
export const codingTaskVersion = 1
export const CodingTaskFields = z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(200)) })

/** The theme that somebody gave to a text; null takes it back. */
export const codingVersion = 1
export const CodingFields = z.strictObject({ taskId: Id, theme: z.nullable(codeOf('causeTheme')) })
