import { dayOf, addMonths, monthOf } from '#domain/project/calendar.ts'
import { recordTypes } from '#domain/records.ts'
import { finish, padSealed } from '#domain/survey/finish.ts'
import { makeWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import { canonical, type Json, type Operation } from '#domain/sync/operation.ts'
import { sha256Hex } from '../crypto/hash.ts'
import { attempt, type Saved } from './attempt.ts'
import type { ConversationRow, OutboxRow } from './database.ts'
import type { Draft, Farewell } from './draft.ts'
import { minutesBetween } from './drafts.ts'
import type { StoreDeps } from './store.ts'

export interface ConversationCommands {
  /** Seals a conversation to the pinned key, queues it, and shreds the draft. Nothing of the sealed answers is left on
   *  this phone that it could open. Returns the id of the farewell that is still to be done. */
  readonly seal: (draft: Draft, questionnaire: Questionnaire, publicKey: string) => Promise<Saved<string>>
  /** Queues contact details in a record of their own; nothing joins them to the conversation. */
  readonly addContact: (
    farewell: Farewell,
    details: ContactDetails,
    publicKey: string,
  ) => Promise<Saved>
  /** Ids and months of what was sealed on this phone. */
  readonly conversations: () => Promise<readonly ConversationRow[]>
}

export interface ContactDetails {
  readonly purposes: readonly string[]
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** Days that the unreadable file stays on the phone when the operator makes no backups. */
const keepDays = 30

export const conversationCommands = (deps: StoreDeps): ConversationCommands => {
  const { db, keys, now, newId, timeZone, randomBytes } = deps

  const lock = async (operations: readonly Operation[]): Promise<readonly OutboxRow[]> => {
    const keyId = newId()
    await keys.create(keyId)
    return Promise.all(
      operations.map(async (operation): Promise<OutboxRow> => ({
        id: operation.id,
        type: operation.type,
        recordId: operation.recordId,
        body: { kind: 'locked', sealed: await keys.encryptJson(keyId, operation) },
        state: 'waiting',
      })),
    )
  }

  const operation = (
    type: string,
    recordId: string,
    fields: Readonly<Record<string, unknown>>,
    more: Partial<Operation> = {},
  ): Operation => ({
    id: newId(),
    type,
    recordId,
    schemaVersion: recordTypes[type]?.version ?? 1,
    at: monthOf(now(), timeZone()),
    base: {},
    // Fields come out of parsed answers and are JSON by construction; `undefined` members are dropped here.
    set: JSON.parse(JSON.stringify(fields)) as Record<string, Json>,
    ...more,
  })

  return {
    seal: (draft, questionnaire, publicKey) =>
      attempt(db, async () => {
        const { sealTo } = await import('../crypto/seal.ts')
        const month = monthOf(now(), timeZone())
        const code = makeWithdrawalCode(randomBytes)
        const { open, sealed, children } = finish({
          questionnaire,
          answers: draft.answers,
          mode: draft.mode,
          interviewId: draft.interviewId,
          projectId: deps.projectId,
          month,
          minutes: minutesBetween(draft.startedAt, now()),
          newId,
          textHash: await sha256Hex(consentText(questionnaire)),
        })
        const sealedBlob =
          sealed === undefined ? null : await sealTo(publicKey, padSealed(JSON.stringify(sealed)))
        const operations = [
          operation(
            'interview',
            draft.interviewId,
            { ...open, sealedBlob },
            { withdrawalHash: await sha256Hex(`interview:${code}`) },
          ),
          ...children.map((child) =>
            operation(child.type, child.recordId, child.fields, { parentId: draft.interviewId }),
          ),
        ]
        const rows = await lock(operations)
        const file = await sealTo(publicKey, padSealed(canonical(operations)))
        const farewell: Farewell = {
          id: newId(),
          kind: 'farewell',
          code,
          month,
          mode: draft.mode,
          contact: 'toAsk',
          updatedAt: now().toISOString(),
        }
        await keys.create(farewell.id)
        const lockedFarewell = await keys.encryptJson(farewell.id, farewell)
        await db.transaction('rw', [db.outbox, db.draft, db.conversation], async () => {
          await db.outbox.bulkAdd([...rows])
          await db.conversation.put({
            id: draft.interviewId,
            month,
            received: false,
            file,
            keepUntil: dayOf(new Date(now().getTime() + keepDays * 86_400_000), timeZone()),
          })
          await db.draft.delete(draft.id)
          await db.draft.put({
            id: farewell.id,
            kind: 'farewell',
            sealed: lockedFarewell,
            updatedAt: now().getTime(),
          })
        })
        await keys.shred(draft.id)
        return farewell.id
      }),

    addContact: (farewell, details, publicKey) =>
      attempt(db, async () => {
        const { sealTo } = await import('../crypto/seal.ts')
        const { purposes, ...personal } = details
        const fields = {
          purposes: [...purposes],
          sealedDetails: await sealTo(publicKey, padSealed(JSON.stringify(personal))),
          expiresAt: addMonths(monthOf(now(), timeZone()), 6),
        }
        const rows = await lock([
          operation('contact', newId(), fields, {
            withdrawalHash: await sha256Hex(`contact:${farewell.code}`),
          }),
        ])
        const asked: Farewell = { ...farewell, contact: 'asked', updatedAt: now().toISOString() }
        const sealed = await keys.encryptJson(asked.id, asked)
        await db.transaction('rw', [db.outbox, db.draft], async () => {
          await db.outbox.bulkAdd([...rows])
          await db.draft.put({ id: asked.id, kind: 'farewell', sealed, updatedAt: now().getTime() })
        })
        return undefined
      }),

    conversations: () => db.conversation.toArray(),
  }
}

/** The words that were read aloud before the yes: the opening line, the question and its explanation. */
const consentText = (questionnaire: Questionnaire): string => {
  const question = questionnaire.questions.find((candidate) => candidate.type === 'consent')
  return canonical([questionnaire.openingLine, question?.label ?? null, question?.hint ?? null])
}
