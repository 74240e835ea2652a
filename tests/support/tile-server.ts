import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32, deflateSync } from 'node:zlib'

/** A server of map pictures on this machine: a colour for each zoom, as large as real ones are. */
export interface TileServer {
  readonly origin: string
  /** With `{z}`, `{x}` and `{y}`. */
  readonly template: string
  /** Paths that were asked for, to keep or to measure, and those that a service worker passed on. */
  readonly fetched: string[]
  /** From now on it answers nothing to who fetches, after so many more. */
  readonly holdAfter: (count: number) => void
  /** Answers what was held, and everything from now on. */
  readonly letGo: () => void
  readonly stop: () => Promise<void>
}

/** @param bytes of each picture, about */
export const tileServer = async (bytes = 16_000): Promise<TileServer> => {
  const pictures = Array.from({ length: 21 }, (_, zoom) => picture(zoom, bytes))
  const fetched: string[] = []
  const held: (() => void)[] = []
  let left = Infinity
  const answer = (path: string, reply: ServerResponse) => {
    const zoom = Number(/^\/(\d+)\/\d+\/\d+\.png$/.exec(path)?.[1])
    const found = pictures[zoom]
    reply.writeHead(found === undefined ? 404 : 200, {
      'access-control-allow-origin': '*',
      'content-type': 'image/png',
      // So that what comes without this server comes from what was kept.
      'cache-control': 'no-store',
    })
    reply.end(found)
  }
  const server = createServer(({ url = '/', headers }, reply) => {
    if (headers['sec-fetch-dest'] === 'image') {
      answer(url, reply)
      return
    }
    fetched.push(url)
    if (left-- > 0) answer(url, reply)
    else
      held.push(() => {
        answer(url, reply)
      })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    template: `${origin}/{z}/{x}/{y}.png`,
    fetched,
    holdAfter: (count) => {
      left = count
    },
    letGo: () => {
      left = Infinity
      for (const go of held.splice(0)) go()
    },
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections()
        server.close(() => stopped())
      }),
  }
}

/** A PNG of 256 by 256 in one grey, with a chunk of nothing that makes it as large as wanted. */
const picture = (zoom: number, bytes: number): Buffer => {
  const side = 256
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  const row = Buffer.alloc(side + 1, 40 + zoom * 10)
  row[0] = 0
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))
  const filling = Buffer.alloc(Math.max(0, bytes - pixels.length - 80), 7)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('fiLl', filling),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const chunk = (name: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])
}
