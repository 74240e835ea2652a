import * as z from 'zod/mini'
import { canonical, Json } from '../sync/operation.ts'

/** What a field of a record said before somebody changed it. Members of a set, so that two people who change a record
 *  offline both leave theirs. Without author: a role and a day. */
export const Change = z.looseObject({
  /** A day. */
  at: z.string().check(z.maxLength(10)),
  by: z.string().check(z.maxLength(40)),
  field: z.string().check(z.maxLength(60)),
  /** Null where somebody wrote a text: with a name that was corrected nobody would expect the old one to stay. */
  was: Json,
})
export type Change = z.infer<typeof Change>

/** More than this is not kept of one record. */
export const mostChanges = 300
export const Changes = z.array(Change).check(z.maxLength(2 * mostChanges))

/** The changes that an edit makes to a record. A field that was empty has no earlier value, and of a field in `texts` it
 *  is not kept. */
export const changesBetween = (
  before: Readonly<Record<string, Json>>,
  set: Readonly<Record<string, Json>>,
  { at, by, texts }: Pick<Change, 'at' | 'by'> & { readonly texts: readonly string[] },
): readonly Record<'at' | 'by' | 'field' | 'was', Json>[] => {
  return Object.entries(set).flatMap(([field, value]) => {
    const was = before[field]
    if (was === undefined || was === null || canonical(was) === canonical(value)) return []
    return [{ at, by, field, was: texts.includes(field) ? null : was }]
  })
}

/** Newest first. */
export const changesIn = (history: Json | undefined): readonly Change[] => {
  const parsed = z.safeParse(Changes, history)
  return parsed.success ? parsed.data.toSorted((a, b) => b.at.localeCompare(a.at)) : []
}
