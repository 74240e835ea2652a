import * as z from 'zod/mini'
import { noticeDays } from '../field/fieldwork.ts'
import { Json } from '../sync/operation.ts'

/** How long things are kept. Conversations and contacts end by themselves, and never before that was announced for a week:
 *  a server that was off, or whose clock was wrong, erases nothing that nobody could know of. */

/** Counted from the first day of the month of the record. Of contacts it is the most; their own month may come first, and
 *  what a resident was promised cannot be extended. */
export const interviewDays = 365
const contactDays = 183
/** A conversation is never kept longer, whoever asks. */
export const mostInterviewDays = 730

/** One decision to keep conversations longer, or no longer than usual. The last one counts. */
const Extension = z.catchall(
  z.object({
    on: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)),
    interviewDays: z.int().check(z.minimum(interviewDays), z.maximum(mostInterviewDays)),
    reason: z.string().check(z.minLength(3), z.maxLength(200)),
  }),
  Json,
)
export const Extensions = z.array(Extension).check(z.maxLength(100))
export type Extensions = z.infer<typeof Extensions>

/** Days that conversations are kept in a project with these decisions. */
export const interviewDaysOf = (extensions: Extensions | null | undefined): number =>
  extensions?.at(-1)?.interviewDays ?? interviewDays

export type Kept = 'interview' | 'contact'

/** The first day (`YYYY-MM-DD`) on which something is not kept any more. Months as `YYYY-MM`.
 *  @param kept `months.expires` is the month that a resident was told, of contacts. */
export const endsOn = (
  kept: Kept,
  months: { readonly made: string; readonly expires?: string | undefined },
  days: number,
): string => {
  if (kept === 'interview') return daysAfter(`${months.made}-01`, days)
  const ends = daysAfter(`${months.made}-01`, contactDays)
  const promised = months.expires === undefined ? ends : `${months.expires}-01`
  return promised < ends ? promised : ends
}

/** Something with an end. */
export interface Term {
  readonly id: string
  readonly kept: Kept
  readonly endsOn: string
  /** False for what hangs under a conversation: it goes with it and is not counted apart. */
  readonly counts: boolean
}

/** Since when the coordinators could know that this ends. */
export interface Notice {
  readonly kept: Kept
  readonly endsOn: string
  readonly announcedOn: string
}

/** What goes together. */
export interface Ending {
  readonly kept: Kept
  readonly endsOn: string
  /** On its day, or a week after the announcement when that is later. */
  readonly goesOn: string
  readonly announced: boolean
  readonly count: number
  readonly ids: readonly string[]
}

/** What ends when, soonest first. */
export const endings = (
  terms: readonly Term[],
  notices: readonly Notice[],
  today: string,
): readonly Ending[] => {
  const groups = new Map<string, Term[]>()
  for (const term of terms) {
    const key = `${term.endsOn} ${term.kept}`
    groups.set(key, [...(groups.get(key) ?? []), term])
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const { kept, endsOn } = first
      // One of a later day was given by a clock that was wrong.
      const notice = notices.find(
        (one) => one.kept === kept && one.endsOn === endsOn && one.announcedOn <= today,
      )
      const noticed = daysAfter(notice?.announcedOn ?? today, noticeDays)
      return [
        {
          kept,
          endsOn,
          goesOn: noticed > endsOn ? noticed : endsOn,
          announced: notice !== undefined,
          count: group.filter(({ counts }) => counts).length,
          ids: group.map(({ id }) => id),
        },
      ]
    })
    .toSorted((a, b) => a.goesOn.localeCompare(b.goesOn) || b.kept.localeCompare(a.kept))
}

/** Whether coordinators are told today. */
export const isNear = ({ goesOn }: Pick<Ending, 'goesOn'>, today: string): boolean =>
  goesOn <= daysAfter(today, noticeDays)

const dayMs = 86_400_000

/** Days as `YYYY-MM-DD`. */
export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length)

/** Whole days from one `YYYY-MM-DD` to another; below zero when it lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
