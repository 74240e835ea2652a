import { addMonths, monthOf } from '#domain/project/calendar.ts'
import { recordTypes } from '#domain/records.ts'
import { finish, padSealed } from '#domain/survey/finish.ts'
import { outcomeOf } from '#domain/survey/progress.ts'
import { makeWithdrawalCode, withdrawalHashInputs } from '#domain/survey/withdrawal-code.ts'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import { canonical, type Json, type Operation } from '#domain/sync/operation.ts'
import { sha256Hex } from '../crypto/hash.ts'
import { attempt, type Saved } from './attempt.ts'
import type { ConversationRow, OutboxRow } from './database.ts'
import type { Draft, Farewell } from './draft.ts'
import { dropDraftPictures, openDraftPictures } from './draft-pictures.ts'
import { minutesOf } from './drafts.ts'
import { addLockedPictures, lockPictures, type LockedPicture, type PhotoBytes } from './photos.ts'
import type { StoreDeps } from './deps.ts'
import { anywhere } from './outbox-row.ts'
import { knockAt } from './visits.ts'

export interface ConversationCommands {
  /** Seals a conversation to the pinned key, queues it, and shreds the draft. Nothing of the sealed answers is left on
   *  this phone that it could open. Returns the id of the farewell that is still to be done. */
  readonly seal: (draft: Draft, questionnaire: Questionnaire, publicKey: string) => Promise<Saved<string>>
  /** Queues contact details in a record of their own; nothing joins them to the conversation. */
  readonly addContact: (farewell: Farewell, details: ContactDetails, publicKey: string) => Promise<Saved>
  /** Ids and months of what was sealed on this phone. */
  readonly conversations: () => Promise<readonly ConversationRow[]>
}

export interface ContactDetails {
  readonly purposes: readonly string[]
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** Last day on which the unreadable file stays when no backup holds it: at least 30 days after any day of the month. */
export const keepUntil = (month: string): string => `${addMonths(month, 2)}-02`

export const conversationCommands = (deps: StoreDeps): ConversationCommands => {
  const { db, keys, now, newId, timeZone, randomBytes } = deps

  const lock = async (
    operations: readonly Operation[],
    photos: readonly PhotoBytes[] = [],
  ): Promise<{ readonly rows: readonly OutboxRow[]; readonly pictures: readonly LockedPicture[] }> => {
    const keyId = newId()
    await keys.create(keyId)
    const rows = await Promise.all(
      operations.map(async (operation): Promise<OutboxRow> => ({
        id: operation.id,
        type: operation.type,
        recordId: operation.recordId,
        body: { kind: 'locked', sealed: await keys.encryptJson(keyId, operation) },
        state: 'waiting',
      })),
    )
    return { rows, pictures: await lockPictures(keys, keyId, photos) }
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
    seal: (draft, questionnaire, publicKey) => {
      const prepare = once(async () => {
        const { sealTo } = await import('../crypto/seal.ts')
        const thisMonth = monthOf(now(), timeZone())
        const month = draft.paper?.month ?? thisMonth
        const code = makeWithdrawalCode(randomBytes)
        const { open, sealed, children } = finish({
          questionnaire,
          answers: draft.answers,
          mode: draft.mode,
          interviewId: draft.interviewId,
          projectId: deps.projectId,
          month,
          minutes: minutesOf(draft, now()),
          newId,
          textHash: await sha256Hex(consentText(questionnaire)),
        })
        const sealedBlob =
          sealed === undefined ? null : await sealTo(publicKey, padSealed(JSON.stringify(sealed)))
        const withdrawalHash = await sha256Hex(withdrawalHashInputs(code).interview)
        const operations = [
          operation('interview', draft.interviewId, { ...open, sealedBlob }, { withdrawalHash }),
          ...children.map((child) =>
            operation(child.type, child.recordId, child.fields, { parentId: draft.interviewId }),
          ),
        ]
        const photos = await openDraftPictures(deps, draft.id, open.photos ?? [])
        const locked = await lock(operations, photos)
        const file = await sealTo(publicKey, padSealed(canonical(operations)))
        const visit = knockAt(draft.door, outcomeOf(questionnaire, draft.answers, draft.mode))
        const farewell: Farewell = {
          id: newId(),
          kind: 'farewell',
          code,
          month,
          mode: draft.mode,
          contact: 'toAsk',
          form: { id: questionnaire.formId, version: questionnaire.version },
          ...(visit === undefined ? {} : { visit }),
          updatedAt: now().toISOString(),
        }
        await keys.create(farewell.id)
        return {
          ...locked,
          file,
          withdrawalHash,
          month,
          thisMonth,
          farewell,
          lockedFarewell: await keys.encryptJson(farewell.id, farewell),
        }
      })
      return attempt(db, async () => {
        const { rows, pictures, file, withdrawalHash, month, thisMonth, farewell, lockedFarewell } =
          await prepare()
        const tables = [db.outbox, db.draft, db.draftPicture, db.blob, db.blobChunk, db.conversation]
        await db.transaction('rw', tables, async () => {
          // The commit of an earlier try counts, also when its answer was lost: the code that was made goes with it.
          if ((await db.draft.get(farewell.id)) !== undefined) return
          // Sealed or thrown away elsewhere: a second conversation must not come out of it.
          if ((await db.draft.get(draft.id)) === undefined) throw new Error('this draft is not here any more')
          await db.outbox.bulkAdd([...rows])
          await addLockedPictures(db, draft.interviewId, pictures)
          await db.conversation.put({
            id: draft.interviewId,
            month,
            received: false,
            file,
            withdrawalHash,
            keepUntil: keepUntil(thisMonth),
          })
          await db.draft.delete(draft.id)
          await dropDraftPictures(db, draft.id)
          await db.draft.put({
            id: farewell.id,
            kind: 'farewell',
            sealed: lockedFarewell,
            updatedAt: now().getTime(),
          })
        })
        // It is sealed now, whatever happens: a key that cannot be overwritten goes with the sweep at the next start.
        await keys.shred(draft.id).catch(() => undefined)
        return farewell.id
      })
    },

    addContact: (farewell, details, publicKey) => {
      const prepare = once(async () => {
        const { sealTo } = await import('../crypto/seal.ts')
        const { purposes, ...personal } = details
        const fields = {
          purposes: [...purposes],
          sealedDetails: await sealTo(publicKey, padSealed(JSON.stringify(personal))),
          expiresAt: addMonths(monthOf(now(), timeZone()), 6),
        }
        const { details: _typed, ...rest } = farewell
        const asked: Farewell = { ...rest, contact: 'asked', updatedAt: now().toISOString() }
        const { rows } = await lock([
          operation('contact', newId(), fields, {
            withdrawalHash: await sha256Hex(withdrawalHashInputs(farewell.code).contact),
          }),
        ])
        return {
          rows: rows.map((row) => ({ ...row, order: anywhere(randomBytes) })),
          asked,
          sealed: await keys.encryptJson(asked.id, asked),
        }
      })
      return attempt(db, async () => {
        const { rows, asked, sealed } = await prepare()
        await db.transaction('rw', [db.outbox, db.draft], async () => {
          const ids = rows.map(({ id }) => id)
          if ((await db.outbox.where('id').anyOf(ids).count()) > 0) return
          await db.outbox.bulkAdd([...rows])
          await db.draft.put({ id: asked.id, kind: 'farewell', sealed, updatedAt: now().getTime() })
        })
        return undefined
      })
    },

    conversations: () => db.conversation.toArray(),
  }
}

/** The words that were read aloud before the yes: the opening line, the question and its explanation. */
const consentText = (questionnaire: Questionnaire): string => {
  const question = questionnaire.questions.find((candidate) => candidate.type === 'consent')
  return canonical([questionnaire.openingLine, question?.label ?? null, question?.hint ?? null])
}

/** What was made on the first try is used by the second; a try that failed is made again. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}
