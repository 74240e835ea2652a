import * as z from 'zod/mini'
import { dayOf } from '#domain/project/calendar.ts'
import { type Ending, endings, endsOn, isNear, type Kept, type Term } from '#domain/project/retention.ts'
import { Operation } from '#domain/sync/operation.ts'
import type { Deps } from '../deps.ts'
import type { Reader } from '../store/store.ts'
import { eraseRecord } from './erase.ts'
import { readRules } from './rules.ts'
import { takeTurn } from './turn.ts'

type Around = Pick<Deps, 'store' | 'blobs' | 'erasures' | 'bell' | 'clock' | 'log'>

/** Conversations for each turn at the clock: the others' pushes come in between. */
const perTurn = 100

/** Erases what was kept long enough, as a withdrawal would, and notes what is announced from today. Never in the invented
 *  neighbourhood. */
export const endTerms = async (deps: Around, project: string): Promise<void> => {
  const { today, ends } = await deps.store.read((reader) =>
    readEndings(reader, { project, now: deps.clock() }),
  )
  await deps.store.write(async (writer) => {
    for (const notice of await writer.notices(project)) {
      const left = ends.some(({ kept, endsOn }) => kept === notice.kept && endsOn === notice.endsOn)
      if (!left || notice.announcedOn > today) await writer.removeNotice(project, notice)
    }
    for (const ending of ends)
      if (isNear(ending, today) && !ending.announced)
        await writer.putNotice(project, { ...ending, announcedOn: today })
  })
  const erased = { interview: 0, contact: 0 }
  for (const { kept, ids } of ends.filter(({ goesOn }) => goesOn <= today)) {
    for (let from = 0; from < ids.length; from += perTurn)
      erased[kept] += await eraseIfStill(deps, { project, ids: ids.slice(from, from + perTurn) })
  }
  if (erased.interview + erased.contact > 0) deps.log.info({ event: 'kept long enough', ...erased })
}

/** A coordinator may have extended meanwhile: so it is looked at again, in the turn. */
const eraseIfStill = (
  deps: Around,
  { project, ids }: { readonly project: string; readonly ids: readonly string[] },
): Promise<number> =>
  takeTurn(deps, project, async (turn) => {
    const { today, ends } = await readEndings(turn.writer, { project, now: deps.clock() })
    const due = new Set(ends.filter(({ goesOn }) => goesOn <= today).flatMap((ending) => ending.ids))
    const going = ids.filter((id) => due.has(id))
    for (const id of going) await eraseRecord(turn, id)
    return going.length
  })

/** What ends when; nothing does where everything is invented. */
export const readEndings = async (
  reader: Reader,
  { project, now }: { readonly project: string; readonly now: Date },
): Promise<{ readonly today: string; readonly ends: readonly Ending[] }> => {
  const { interviewDays, timeZone, fictional } = await readRules(reader, project)
  const today = dayOf(now, timeZone)
  if (fictional) return { today, ends: [] }
  const terms = await readTerms(reader, project, interviewDays)
  return { today, ends: endings(terms, await reader.notices(project), today) }
}

/** Of everything out of a conversation that stands here: also what waits for a decision, and files that phones brought
 *  back after a restore. */
const readTerms = async (reader: Reader, project: string, days: number): Promise<readonly Term[]> => {
  const terms = new Map<string, Term>()
  const add = (id: string, type: string, months: Parameters<typeof endsOn>[1]) => {
    const kept: Kept = type === 'contact' ? 'contact' : 'interview'
    terms.set(id, { id, kept, endsOn: endsOn(kept, months, days), counts: type === kept })
  }
  for (const { stored } of await reader.ofTalk(project))
    add(stored.id, stored.type, monthsIn(stored.at, stored.fields['expiresAt']))
  for (const { grouped, recordId, type, raw } of await reader.quarantine(project)) {
    if (!grouped || terms.has(recordId)) continue
    const operation = z.safeParse(Operation, JSON.parse(raw))
    if (operation.success) add(recordId, type, monthsIn(operation.data.at, operation.data.set['expiresAt']))
  }
  for (const { id, month } of await reader.keptFiles(project))
    if (!terms.has(id)) add(id, 'interview', { made: month })
  return [...terms.values()]
}

const monthsIn = (at: string, expires: unknown) => ({
  made: at.slice(0, 'YYYY-MM'.length),
  expires: typeof expires === 'string' ? expires : undefined,
})
