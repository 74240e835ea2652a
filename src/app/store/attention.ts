import { type Choice, mayDecide, type Question, questionsOf, settling } from '#domain/attention/decide.ts'
import { attempt, type Saved } from './attempt.ts'
import type { RecordRow } from './database.ts'
import type { StoreDeps } from './deps.ts'
import { overlay } from './overlay.ts'
import { readOwnVersions } from './own-versions.ts'
import type { RecordCommands } from './records.ts'
import { timeToUndoMs } from './time-to-undo.ts'

/** Two values of one field, of which somebody with this phone may say which one counts. */
export type AskedQuestion = Question & {
  /** What the record is about, where that is another record on this phone: the address of a visit. */
  readonly about: RecordRow | undefined
}

export interface AttentionCommands {
  /** What this person may decide, as it stands with the waiting decisions of this phone laid over it. */
  readonly questions: () => Promise<readonly AskedQuestion[]>
  /** Takes one of the two values. It leaves the phone only when the time to undo is over. */
  readonly settle: (question: Question, choice: Choice) => Promise<Saved>
  /** Takes a choice back; false when it has left the phone already. */
  readonly unsettle: (question: Question) => Promise<Saved<boolean>>
  /** How many records this version of the app cannot read. */
  readonly newerThings: () => Promise<number>
}

export const attentionCommands = (
  { db, role, now }: StoreDeps,
  { edit }: Pick<RecordCommands, 'edit'>,
): AttentionCommands => ({
  questions: async () => {
    const rows = await db.record.where('open').equals(1).toArray()
    const ids = rows.map(({ id }) => id)
    const [outbox, receipts] = await Promise.all([
      db.outbox.where('recordId').anyOf(ids).sortBy('order'),
      db.receipt.where('recordId').anyOf(ids).toArray(),
    ])
    const own = new Set([...outbox, ...receipts].map(({ recordId }) => recordId))
    const waiting = outbox.filter(({ state }) => state === 'waiting')
    const shown = overlay(rows, waiting, await readOwnVersions(db, waiting))
    const open = new Map(rows.map(({ id, conflicts }) => [id, new Set(conflicts.map((each) => each.id))]))
    const questions = shown.flatMap(({ record }) =>
      questionsOf(record).filter(
        (question) =>
          // A clash of this phone's own waiting change is not certain before the server has seen it.
          question.conflictIds.some((id) => open.get(record.id)?.has(id) === true) &&
          mayDecide(question, { role, own: own.has(record.id) }),
      ),
    )
    const abouts = await db.record.bulkGet(questions.map(({ record }) => aboutOf(record.fields)))
    return questions.map((question, at) => ({ ...question, about: abouts[at] }))
  },

  settle: (question, choice) =>
    edit(question.record, { ...settling(question, choice), notBefore: now().getTime() + timeToUndoMs }),

  unsettle: ({ record, conflictIds }) =>
    attempt(db, () =>
      db.transaction('rw', db.outbox, async () => {
        const rows = await db.outbox.where('recordId').equals(record.id).toArray()
        const choice = rows.find(
          ({ body }) =>
            body.kind === 'clear' && conflictIds.some((id) => body.operation.resolves?.includes(id) === true),
        )
        if (choice?.order === undefined || choice.offered === true) return false
        await db.outbox.delete(choice.order)
        return true
      }),
    ),

  newerThings: () => db.raw.count(),
})

const aboutOf = (fields: Readonly<Record<string, unknown>>): string =>
  typeof fields['addressId'] === 'string' ? fields['addressId'] : ''
