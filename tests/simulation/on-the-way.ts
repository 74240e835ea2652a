import { canonical } from '#domain/sync/operation.ts'
import { pictureBytes } from '#app/store/photos.ts'
import type { Handset } from './handset.ts'
import type { Saved } from './ledger.ts'
import type { Broken, PromiseName } from './promises.ts'
import type { Run } from './stage.ts'
import { above, parseBody, shownIn, type View } from './view.ts'

const groupSize = 5

/** The promises that hold at every moment. */
export const brokenOnTheWay = async (run: Run, view: View): Promise<readonly Broken[]> => {
  const broken: Broken[] = []
  const note = (promise: PromiseName, sentence: string) => broken.push({ promise, sentence })
  for (const sentence of run.ledger.broken) note('noLoss', sentence)
  for (const saved of run.ledger.saved.values())
    if (isLost(run, view, saved)) note('noLoss', `${nameOf(saved)} is nowhere`)
  for (const picture of run.ledger.pictures.values())
    if (await isPictureLost(run, view, picture)) note('noLoss', `a picture of ${picture.phone} is nowhere`)
  for (const handset of run.handsets) {
    for (const sentence of await holes(view, handset)) note('noHoles', `${handset.name} ${sentence}`)
    for (const sentence of await untruths(run, view, handset))
      note('truthfulStatus', `${handset.name} ${sentence}`)
    for (const sentence of overheard(run, handset)) note('scope', `${handset.name} was sent ${sentence}`)
  }
  for (const sentence of smallGroups(run, view)) note('groups', sentence)
  return broken
}

export const nameOf = ({ phone, type, recordId, set, erase }: Saved): string =>
  `what ${phone} saved (${erase ? 'erase ' : ''}${type} ${recordId.slice(0, 4)} ${JSON.stringify(set).slice(0, 100)})`

const isGone = (run: Run, view: View, saved: Saved): boolean =>
  above(saved, run.ledger.saved).some((id) => view.erased.has(id))

const isLost = (run: Run, view: View, saved: Saved): boolean => {
  if (saved.takenBack || saved.replaced || isGone(run, view, saved)) return false
  if (run.handsets.some(({ outbox }) => outbox.has(saved.id))) return false
  const operation = view.operations.get(saved.id)
  if (operation === undefined || operation.result === 'unknown') return true
  return (
    operation.result !== 'gone' && operation.result !== 'quarantined' && !view.records.has(saved.recordId)
  )
}

const isPictureLost = async (
  run: Run,
  view: View,
  { sha256, recordId }: { readonly sha256: string; readonly recordId: string },
): Promise<boolean> => {
  const { ledger, server, handsets } = run
  if (view.erased.has(recordId) || ledger.erased.has(recordId)) return false
  const named = [...ledger.saved.values()].filter(
    (saved) => saved.recordId === recordId && 'photos' in saved.add,
  )
  if (named.every(({ takenBack }) => takenBack)) return false
  if (await server.hasPicture(sha256)) return false
  for (const { app } of handsets) if ((await pictureBytes(app.store.db, sha256)) !== undefined) return false
  return true
}

/** Everything up to its cursors must be on the phone. */
const holes = async ({ feed }: View, { app }: Handset): Promise<readonly string[]> => {
  const { db } = app.store
  const [cursors, rows] = await Promise.all([db.cursor.toArray(), db.record.toArray()])
  const held = new Map(
    rows.map(({ scopes, number, open: _open, ...record }) => [
      record.id,
      { scopes, number, text: canonical(record) },
    ]),
  )
  const found: string[] = []
  for (const { scope, number: cursor } of cursors)
    for (const { number, kind, recordId, body } of feed.get(scope) ?? []) {
      if (number > cursor) continue
      const row = held.get(recordId)
      if (kind === 'put') {
        if (body === null) continue
        if (row?.scopes.includes(scope) !== true) found.push(`misses ${recordId} of ${scope}`)
        else if (row.text !== canonical(parseBody(body))) found.push(`has an old ${recordId} of ${scope}`)
        else if (row.number !== number) found.push(`has ${recordId} of ${scope} under another number`)
      } else if (row?.scopes.includes(scope) === true) found.push(`still has ${recordId} of ${scope}`)
    }
  return found
}

/** "Alles verstuurd" needs a receipt for each operation, and the server must have what the receipt says. */
const untruths = async (run: Run, view: View, handset: Handset): Promise<readonly string[]> => {
  const { store } = handset.app
  const found: string[] = []
  const [progress, receipts, erased] = await Promise.all([
    store.progress(),
    store.db.receipt.toArray(),
    store.db.erased.toCollection().primaryKeys(),
  ])
  const received = new Map(receipts.map(({ id, result }) => [id, result]))
  for (const [id, result] of received) {
    const kept = view.operations.get(id)?.result
    if (kept !== result && kept !== 'gone')
      found.push(`has a receipt "${result}" where the server has ${kept}`)
  }
  if (progress.waiting.length + progress.held.length > 0) return found
  const gone = new Set(erased)
  for (const saved of run.ledger.saved.values()) {
    if (saved.phone !== handset.name || saved.takenBack || saved.replaced) continue
    if (received.has(saved.id) || above(saved, run.ledger.saved).some((id) => gone.has(id))) continue
    found.push(`says that all was sent without a receipt for ${nameOf(saved)}`)
  }
  for (const { sha256, phone, recordId } of run.ledger.pictures.values()) {
    if (phone !== handset.name || gone.has(recordId) || view.erased.has(recordId)) continue
    const named = [...run.ledger.saved.values()].filter((saved) => saved.recordId === recordId)
    if (named.every(({ takenBack }) => takenBack) || (await run.server.hasPicture(sha256))) continue
    found.push('says that all was sent while the server has not got a picture')
  }
  return found
}

const everybody = ['project', 'field', 'erased']
const coordinators = [...everybody, 'work', 'costs', 'desk', 'talk', 'contact']

/** Reads what the server put on the wire for a phone since the last look. */
const overheard = ({ ledger }: Run, { name, role, phone, revoked, pagesAtRevocation }: Handset): string[] => {
  const pages = ledger.pages.filter((page) => page.phone === name)
  const found: string[] = []
  if (revoked && pages.length > pagesAtRevocation) found.push('a page after it was revoked')
  const allowed = new Set([
    ...(role === 'coordinator' ? coordinators : everybody),
    `device:${phone.membership.deviceId}`,
  ])
  for (const { page, text } of pages) {
    for (const entry of page.entries) {
      if (!allowed.has(entry.scope)) found.push(`an entry of ${entry.scope}`)
      if (role === 'coordinator' || entry.kind !== 'put') continue
      const { type, fields } = entry.record
      const tooMuch =
        ['interview', 'contact', 'causeStatement', 'talentOffer', 'need', 'correction'].includes(type) ||
        'interviewRef' in fields ||
        fields['kind'] === 'dwelling' ||
        fields['visibility'] === 'coordinator'
      if (tooMuch) found.push(`${type} ${entry.record.id}`)
    }
    if (role !== 'coordinator' && /sealedBlob|sealedDetails|consent/.test(text)) found.push('sealed answers')
  }
  return found
}

const smallGroups = ({ released, ledger }: Run, view: View): readonly string[] =>
  (['talk', 'contact'] as const).flatMap((scope) => {
    const type = scope === 'talk' ? 'interview' : 'contact'
    const fresh = [...shownIn(view, scope)].flatMap(([id, body]) =>
      parseBody(body).type === type && !released.has(id) ? [id] : [],
    )
    // One of the group may have been withdrawn since it was shown.
    const withdrawn = [...ledger.conversations.values()]
      .map(({ interviewId, contactId }) => (type === 'interview' ? interviewId : contactId))
      .filter((id) => id !== undefined && view.erased.has(id) && !released.has(id))
    for (const id of [...fresh, ...withdrawn]) if (id !== undefined) released.add(id)
    const isSmall = fresh.length > 0 && fresh.length + withdrawn.length < groupSize
    return isSmall ? [`${fresh.length} of ${type} were shown at once`] : []
  })
