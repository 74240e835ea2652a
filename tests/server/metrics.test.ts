import { afterEach, describe, expect, test } from 'vitest'
import { isLoopback } from '#server/metrics.ts'
import { sightingOp, startTestServer, type TestServer, type TestServerOptions } from '../support/server.ts'

let server: TestServer | undefined
afterEach(() => server?.remove())

const start = async (environment: TestServerOptions['environment'] = {}) => {
  server = await startTestServer({ environment })
  return server
}
const ask = (headers: Readonly<Record<string, string>> = {}) => fetch(`${server?.url}/metrics`, { headers })
const figure = (text: string, name: string): number =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1) ?? Number.NaN,
  )

test('counts what was done, and names no project, device, person or path', async () => {
  const { phone, project, url } = await start()
  const volunteer = await phone('volunteer', 'Groene telefoon')
  const op = sightingOp()
  const live = new AbortController()
  const stream = await volunteer.call('/live', { signal: live.signal })
  await volunteer.push(op, { ...sightingOp(), type: 'project' })
  await volunteer.pull()
  await fetch(`${url}/geheim/pad?code=geheim`)
  await fetch(`${url}/v1/projects/${project}/pull`, { method: 'POST' })
  const text = await (await ask()).text()
  expect(figure(text, 'limonade_operations_total{result="applied"}')).toBe(1)
  expect(figure(text, 'limonade_operations_total{result="refused"}')).toBe(1)
  expect(figure(text, 'limonade_pulls_total')).toBe(1)
  expect(figure(text, 'limonade_live_streams')).toBe(1)
  expect(figure(text, 'limonade_database_bytes')).toBeGreaterThan(50_000)
  expect(figure(text, 'limonade_blob_bytes')).toBe(0)
  expect(figure(text, 'limonade_process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
  const pushes = 'method="POST",route="/v1/projects/:project/push",status="200"'
  expect(figure(text, `limonade_request_seconds_count{${pushes}}`)).toBe(1)
  for (const secret of [project, volunteer.id, volunteer.secret, 'Groene', 'geheim', op.recordId])
    expect(text).not.toContain(secret)
  live.abort()
  await stream.body?.cancel().catch(() => undefined)
})

describe('without a token', () => {
  test.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'])(
    'is not there for who came through something that sets %s',
    async (header) => {
      await start()
      expect((await ask()).status).toBe(200)
      expect((await ask({ [header]: '127.0.0.1' })).status).toBe(404)
    },
  )

  test('is not there at all behind a proxy, which may set nothing', async () => {
    await start({ publicUrl: 'https://limonade.example' })
    expect((await ask()).status).toBe(404)
  })

  test.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.168.1.4', false],
    ['::ffff:10.0.0.1', false],
    ['127.0.0.1.example', false],
    ['', false],
  ])('%s is the machine itself: %s', (address, isIt) => {
    expect(isLoopback(address)).toBe(isIt)
  })
})

test('with a token only who has it gets in, from anywhere', async () => {
  await start({ metricsToken: 'een-heel-lang-woord', publicUrl: 'https://limonade.example' })
  expect((await ask()).status).toBe(404)
  expect((await ask({ authorization: 'Bearer een-heel-lang-woor' })).status).toBe(404)
  const headers = { authorization: 'Bearer een-heel-lang-woord', 'x-forwarded-for': '10.0.0.1' }
  expect((await ask(headers)).status).toBe(200)
})
