import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '#domain/sync/wire.ts'
import {
  interviewOp,
  newSecret,
  phoneAt,
  sightingOp,
  startTestServer,
  type TestPhone,
  type TestServer,
} from '../support/server.ts'
import * as z from 'zod/mini'

let server: TestServer
let coordinator: TestPhone
let volunteer: TestPhone
beforeAll(async () => {
  server = await startTestServer()
  coordinator = await server.phone('coordinator', 'Bureau')
  volunteer = await server.phone('volunteer', 'Wim')
})
afterAll(() => server.remove())

const problemOf = async (reply: Response) => {
  expect(reply.headers.get('content-type')).toBe('application/problem+json')
  const { status, code, detail } = z.parse(Problem, await reply.json())
  expect(detail?.length).toBeGreaterThan(10)
  expect(status).toBe(reply.status)
  return [status, code]
}
const post = (body: string, headers: Record<string, string> = {}) =>
  volunteer.call('/push', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })

describe('bad input is answered with a problem document', () => {
  test('a body over the limit', async () => {
    expect(await problemOf(await post(JSON.stringify({ operations: ['x'.repeat(1_100_000)] })))).toEqual([
      413,
      'body-too-large',
    ])
    // The next request on a new connection works.
    expect((await volunteer.push(sightingOp())).results[0]).toMatchObject({ result: 'applied' })
  })
  test('a batch over its limits', async () => {
    const many = JSON.stringify({ operations: Array.from({ length: 201 }, () => ({})) })
    expect(await problemOf(await post(many))).toEqual([422, 'batch-too-large'])
    const large = JSON.stringify({ operations: [{ a: 'x'.repeat(200_000) }, { a: 'x'.repeat(100_000) }] })
    expect(await problemOf(await post(large))).toEqual([413, 'body-too-large'])
  })
  test('not JSON', async () => {
    expect(await problemOf(await post('{"operations": ['))).toEqual([400, 'not-json'])
    expect(await problemOf(await post('\xff\xfe'))).toEqual([400, 'not-json'])
  })
  test('JSON of another shape', async () => {
    expect(await problemOf(await post('{"operations": 7}'))).toEqual([400, 'bad-request'])
    expect(await problemOf(await post('null'))).toEqual([400, 'bad-request'])
    // A check of its length would compare what cannot be compared.
    const odd = { length: { toString: null } }
    const deep = `{"length":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    for (const code of [JSON.stringify(odd), deep]) {
      const reply = await fetch(`${server.url}/v1/withdraw`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"code":${code},"confirm":[false]}`,
      })
      expect(await problemOf(reply)).toEqual([400, 'bad-request'])
    }
    const sent = await post(JSON.stringify({ operations: [{ ...sightingOp(), type: odd }] }))
    const refused = { results: [{ result: 'refused', reason: 'malformed' }] }
    expect(await sent.json()).toMatchObject(refused)
    const offered = await volunteer.json('POST', '/offer', {
      records: [{ id: odd, restored: { note: odd } }],
    })
    expect(offered.status).toBe(200)
    expect(await offered.json()).toMatchObject(refused)
  })
  test('a compressed body', async () => {
    expect(await problemOf(await post('x', { 'content-encoding': 'gzip' }))).toEqual([
      415,
      'content-encoding',
    ])
  })
  test('a device without grant', async () => {
    const stranger = phoneAt(server.url, { ...volunteer, secret: newSecret() })
    expect(await problemOf(await stranger.json('POST', '/pull', { cursors: {} }))).toEqual([401, 'no-grant'])
    expect(await problemOf(await fetch(`${server.url}/v1/projects/${server.project}/live`))).toEqual([
      401,
      'no-grant',
    ])
  })
  test("another project's device", async () => {
    const lost = phoneAt(server.url, { ...volunteer, project: randomUUID() })
    expect(await problemOf(await lost.json('POST', '/push', { operations: [sightingOp()] }))).toEqual([
      404,
      'no-project',
    ])
  })
  test('a call that is not there', async () => {
    expect(await problemOf(await volunteer.call('/nothing'))).toEqual([404, 'not-found'])
    expect(await problemOf(await fetch(`${server.url}/v1/nothing`))).toEqual([404, 'not-found'])
  })
  test("a coordinator's call from another role", async () => {
    for (const [method, path] of [
      ['GET', '/devices'],
      ['GET', '/invitations'],
      ['POST', '/exports'],
    ] as const)
      expect(await problemOf(await volunteer.json(method, path, method === 'GET' ? undefined : {}))).toEqual([
        403,
        'role',
      ])
  })
  test('too many requests of one device', async () => {
    const strict = await startTestServer({ rates: { address: 100, device: 1 } })
    const phone = await strict.phone('volunteer')
    await phone.page()
    const reply = await phone.json('POST', '/pull', { cursors: {} })
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await problemOf(reply)).toEqual([429, 'too-many-requests'])
    await strict.remove()
  })
})

describe('devices', () => {
  test('are listed, renamed and revoked by a coordinator; a revoked one is told so', async () => {
    const phone = await server.phone('volunteer', 'Oude naam')
    await phone.page()
    expect((await phone.json('PUT', '/device/key', { keyWords: 'een twee drie vier vijf zes' })).ok).toBe(
      true,
    )
    expect((await coordinator.json('PATCH', `/devices/${phone.id}`, { name: 'Nieuwe naam' })).status).toBe(
      200,
    )
    const { devices } = await (await coordinator.call('/devices')).json()
    expect(devices.find(({ id }: { id: string }) => id === phone.id)).toMatchObject({
      name: 'Nieuwe naam',
      role: 'volunteer',
      state: 'active',
      own: false,
      keyWords: 'een twee drie vier vijf zes',
      lastSeenAt: expect.stringMatching(/T\d{2}:00:00Z$/),
    })
    expect(devices.find(({ id }: { id: string }) => id === coordinator.id)).toMatchObject({ own: true })
    await coordinator.json('PATCH', `/devices/${phone.id}`, { state: 'revoked' })
    expect(await problemOf(await phone.json('POST', '/pull', { cursors: {} }))).toEqual([403, 'revoked'])
    expect(
      await problemOf(await coordinator.json('PATCH', `/devices/${randomUUID()}`, { name: 'x' })),
    ).toEqual([404, 'not-found'])
  })

  test('exports are logged with their reason', async () => {
    const reply = await coordinator.json('POST', '/exports', {
      kind: 'raw',
      format: 'csv',
      reason: 'Analyse',
    })
    expect(reply.status).toBe(201)
    expect(
      await problemOf(
        await coordinator.json('POST', '/exports', { kind: 'raw', format: 'csv', reason: '  ' }),
      ),
    ).toEqual([400, 'bad-request'])
  })
})

describe('live events', () => {
  const open = async (phone: TestPhone) => {
    const stop = new AbortController()
    const reply = await phone.call('/live', { signal: stop.signal })
    const reader = (reply.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
    await reader.read()
    return { reply, next: () => reader.read(), stop: () => stop.abort() }
  }

  test('say something, without a number, only when a scope of this device changed', async () => {
    const live = await open(volunteer)
    const desk = await open(coordinator)
    expect(live.reply.headers.get('content-type')).toContain('text/event-stream')
    const interviewer = await server.phone('interviewer')
    // Conversations, and a home, are not for a volunteer; the next sighting is the first thing that is heard.
    await interviewer.push(...Array.from({ length: 5 }, () => interviewOp()))
    const home = sightingOp()
    await interviewer.push({ ...home, set: { ...home.set, kind: 'dwelling' } })
    let heard = 0
    const first = live.next().then(({ value }) => ((heard += 1), value))
    expect((await desk.next()).value).toBe('data: something\n\n')
    expect(heard).toBe(0)
    await interviewer.push(sightingOp())
    expect(await first).toBe('data: something\n\n')
    live.stop()
    desk.stop()
  })

  test('end when the device is revoked', async () => {
    const phone = await server.phone('volunteer')
    const live = await open(phone)
    await coordinator.json('PATCH', `/devices/${phone.id}`, { state: 'lost' })
    expect((await live.next()).done).toBe(true)
  })
})

describe('the app and its headers', () => {
  test('every page is the app, under a strict policy', async () => {
    for (const path of ['/', '/meedoen', '/coordinatie/uitdraai']) {
      const reply = await fetch(server.url + path)
      expect(await reply.text()).toContain('<title>Limonade')
      expect(reply.headers.get('cache-control')).toBe('no-cache')
      expect(reply.headers.get('content-security-policy')).toBe(
        "default-src 'self'; script-src 'self'; img-src 'self' data: blob: https://tiles.example; " +
          "connect-src 'self' https://tiles.example; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; " +
          "form-action 'self'",
      )
      expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
      expect(reply.headers.has('strict-transport-security')).toBe(false)
    }
    expect((await fetch(`${server.url}/sw.js`)).headers.get('cache-control')).toBe('no-cache')
    const asset = await fetch(`${server.url}/assets/main-Ab12Cd34.js`)
    expect(asset.headers.get('cache-control')).toContain('immutable')
    expect((await fetch(`${server.url}/assets/gone-Ab12Cd34.js`)).status).toBe(404)
    expect((await fetch(`${server.url}/%2e%2e/limonade.db`)).status).toBe(404)
  })

  test('health says which program runs', async () => {
    expect(await (await fetch(`${server.url}/health`)).json()).toEqual({
      status: 'ok',
      version: '0.0.0',
      build: 'test',
    })
  })

  test('the description of the calls is OpenAPI 3.1 whose references all lead somewhere', async () => {
    const text = await (await fetch(`${server.url}/v1/openapi.json`)).text()
    const document = JSON.parse(text)
    expect(document.openapi).toBe('3.1.0')
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference ?? '')
    expect(references.length).toBeGreaterThan(20)
    for (const reference of references) {
      const target = reference
        .split('/')
        .slice(1)
        .reduce((at, key) => at?.[key], document)
      expect(target, reference).toBeDefined()
    }
    expect(Object.keys(document.paths)).toContain('/v1/projects/{project}/push')
  })

  test('a log line holds the pattern of the route and nothing that was sent', async () => {
    await volunteer.push({ ...sightingOp(), set: { ...sightingOp().set, title: 'Geheim veldje' } })
    const log = server.log()
    expect(log).toContain('"route":"/v1/projects/:project/push"')
    for (const secret of [
      volunteer.secret,
      volunteer.id,
      server.project,
      'Geheim veldje',
      'Wim',
      '127.0.0.1',
    ])
      expect(log).not.toContain(secret)
  })
})
