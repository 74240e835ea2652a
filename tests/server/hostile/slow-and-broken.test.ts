import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '#domain/sync/wire.ts'
import * as z from 'zod/mini'
import { sightingOp, startTestServer, type TestPhone, type TestServer } from '../../support/server.ts'

/** Bytes that no client of ours sends, over real sockets. */

let server: TestServer
let phone: TestPhone
const sockets = new Set<Socket>()
beforeAll(async () => {
  server = await startTestServer({ patience: { headers: 300, request: 900 } })
  phone = await server.phone('volunteer')
})
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
})
afterAll(() => server.remove())

const opened = async (): Promise<Socket> => {
  const socket = connect(server.port, '127.0.0.1')
  sockets.add(socket)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

/** What the server says until it closes, or until it has said enough. */
const answered = (socket: Socket, enough: (text: string) => boolean = () => false): Promise<string> =>
  new Promise((done) => {
    let text = ''
    socket.on('data', (data) => {
      text += String(data)
      if (enough(text)) done(text)
    })
    socket.on('close', () => done(text))
  })

const whole = (text: string): boolean => /\r\n\r\n.*\}$/s.test(text)

const problemIn = (text: string) => {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  expect(head.toLowerCase()).toContain('content-type: application/problem+json')
  const { status, code } = z.parse(Problem, JSON.parse(body))
  expect(head).toContain(`HTTP/1.1 ${status} `)
  return [status, code]
}

const head = (more: readonly string[] = []): string =>
  [
    `POST /v1/projects/${server.project}/push HTTP/1.1`,
    'host: x',
    `authorization: Bearer ${phone.secret}`,
    'content-type: application/json',
    ...more,
  ].join('\r\n')

const stillServes = async () =>
  expect((await phone.push(sightingOp())).results[0]).toMatchObject({ result: 'applied' })

describe('a request that does not come to its end', () => {
  test('is ended when its headers stop half way', async () => {
    const socket = await opened()
    socket.write('POST /v1/join HTTP/1.1\r\nhost: x\r\ncontent-')
    expect(problemIn(await answered(socket))).toEqual([408, 'too-slow'])
    await stillServes()
  })

  test('is ended when its body stops half way', async () => {
    const socket = await opened()
    socket.write(`${head(['content-length: 1000'])}\r\n\r\n{"operations": [`)
    expect(await answered(socket)).toMatch(/^(HTTP\/1.1 408|$)/)
    await stillServes()
  })

  test('is ended when its pieces drip without end', async () => {
    const socket = await opened()
    socket.write(`${head(['transfer-encoding: chunked'])}\r\n\r\n`)
    const drip = setInterval(() => socket.write('1\r\n \r\n'), 50)
    await answered(socket)
    clearInterval(drip)
    await stillServes()
  })

  test('is refused when its pieces come fast and without end', async () => {
    const socket = await opened()
    socket.write(`${head(['transfer-encoding: chunked'])}\r\n\r\n`)
    const piece = `10000\r\n${' '.repeat(0x10000)}\r\n`
    const flood = setInterval(() => socket.write(piece), 1)
    const text = await answered(socket, whole)
    clearInterval(flood)
    expect(problemIn(text)).toEqual([413, 'body-too-large'])
    await stillServes()
  })

  test('keeps nobody else waiting, however many there are', async () => {
    const many = await Promise.all(Array.from({ length: 300 }, opened))
    for (const [index, socket] of many.entries())
      if (index % 2 === 0) socket.write(`${head(['content-length: 1000'])}\r\n\r\n{`)
    await stillServes()
    expect((await phone.pull()).records.size).toBeGreaterThan(0)
    await Promise.all(many.map((socket) => answered(socket)))
    await stillServes()
  })
})

describe('a request that is not as HTTP has it', () => {
  test.each([
    ['no HTTP at all', '\x16\x03\x01\x02\0\x01'],
    ['a NUL in a header', 'GET /health HTTP/1.1\r\nhost: x\r\nx: a\0b\r\n\r\n'],
    ['two lengths', 'POST /v1/join HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabc'],
    [
      'a length and pieces',
      'POST /v1/join HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a length below nothing', 'POST /v1/join HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n'],
  ])('%s is answered with a problem and closed', async (_, text) => {
    const socket = await opened()
    socket.write(text, 'latin1')
    expect(problemIn(await answered(socket))).toEqual([400, 'not-http'])
    await stillServes()
  })

  test.each([
    [
      'headers without end',
      () => Array.from({ length: 3_000 }, (_, at) => `x-${at}: ${'y'.repeat(20)}`).join('\r\n'),
    ],
    ['one header without end', () => `x: ${'y'.repeat(200_000)}`],
  ])('%s are answered with a problem and closed', async (_, headers) => {
    const socket = await opened()
    socket.write(`GET /health HTTP/1.1\r\nhost: x\r\n${headers()}\r\n\r\n`)
    expect(problemIn(await answered(socket))).toEqual([431, 'headers-too-large'])
    await stillServes()
  })

  test('a path without end is answered with a problem', async () => {
    const reply = await phone.call(`/${'x'.repeat(8_000)}`)
    expect([reply.status, z.parse(Problem, await reply.json()).code]).toEqual([404, 'not-found'])
    const socket = await opened()
    socket.write(`GET /${'x'.repeat(100_000)} HTTP/1.1\r\nhost: x\r\n\r\n`)
    expect(problemIn(await answered(socket))).toEqual([431, 'headers-too-large'])
  })

  test('a body that is longer than it says ends its connection and nothing else', async () => {
    const socket = await opened()
    const body = JSON.stringify({ operations: [sightingOp()] })
    socket.write(
      `${head([`content-length: ${body.length}`])}\r\n\r\n${body}and more that is no request\r\n\r\n`,
    )
    expect((await answered(socket)).match(/HTTP\/1.1 (\d+)/)?.[1]).toMatch(/^(200|400)$/)
    await stillServes()
  })

  test('a small body that would become a large one is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '))
    expect(bomb.length).toBeLessThan(100_000)
    const before = process.memoryUsage().rss
    for (let count = 0; count < 5; count++) {
      const reply = await phone.call('/push', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        body: new Uint8Array(bomb),
      })
      expect([reply.status, z.parse(Problem, await reply.json()).code]).toEqual([415, 'content-encoding'])
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
    await stillServes()
  })
})
