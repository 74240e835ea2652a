import { read as readFd } from 'node:fs'
import { promisify } from 'node:util'
import { Hono } from 'hono'
import type { MapOffer } from '#domain/sync/map-wire.ts'
import type { Config } from './deps.ts'
import type { MapFile } from './map-file.ts'
import { problem } from './problem.ts'

/** `GET /v1/map`: where map pictures may come from. `GET /v1/map/file.pmtiles`: pieces of the operator's map file. Both are
 *  the same for everybody and tell nothing about the project. */
export const mapRoutes = ({ tiles, mapFile }: Config) =>
  new Hono()
    .get('/v1/map', (c) => c.json({ origins: [...tiles], file: mapFile?.info ?? null } satisfies MapOffer))
    .get('/v1/map/file.pmtiles', (c) => {
      if (mapFile === undefined) return problem(404, 'not-found', { detail: 'This server has no map file.' })
      return send(mapFile, { range: c.req.header('range'), ifRange: c.req.header('if-range') })
    })

/** One range, or the whole file (RFC 9110 §14). */
const send = (
  { fd, size, etag }: MapFile,
  asked: { readonly range: string | undefined; readonly ifRange: string | undefined },
): Response => {
  const headers = {
    'content-type': 'application/vnd.pmtiles',
    'accept-ranges': 'bytes',
    'cache-control': 'public, max-age=86400',
    etag,
  }
  const range = asked.ifRange === undefined || asked.ifRange === etag ? readRange(asked.range, size) : 'all'
  if (range === 'none')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } })
  const { start, end } = range === 'all' ? { start: 0, end: size - 1 } : range
  return new Response(bytesOf(fd, start, end), {
    status: range === 'all' ? 200 : 206,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(range === 'all' ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
  })
}

const read = promisify(readFd)
const chunkBytes = 65_536

/** Reads on as it is fetched. A stream of Node's own would close the file when somebody hangs up. */
const bytesOf = (fd: number, start: number, end: number): ReadableStream<Uint8Array> => {
  let at = start
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const buffer = new Uint8Array(Math.min(chunkBytes, end - at + 1))
      const { bytesRead } = await read(fd, buffer, 0, buffer.length, at)
      if (bytesRead === 0) throw new Error('the map file became shorter')
      controller.enqueue(buffer.subarray(0, bytesRead))
      at += bytesRead
      if (at > end) controller.close()
    },
  })
}

/** What cannot be understood, and several ranges at once, are answered with the whole file, as the standard allows. */
const readRange = (
  header: string | undefined,
  size: number,
): 'all' | 'none' | { readonly start: number; readonly end: number } => {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return 'all'
  if (first === '') {
    const length = Math.min(size, Number(last))
    return length === 0 ? 'none' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return 'all'
  if (start >= size) return 'none'
  return { start, end: last === '' ? size - 1 : Math.min(size - 1, Number(last)) }
}
