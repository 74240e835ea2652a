import * as z from 'zod/mini'
import { Photo } from '#domain/field/photo.ts'
import { utf8Length } from '#domain/survey/sealed-text.ts'
import { isErasedWith } from '#domain/sync/erased-with.ts'
import { membersOf } from '#domain/sync/merge.ts'
import { Stored } from '#domain/sync/record.ts'
import { limits, type OfferAnswer, type OfferRequest } from '#domain/sync/wire.ts'
import type { ProjectDatabase, RecordRow } from '../store/database.ts'
import { eraseHere, erasingTables } from './erase-here.ts'
import type { Reply } from './call.ts'
import type { Client } from './client.ts'
import { startAnew } from './start-anew.ts'

interface OfferDeps {
  readonly db: ProjectDatabase
  readonly client: Client
}

/** From now on the next round offers everything before it does anything else, also after the app was closed. */
export const askToOffer = async (db: ProjectDatabase): Promise<void> => {
  await db.meta.put({ key: 'offer', value: true })
}

export const isAskedToOffer = async (db: ProjectDatabase): Promise<boolean> =>
  (await db.meta.get('offer')) !== undefined

/** Offers all that this phone holds to a server that lost something: first what was erased, then the files of
 *  conversations, then every record, own or not. Then everything is received anew, from the beginning. Cut anywhere it
 *  begins again, which changes nothing at the server. */
export const offerAll = async (deps: OfferDeps): Promise<Reply<undefined>> => {
  const { db } = deps
  const refused = new Set<string>()
  const wanted = new Set<string>()
  const files = new Map<string, number>()
  let epoch: string | undefined
  const send = async (offer: OfferRequest): Promise<Reply<OfferAnswer>> => {
    const reply = await offerApart(deps.client, offer)
    if (!reply.ok) return reply
    // Restored once more in between: all of it again.
    if (epoch !== undefined && epoch !== reply.value.epoch) return { ok: false, kind: 'away' }
    epoch = reply.value.epoch
    for (const { id, result } of reply.value.results) {
      if (result === 'refused') refused.add(id)
      if (result === 'gone') await forget(db, id)
    }
    for (const sha256 of reply.value.wanted) wanted.add(sha256)
    return reply
  }

  const tombstones = await db.erased.toCollection().primaryKeys()
  for (let at = 0; at === 0 || at < tombstones.length; at += mostTombstones) {
    const reply = await send({ tombstones: tombstones.slice(at, at + mostTombstones) })
    if (!reply.ok) return reply
  }
  for (const part of parts(await keptFiles(db), mostFiles)) {
    const reply = await send({ files: part })
    if (!reply.ok) return reply
    for (const { id, result } of reply.value.results)
      if (result === 'kept' || result === 'taken') files.set(id, reply.value.head)
  }
  const held = await picturesHere(db)
  const beside = new Map((await db.erasedWith.toArray()).map(({ id, erasedWith }) => [id, erasedWith]))
  // Of others' nobody here knows with what it goes: it must not come back without that.
  const going = (await heldRecords(db)).filter(({ id, type }) => !isErasedWith(type) || beside.has(id))
  for (const records of parts(going, limits.batchOperations)) {
    const pictures = records.flatMap(picturesOf).filter((sha256) => held.has(sha256))
    const erasedWith = records.flatMap(({ id }) => {
      const one = beside.get(id)
      return one === undefined ? [] : [[id, one] as const]
    })
    const reply = await send({
      records,
      pictures: [...new Set(pictures)].slice(0, mostPictures),
      ...(erasedWith.length === 0 ? {} : { erasedWith: Object.fromEntries(erasedWith) }),
    })
    if (!reply.ok) return reply
  }
  if (epoch !== undefined) await startAnew(db, { epoch, refused, wanted, files })
  return { ok: true, value: undefined }
}

const mostTombstones = 1_000
const mostFiles = 50
const mostPictures = 2_000
const envelopeBytes = 65_536 + mostPictures * 70

/** What the server cannot take as a whole goes one by one; what it cannot take alone stays here. */
const offerApart = async (client: Client, offer: OfferRequest): Promise<Reply<OfferAnswer>> => {
  const reply = await client.offer(offer)
  const isTooMuch = !reply.ok && reply.kind === 'problem' && [400, 413, 422].includes(reply.status)
  const { records = [], files = [], pictures, erasedWith } = offer
  if (!isTooMuch || records.length + files.length === 0) return reply
  if (records.length + files.length === 1) {
    const alone = await client.offer({ tombstones: [] })
    if (!alone.ok) return alone
    const id = String(records[0]?.['id'] ?? files[0]?.id)
    return { ok: true, value: { ...alone.value, results: [{ id, result: 'refused', reason: reply.code }] } }
  }
  const results: OfferAnswer['results'] = []
  const wanted: string[] = []
  let last: OfferAnswer | undefined
  const each: readonly OfferRequest[] = [
    ...records.map((record) => ({
      records: [record],
      ...(pictures === undefined ? {} : { pictures }),
      ...(erasedWith === undefined ? {} : { erasedWith }),
    })),
    ...files.map((file) => ({ files: [file] })),
  ]
  for (const one of each) {
    const answer = await offerApart(client, one)
    if (!answer.ok) return answer
    results.push(...answer.value.results)
    wanted.push(...answer.value.wanted)
    last = answer.value
  }
  return last === undefined ? reply : { ok: true, value: { ...last, results, wanted } }
}

const forget = (db: ProjectDatabase, id: string) =>
  db.transaction('rw', erasingTables(db), () => eraseHere(db, id))

const keptFiles = async (db: ProjectDatabase) => {
  const rows = await db.conversation.filter(({ received }) => received).toArray()
  return rows.flatMap(({ id, month, file, withdrawalHash }) =>
    file === undefined
      ? []
      : [{ id, month, file, ...(withdrawalHash === undefined ? {} : { withdrawalHash }) }],
  )
}

/** Everything that the server once sent or received, also what this version of the app cannot read. */
const heldRecords = async (db: ProjectDatabase): Promise<readonly Stored[]> => {
  const epoch = String((await db.meta.get('epoch'))?.value)
  const rows = await db.record.toArray()
  const own = new Set(
    rows.flatMap(({ versions, conflicts }) =>
      [...Object.values(versions), ...conflicts.map(({ version }) => version)].flatMap(operationIn),
    ),
  )
  const receipts = await db.receipt.bulkGet([...own])
  const given = new Map(
    receipts.flatMap((receipt) =>
      receipt?.number === undefined
        ? []
        : [[receipt.id, `${receipt.epoch ?? epoch}.${receipt.number}`] as const],
    ),
  )
  const raw = (await db.raw.toArray()).flatMap(({ entry }) => {
    const parsed = z.safeParse(z.looseObject({ record: Stored }), entry)
    return parsed.success ? [parsed.data.record] : []
  })
  return [...rows.map((row) => asSent(row, given)), ...raw]
}

/** `op:ID`: the version that this phone gives until it hears the server's. */
const operationIn = (version: string): readonly string[] =>
  version.startsWith('op:') ? [version.slice('op:'.length)] : []

const asSent = (
  { scopes: _scopes, number: _number, open: _open, ...record }: RecordRow,
  given: ReadonlyMap<string, string>,
): Stored => {
  const numbered = (version: string): string => {
    const [id] = operationIn(version)
    return (id === undefined ? undefined : given.get(id)) ?? version
  }
  return {
    ...record,
    versions: Object.fromEntries(
      Object.entries(record.versions).map(([field, version]) => [field, numbered(version)]),
    ),
    conflicts: record.conflicts.map((conflict) => ({ ...conflict, version: numbered(conflict.version) })),
  }
}

/** As many as one call takes. */
const parts = <T>(items: readonly T[], most: number): readonly T[][] => {
  const found: T[][] = []
  let bytes = 0
  for (const item of items) {
    const size = utf8Length(JSON.stringify(item)) + 1
    const last = found.at(-1)
    bytes += size
    if (last === undefined || last.length >= most || bytes > limits.batchBytes - envelopeBytes) {
      found.push([item])
      bytes = size
    } else last.push(item)
  }
  return found
}

const picturesOf = ({ fields }: Stored): readonly string[] =>
  membersOf(fields['photos']).flatMap((member) => {
    const photo = z.safeParse(Photo, member)
    return photo.success ? [photo.data.sha256, photo.data.small] : []
  })

const picturesHere = async (db: ProjectDatabase): Promise<ReadonlySet<string>> =>
  new Set((await db.blob.filter(({ locked }) => locked === undefined).toArray()).map(({ sha256 }) => sha256))
