import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { monthOf } from '#domain/project/calendar.ts'
import { mayWrite } from '#domain/project/role.ts'
import { Sha256 } from '#domain/sync/operation.ts'
import { limits } from '#domain/sync/wire.ts'
import type { Finished, Upload } from './blobs/blobs.ts'
import { pictureType } from './blobs/picture-type.ts'
import type { Deps } from './deps.ts'
import { currentScopes, type DeviceEnv } from './device.ts'
import { problem } from './problem.ts'
import { readBytes } from './request.ts'
import { formerRoleOf } from './standing.ts'
import { isErasedPicture } from './sync/erase.ts'

/** `HEAD`, `PATCH` and `GET /v1/projects/:project/blobs/:sha256`: pictures come in parts, in order, and can go on after
 *  any cut. HEAD and PATCH speak about the device's own uploads only. */
export const blobRoutes = (deps: Deps) => {
  const { store, blobs } = deps
  const inTurn = turnsByKey()

  return new Hono<DeviceEnv>()
    .get('/blobs/:sha256', async (c) => {
      const sha256 = readSha(c)
      if (sha256 === undefined) return noPicture()
      const device = c.get('device')
      // Hono answers HEAD with the handler of GET.
      if (c.req.method === 'HEAD') {
        const upload = await store.read((reader) => reader.upload(device.project, sha256, device.id))
        if (upload === undefined) return noPicture()
        return c.body(null, 200, progress(upload.received, upload.stored))
      }
      const allowed = await store.read(async (reader) =>
        reader.mayReadBlob(device.project, sha256, await currentScopes(reader, device)),
      )
      const bytes = allowed ? await blobs.read(device.project, sha256) : undefined
      if (bytes === undefined) return noPicture()
      return c.body(bytes, 200, {
        'content-type': pictureType(bytes) ?? 'application/octet-stream',
        // A phone keeps the small ones itself, and lets them go when they are erased. A cache would not.
        'cache-control': 'no-store',
      })
    })
    .patch('/blobs/:sha256', async (c) => {
      const sha256 = readSha(c)
      if (sha256 === undefined)
        return problem(400, 'bad-request', { detail: 'A picture is named by its SHA-256 in lower-case hex.' })
      const device = c.get('device')
      const roles = [device.role, formerRoleOf(device, deps.clock())]
      if (!roles.some((role) => role !== undefined && mayWrite(role, 'assetSighting')))
        return problem(403, 'role', { detail: 'This device hands in no pictures.' })
      return inTurn(`${sha256} ${device.id}`, () => takePart(deps, c, sha256))
    })
}

const takePart = async (deps: Deps, c: Context<DeviceEnv>, sha256: string): Promise<Response> => {
  const { store, blobs, clock } = deps
  const seen = monthOf(clock(), 'UTC')
  const device = c.get('device')
  const upload = { project: device.project, sha256, deviceId: device.id }
  const known = await store.read((reader) => reader.upload(device.project, sha256, device.id))
  if (known?.stored === true)
    return new Response(null, { status: 200, headers: progress(known.received, true) })

  if (await store.read((reader) => isErasedPicture(reader, device.project, sha256))) return erasedPicture()

  const offset = Number(c.req.header('upload-offset') ?? 'NaN')
  const last = c.req.header('upload-complete')
  if (!Number.isSafeInteger(offset) || offset < 0 || (last !== '?0' && last !== '?1'))
    return problem(400, 'bad-request', {
      detail: 'Say Upload-Offset in bytes, and Upload-Complete as ?0 or ?1.',
    })
  const received = known?.received ?? 0
  if (offset !== received)
    return problem(409, 'offset', {
      detail: `Go on at byte ${received}.`,
      headers: progress(received, false),
    })

  const part = await readBytes(c, limits.partBytesMax)
  if (!part.ok) return part.response
  if (part.bytes < limits.partBytesMin)
    return problem(400, 'bad-request', { detail: 'A part holds at least one byte.' })
  if (offset + part.bytes > limits.photoBytes)
    return problem(413, 'picture-too-large', { detail: `A picture may hold ${limits.photoBytes} bytes.` })
  if (c.req.header('content-digest') !== digestOf(part.value))
    return problem(400, 'digest', {
      detail: 'The part was damaged on its way: its Content-Digest does not fit.',
    })

  // Noted first, so that every part that is stored can be found again and collected.
  if (known === undefined)
    await store.write((writer) =>
      writer.putUpload(device.project, { sha256, deviceId: device.id, received: 0, stored: false, seen }),
    )
  if (!(await blobs.write(upload, { offset, data: part.value }))) {
    // The server fell between giving the picture its place and writing that down: from the beginning, which ends well.
    await store.write((writer) => writer.removeUploads(device.project, sha256, device.id))
    return problem(409, 'offset', { detail: 'Go on at byte 0.', headers: progress(0, false) })
  }
  const total = offset + part.bytes
  if (last === '?0') {
    await store.write((writer) =>
      writer.putUpload(device.project, { sha256, deviceId: device.id, received: total, stored: false, seen }),
    )
    return new Response(null, { status: 204, headers: progress(total, false) })
  }
  const finished = await finish(deps, upload, seen)
  if (!finished.ok && finished.reason === 'erased') return erasedPicture()
  if (!finished.ok && finished.reason === 'incomplete')
    return problem(409, 'offset', { detail: 'Ask again where to go on.', headers: progress(0, false) })
  if (!finished.ok)
    return finished.reason === 'not-a-picture'
      ? problem(415, 'not-a-picture', { detail: 'Only JPEG and WebP pictures are kept.' })
      : problem(422, 'hash-mismatch', { detail: 'The picture is not the one that was named. Send it again.' })
  return new Response(null, { status: 201, headers: progress(finished.size, true) })
}

/** The whole is given its place before the transaction, which a slow store must not hold up, and is noted only when it
 *  still stands there: the end of an older upload of the same picture may have taken it along. */
const finish = async (
  { store, blobs }: Pick<Deps, 'store' | 'blobs'>,
  upload: Upload,
  seen: string,
): Promise<Finished | { readonly ok: false; readonly reason: 'erased' }> => {
  const { project, sha256, deviceId } = upload
  const done = await blobs.finish(upload)
  // Another process may be about to note that it has finished this one.
  if (!done.ok && done.reason === 'incomplete') return done
  return store.write(async (writer) => {
    if (await isErasedPicture(writer, project, sha256)) {
      await blobs.remove(project, sha256)
      return { ok: false, reason: 'erased' } as const
    }
    if (done.ok && (await blobs.has(project, sha256))) {
      await writer.putUpload(project, { sha256, deviceId, received: done.size, stored: true, seen })
      await writer.settleBlobRefs(project, sha256, deviceId)
      await writer.forgetUploader(project, sha256, deviceId)
      return done
    }
    await writer.removeUploads(project, sha256, deviceId)
    return done.ok ? { ok: false, reason: 'incomplete' } : done
  })
}

const readSha = (c: Context): string | undefined => {
  const parsed = z.safeParse(Sha256, c.req.param('sha256'))
  return parsed.success ? parsed.data : undefined
}

const progress = (received: number, stored: boolean): Record<string, string> => ({
  'upload-offset': String(received),
  'upload-complete': stored ? '?1' : '?0',
  'cache-control': 'no-store',
})

const digestOf = (bytes: Uint8Array): string =>
  `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`

const erasedPicture = () => problem(410, 'gone', { detail: 'What this picture belonged to has been erased.' })

const noPicture = () => problem(404, 'no-picture', { detail: 'There is no such picture for this device.' })

/** One piece of work at a time for each key: two parts of one upload never cross. */
const turnsByKey = () => {
  const last = new Map<string, Promise<unknown>>()
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work)
    last.set(key, turn)
    try {
      return await turn
    } finally {
      if (last.get(key) === turn) last.delete(key)
    }
  }
}
