import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonical } from '#domain/sync/operation.ts'
import type { Handset } from './handset.ts'
import { nameOf } from './on-the-way.ts'
import type { Broken, PromiseName } from './promises.ts'
import type { Run } from './stage.ts'
import { foreignValues, isTalk, isWord, vanished } from './values.ts'
import { above, parseBody, shownIn, type View } from './view.ts'

/** The promises about how everything stands in the end. */
export const brokenAtRest = async (run: Run, view: View): Promise<readonly Broken[]> => {
  const broken: Broken[] = []
  const note = (promise: PromiseName, sentence: string) => broken.push({ promise, sentence })
  for (const handset of run.handsets.filter(({ revoked }) => !revoked)) {
    for (const sentence of await differences(view, handset))
      note('convergence', `${handset.name} ${sentence}`)
    for (const sentence of await unsent(handset)) note('noLoss', `${handset.name} ${sentence}`)
    for (const sentence of await copies(run, handset)) note('erased', `${handset.name} ${sentence}`)
    for (const sentence of await guesses(run, handset)) note('oldPhones', `${handset.name} ${sentence}`)
  }
  for (const handset of run.handsets.filter(({ revoked }) => revoked))
    for (const sentence of await unsent(handset)) note('noLoss', `${handset.name}, revoked, ${sentence}`)
  for (const sentence of copiesOnServer(run, view)) note('erased', `the server ${sentence}`)
  for (const sentence of otherAnswers(run)) note('exactlyOnce', sentence)
  for (const sentence of foreignValues(run, view)) note('exactlyOnce', sentence)
  for (const sentence of vanished(run, view)) note('everyValue', sentence)
  for (const sentence of misplacedComments(view)) note('scope', sentence)
  for (const sentence of tellingDays(run, view)) note('months', sentence)
  return broken
}

const differences = async (view: View, { app }: Handset): Promise<readonly string[]> => {
  const { db } = app.store
  const found: string[] = []
  for (const { scope, number } of await db.cursor.toArray()) {
    if (number !== view.head) found.push(`stands at ${number} of ${view.head} in ${scope}`)
    const here = new Map(
      (await db.record.where('scopes').equals(scope).toArray()).map(
        ({ scopes: _scopes, number: _number, open: _open, ...record }) => [record.id, canonical(record)],
      ),
    )
    const there = shownIn(view, scope)
    for (const id of here.keys()) if (!there.has(id)) found.push(`has ${id} of ${scope}, the server has not`)
    for (const [id, body] of there)
      if (here.get(id) !== canonical(parseBody(body))) found.push(`differs in ${id} of ${scope}`)
  }
  return found
}

const unsent = async ({ app }: Handset): Promise<readonly string[]> => {
  const waiting = await app.store.db.outbox.where('state').equals('waiting').toArray()
  return waiting.map(({ type, recordId }) => `never sent ${type} ${recordId}`)
}

/** Ids that were erased, with everything under them. */
const erasedIds = ({ ledger }: Run): ReadonlySet<string> => {
  const erased = new Set(ledger.erased)
  for (const saved of ledger.saved.values())
    if (saved.erase && ledger.answers.get(saved.id)?.some(({ result }) => result === 'applied') === true)
      erased.add(saved.recordId)
  for (let before = -1; before !== erased.size;) {
    before = erased.size
    for (const saved of ledger.saved.values())
      if (above(saved, ledger.saved).some((id) => erased.has(id))) erased.add(saved.recordId)
  }
  return erased
}

const copies = async (run: Run, { app }: Handset): Promise<readonly string[]> => {
  const { db } = app.store
  const found: string[] = []
  for (const id of erasedIds(run)) {
    if ((await db.record.get(id)) !== undefined) found.push(`still has ${id}`)
    if ((await db.conversation.get(id)) !== undefined) found.push(`still has the file of ${id}`)
    if ((await db.outbox.where('recordId').equals(id).count()) > 0) found.push(`would still send ${id}`)
    if ((await db.blob.where('recordId').equals(id).count()) > 0) found.push(`still has pictures of ${id}`)
  }
  return found
}

const copiesOnServer = (run: Run, view: View): readonly string[] => {
  const erased = erasedIds(run)
  const found: string[] = []
  for (const id of erased) if (view.records.has(id)) found.push(`still has ${id}`)
  const words = [...run.ledger.saved.values()].flatMap(({ recordId, set, type }) =>
    erased.has(recordId) && type !== 'interview'
      ? [set['note'], set['title'], set['condition'], set['text']].filter(isWord)
      : [],
  )
  if (words.length === 0) return found
  const files = ['limonade.db', 'limonade.db-wal'].filter((name) =>
    readdirSync(run.server.data).includes(name),
  )
  const bytes = files.map((name) => readFileSync(join(run.server.data, name)))
  for (const word of words)
    if (bytes.some((part) => part.includes(word))) found.push(`has "${word}" on disk, which was erased`)
  return found
}

/** Asked again, the server gives the answer that stands; only the number of a conversation changes, at its release. */
const otherAnswers = ({ ledger }: Run): readonly string[] =>
  [...ledger.answers].flatMap(([id, answers]) => {
    // Every answer may become "gone"; of two tabs either may hear it first.
    const [first, ...rest] = answers.filter(({ result }) => result !== 'gone')
    const saved = ledger.saved.get(id)
    const grouped = saved !== undefined && isTalk(saved)
    const differs = rest.some(
      ({ result, number }) =>
        first?.result !== 'quarantined' &&
        (result !== first?.result || (number !== first?.number && !grouped)),
    )
    return differs ? [`one operation got the answers ${answers.map(({ result }) => result).join(', ')}`] : []
  })

/** A note goes where the record goes that it is about. */
const misplacedComments = (view: View): readonly string[] =>
  [...view.records.values()].flatMap(({ stored, scopes, under }) => {
    const about = under === null ? undefined : view.records.get(under)
    if (stored.type !== 'comment' || about === undefined) return []
    return scopes.join() === about.scopes.join()
      ? []
      : [`a note of ${about.scopes.join()} is in ${scopes.join()}`]
  })

const tellingDays = ({ handsets, ledger }: Run, view: View): readonly string[] =>
  ['talk', 'contact'].flatMap((scope) =>
    [...shownIn(view, scope)].flatMap(([id, text]) => {
      const found: string[] = []
      if (/\d{4}-\d{2}-\d{2}[^0-9a-f]/.test(text)) found.push(`${id} tells a day: ${text}`)
      for (const { name, phone } of handsets)
        if (text.includes(name) || text.includes(phone.membership.deviceId))
          found.push(`${id} tells a device`)
      if (view.records.get(id)?.deviceId !== null && view.records.has(id)) found.push(`${id} has an author`)
      // What a coordinator changes at the desk afterwards tells nothing about who was at the door.
      for (const saved of ledger.saved.values())
        if (saved.recordId === id && isTalk(saved) && view.operations.get(saved.id)?.deviceId != null)
          found.push(`${nameOf(saved)} has a device`)
      return found
    }),
  )

/** What a newer app made is kept apart by the server and held on the phone. */
const guesses = async (run: Run, { name, app }: Handset): Promise<readonly string[]> => {
  const { ledger } = run
  const found: string[] = []
  const erased = erasedIds(run)
  for (const { id, recordId, phone, schemaVersion, takenBack } of ledger.saved.values()) {
    if (phone !== name || schemaVersion < 99 || takenBack || erased.has(recordId)) continue
    const row = await app.store.db.outbox.where('id').equals(id).first()
    if (row?.answer !== 'quarantined') found.push('lost hold of what a newer app made')
    if (ledger.answers.get(id)?.some(({ result }) => result !== 'quarantined') === true)
      found.push('had something of a newer app taken')
  }
  return found
}

/** What a revoked phone handed in becomes a record when a coordinator takes it; except what no program understands yet,
 *  and what changes that. */
export const undecided = ({ ledger, handsets }: Run, view: View): readonly string[] => {
  const newer = new Set(
    [...ledger.saved.values()].flatMap(({ schemaVersion, recordId }) =>
      schemaVersion < 99 ? [] : [recordId],
    ),
  )
  const revoked = new Set(handsets.flatMap(({ name, revoked }) => (revoked ? [name] : [])))
  return [...ledger.saved.values()].flatMap((saved) => {
    const operation = view.operations.get(saved.id)
    const waits = operation?.result === 'quarantined' && operation.reason === 'revoked'
    return waits && revoked.has(saved.phone) && !newer.has(saved.recordId)
      ? [`${nameOf(saved)} could not be taken`]
      : []
  })
}
