import * as z from 'zod/mini'
import { Id } from '../sync/operation.ts'

/** Where a place out of a file comes from, and what the file said of it. */

export const sourceNameLength = 80
export const attributionLength = 200

const Said = z.looseObject({
  lat: z.number(),
  lon: z.number(),
  title: z.string().check(z.maxLength(80)),
  note: z.string().check(z.maxLength(300)),
})
/** What a file says that people may say otherwise later. */
export type Said = z.infer<typeof Said>

const source = {
  name: z.string().check(z.minLength(1), z.maxLength(sourceNameLength)),
  /** In the source: the same thing has the same one next year. */
  id: z.string().check(z.maxLength(200)),
  licence: z.string().check(z.maxLength(80)),
  attribution: z.string().check(z.maxLength(attributionLength)),
  importId: Id,
  said: Said,
}

export const Source = z.looseObject({
  ...source,
  /** What stood here before this import changed it, so that it can be undone. */
  before: z.optional(z.nullable(z.looseObject(source))),
})
export type Source = z.infer<typeof Source>

/** Licences that open data come under; `other` is said in words. */
export const licences = ['CC0', 'CC BY 4.0', 'ODbL', 'PDM', 'other'] as const
