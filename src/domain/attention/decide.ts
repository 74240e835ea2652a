import { mayChangeStatus } from '../field/sighting-life.ts'
import { mayWrite, type Role } from '../project/role.ts'
import { canonical, type Json } from '../sync/operation.ts'
import type { Conflict, Stored } from '../sync/record.ts'
import { carriesMonth } from '../sync/scope.ts'

/** Two values of one field, and who may say which one counts. */
export interface Question {
  readonly record: Stored
  readonly field: string
  /** The value that stands, and the one that lost the race. */
  readonly now: Json | undefined
  readonly other: Json
  /** Who gave the other value; never for visits, conversations and what comes out of them. */
  readonly by: string | undefined
  /** The day on which the record was made, where it may be told. */
  readonly day: string | undefined
  /** All open conflicts that this one choice settles: two people may have given the same other value. */
  readonly conflictIds: readonly string[]
}

export type Choice = 'now' | 'other'

/** What desks write by themselves and settle by themselves: nobody is asked about it. */
const settledByDesks: ReadonlySet<string> = new Set(['gatedSet', 'keptSets'])

/** The questions that the open conflicts of a record ask, one for each pair of values. */
export const questionsOf = (record: Stored): readonly Question[] => {
  if (settledByDesks.has(record.type)) return []
  const asked = new Map<string, Question>()
  for (const conflict of record.conflicts) {
    const key = `${conflict.field} ${canonical(conflict.value)}`
    const earlier = asked.get(key)
    asked.set(key, {
      record,
      field: conflict.field,
      now: record.fields[conflict.field],
      other: conflict.value,
      by: earlier?.by ?? whoGave(record, conflict),
      day: isNameless(record) ? undefined : record.at.slice(0, 'YYYY-MM-DD'.length),
      conflictIds: [...(earlier?.conflictIds ?? []), conflict.id],
    })
  }
  return [...asked.values()]
}

const isNameless = ({ type, fields }: Stored): boolean => type === 'visit' || carriesMonth(type, fields)

const whoGave = (record: Stored, { by }: Conflict): string | undefined =>
  isNameless(record) ? undefined : by

/** What the choice changes. The chosen value is always written, also when it is the one that stands: when somebody has
 *  changed the field since, the server then sees a choice made without that value, and keeps all of them. */
export const settling = (
  { now, other, field, conflictIds }: Question,
  choice: Choice,
): {
  readonly set: Readonly<Record<string, Json>>
  readonly saw: readonly string[]
  readonly resolves: readonly string[]
} => {
  const value = choice === 'now' ? now : other
  return { set: value === undefined ? {} : { [field]: value }, saw: [field], resolves: conflictIds }
}

/** Whether the server would take a choice from this role. A volunteer decides about own sightings; only a coordinator
 *  about what becomes public. */
export const mayDecide = (
  { record, field, now, other }: Question,
  { role, own }: { readonly role: Role; readonly own: boolean },
): boolean => {
  if (record.type === 'questionnaire') return false
  if (record.type === 'interview' && record.fields['finished'] === true) return false
  if (role === 'coordinator') return true
  if (!mayWrite(role, record.type) || carriesMonth(record.type, record.fields)) return false
  if (record.type === 'structure' && role === 'interviewer') return false
  if (field === 'visibility' && (now === 'public' || other === 'public')) return false
  if (record.type === 'assetSighting' && field === 'status')
    if (![now ?? null, other].every((status) => mayChangeStatus(record.fields, { status }, { role, own })))
      return false
  return !personal.includes(record.type) || own
}

/** Records that belong to whoever made or changed them, until a coordinator decides. */
const personal: readonly string[] = ['assetSighting', 'walk', 'comment']
