import * as z from 'zod/mini'
import {
  countThings,
  emergencyFile,
  type EmergencyHeader,
  emergencyPadding,
  type EmergencyPhoto,
} from '#domain/sync/emergency-file.ts'
import { Address } from '#domain/sync/operation.ts'
import type { DraftKeys } from '../crypto/draft-keys.ts'
import type { BlobRow, OutboxRow, ProjectDatabase } from '../store/database.ts'

export interface EmergencyDeps {
  readonly db: ProjectDatabase
  readonly keys: DraftKeys
  readonly projectId: string
  readonly deviceId: string
}

export type Made =
  | {
      readonly ok: true
      readonly file: Blob
      readonly things: number
      readonly photos: number
      /** Operations and photos that this phone cannot read any more. */
      readonly unreadable: number
    }
  | { readonly ok: false; readonly reason: 'nothing' | 'tooLarge' }

/** Writes everything of this phone that the server has not received into one age file to the project's key. It is a
 *  copy: nothing leaves the outbox. What stands under a key of its own is opened in memory only, and the photos one by
 *  one. `onProgress`: the share that is done, between 0 and 1. */
export const makeEmergencyFile = async (
  deps: EmergencyDeps,
  publicKey: string,
  onProgress: (share: number) => void,
): Promise<Made> => {
  const { sealStream } = await import('../crypto/seal-file.ts')
  /** Photos that were received while the file was being written, or that cannot be read. */
  const leftOut = new Set<string>()
  for (;;) {
    const { header, rows, unreadable } = await snapshot(deps, leftOut)
    if (header.operations.length === 0 && header.photos.length === 0) return { ok: false, reason: 'nothing' }
    const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`)
    const total = line.length + header.photos.reduce((sum, { bytes }) => sum + bytes, 0)
    if (line.length > emergencyFile.mostHeaderBytes || total * 1.01 > emergencyFile.mostBytes)
      return { ok: false, reason: 'tooLarge' }

    let missing: string | undefined
    async function* contents() {
      let done = line.length
      yield line
      for (const row of rows) {
        const data = await photoBytes(deps, row)
        if (data === undefined) {
          missing = row.sha256
          throw new Error('a photo is not there any more')
        }
        yield new Uint8Array(data)
        done += row.bytes
        onProgress(done / total)
        await screenDrawn()
      }
      yield new Uint8Array(emergencyPadding(total))
    }
    try {
      const sealed = await sealStream(publicKey, streamOf(contents()))
      const file = await new Response(sealed, {
        headers: { 'content-type': 'application/octet-stream' },
      }).blob()
      const lost = await stillHere(deps, leftOut)
      return { ok: true, file, ...countThings(header), unreadable: unreadable + lost }
    } catch (error) {
      // Streams bring an error of their own; which photo it was stands beside.
      if (missing === undefined) throw error
      leftOut.add(missing)
    }
  }
}

interface Snapshot {
  readonly header: EmergencyHeader
  readonly rows: readonly BlobRow[]
  readonly unreadable: number
}

const snapshot = async (
  { db, keys, projectId, deviceId }: EmergencyDeps,
  leftOut: ReadonlySet<string>,
): Promise<Snapshot> => {
  const [outbox, blobs] = await db.transaction('rw', [db.outbox, db.blob], async () => {
    // From here on the server may get them without this phone: taking one back must erase it there as well.
    await db.outbox.toCollection().modify({ offered: true })
    return [
      await db.outbox.orderBy('order').toArray(),
      await db.blob.where('state').anyOf('waiting', 'held').toArray(),
    ] as const
  })
  const rows = blobs.filter(({ sha256 }) => !leftOut.has(sha256))
  const opened = await Promise.all(apart(outbox).map((row) => operationOf(keys, row)))
  const operations = opened.filter((operation) => operation !== undefined)
  return {
    header: {
      format: emergencyFile.format,
      version: emergencyFile.version,
      projectId,
      deviceId,
      operations,
      photos: rows.map(({ sha256, recordId, size, bytes }): EmergencyPhoto => ({
        sha256,
        recordId,
        size,
        bytes,
      })),
    },
    rows,
    unreadable: opened.length - operations.length,
  }
}

/** In the order of the outbox, but what came out of conversations after the rest and by its random key: between which
 *  doors a conversation was held must not be read from its place. */
const apart = (outbox: readonly OutboxRow[]): readonly OutboxRow[] => {
  const locked = outbox.filter(({ body }) => body.kind === 'locked')
  return [...outbox.filter(({ body }) => body.kind === 'clear'), ...locked.toSorted(byKey)]
}

const byKey = (a: OutboxRow, b: OutboxRow): number => {
  const [of, other] = [keyOf(a), keyOf(b)]
  return of < other ? -1 : of > other ? 1 : 0
}

const keyOf = ({ body }: OutboxRow): string => (body.kind === 'locked' ? body.sealed.keyId : '')

const operationOf = async (keys: DraftKeys, { body }: OutboxRow): Promise<Address | undefined> => {
  if (body.kind === 'clear') return body.operation
  const opened = await keys.decryptJson(body.sealed)
  return opened.ok ? z.safeParse(Address, opened.value).data : undefined
}

const photoBytes = async (
  { db, keys }: EmergencyDeps,
  { sha256, bytes, locked }: BlobRow,
): Promise<ArrayBuffer | undefined> => {
  const chunks = await db.blobChunk.where('sha256').equals(sha256).sortBy('index')
  const stored = await new Blob(chunks.map(({ data }) => data)).arrayBuffer()
  if (locked === undefined) return stored.byteLength === bytes ? stored : undefined
  const opened = await keys.decryptBytes({ ...locked, data: stored })
  return opened.ok && opened.bytes.byteLength === bytes ? opened.bytes : undefined
}

/** How many of those that were left out still wait: these cannot be read. The others were received meanwhile. */
const stillHere = async ({ db }: EmergencyDeps, leftOut: ReadonlySet<string>): Promise<number> => {
  const rows = await db.blob.bulkGet([...leftOut])
  return rows.filter((row) => row?.state === 'waiting' || row?.state === 'held').length
}

/** Streams go on without a pause; a screen that stands still for seconds looks broken. */
const screenDrawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** `ReadableStream.from` is not in every browser. */
const streamOf = (bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull: async (controller) => {
      const next = await bytes.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => {
      await bytes.return(undefined)
    },
  })
