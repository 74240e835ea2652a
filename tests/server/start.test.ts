import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOptions } from '#server/options.ts'
import { filesWith } from '../support/files-with.ts'
import { askToJoin, joinPhone, secretOf, sightingOp, startTestServer } from '../support/server.ts'
import { spawnServer } from '../support/server-process.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'limonade-start-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('starting again', () => {
  test('keeps everything, and prints no link once a coordinator has joined', async () => {
    const first = await startTestServer()
    expect(Object.keys(first.links)).toEqual(['coordinator', 'interviewer', 'volunteer'])
    const coordinator = await joinPhone(first.url, first.links.coordinator ?? '', 'Bureau')
    const op = sightingOp()
    await coordinator.push(op)
    const before = await coordinator.pull()
    await first.stop()

    const second = await startTestServer({ data: first.data, port: first.port })
    expect(second.project).toBe(first.project)
    expect(second.links).toEqual({})
    const after = await coordinator.pull()
    expect(after.entries).toEqual(before.entries)
    expect(after.last.epoch).toBe(before.last.epoch)
    expect((await coordinator.push(op)).results[0]).toMatchObject({ result: 'applied' })
    await second.remove()
  })

  test('ends the links of an earlier start that nobody used, and keeps no link in clear', async () => {
    const first = await startTestServer()
    const { interviewer = '' } = first.links
    await first.stop()
    const second = await startTestServer({ data: first.data })
    const reply = await askToJoin(second.url, {
      invitation: secretOf(interviewer),
      deviceId: '11111111-1111-4111-8111-111111111111',
      deviceSecretHash: 'a'.repeat(64),
      name: 'Ans',
    })
    expect((await reply.json()).code).toBe('invite-ended')
    expect((await joinPhone(second.url, second.links.interviewer ?? '', 'Ans')).role).toBe('interviewer')
    for (const link of Object.values(second.links)) {
      expect(filesWith(second.data, [secretOf(link)])).toEqual([])
      expect(second.log()).not.toContain(secretOf(link))
    }
    await second.remove()
  })

  test('never gives the fictional key to a real project', async () => {
    const real = await startTestServer()
    await real.stop()
    await expect(startTestServer({ data: real.data, demo: true })).rejects.toThrow(/holds a real project/)
    await (await startTestServer({ data: real.data })).remove()
  })

  test('is refused in a folder where a server works, and allowed when that one is gone', async () => {
    const first = await startTestServer()
    await expect(startTestServer({ data: first.data })).rejects.toThrow(
      /^Another server already works in the folder/,
    )
    await first.stop()
    await (await startTestServer({ data: first.data })).remove()
  })

  test('a stop ends live streams and lets a request under way finish', async () => {
    const server = await startTestServer()
    const phone = await server.phone('volunteer')
    const live = await phone.call('/live')
    const pushed = phone.push(...Array.from({ length: 150 }, () => sightingOp()))
    // The request has arrived when its first record is there.
    while ((await phone.pull()).records.size < 2) continue
    await server.stop()
    expect((await pushed).results).toHaveLength(150)
    await expect(live.text()).resolves.toContain(':')
    await server.remove()
  })
})

describe('the program says in one sentence what is wrong, with exit code 2', () => {
  const refused = async (args: readonly string[], env: Record<string, string> = {}) => {
    const { code, out, error } = await spawnServer(args, env).exit
    expect([code, out]).toEqual([2, ''])
    expect(error.trim().split('\n')).toHaveLength(1)
    return error
  }
  const data = () => ['--data', join(folder, 'data')]

  test('an unknown option', async () => {
    expect(await refused(['--speed', '9'])).toContain("'--speed'")
  })
  test('a taken port', async () => {
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const { port } = other.address() as AddressInfo
    expect(await refused(['--port', String(port), ...data()])).toContain(`Port ${port} is taken`)
    other.close()
  })
  test('a folder that cannot be written', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(await refused(['--port', '0', '--data', join(file, 'data')])).toContain('cannot be written')
  })
  test('a database that it does not know, or that is not there', async () => {
    expect(await refused(data(), { DATABASE_URL: 'mysql://127.0.0.1/x' })).toContain('must be an address')
    const nobody = { DATABASE_URL: 'postgres://somebody:geheim@127.0.0.1:1/x' }
    const sentence = await refused(['--port', '0', ...data()], nobody)
    expect(sentence).toContain('cannot be reached')
    expect(sentence).not.toContain('geheim')
  })
  test('a certificate without its key', async () => {
    expect(await refused(['--tls-cert', 'x.pem', ...data()])).toContain('belong together')
  })
})

describe('options', () => {
  test.each([
    [['--port', 'x'], {}, /--port/],
    [['--port', '70000'], {}, /--port/],
    [['extra'], {}, /extra/],
    [[], { PUBLIC_URL: 'limonade' }, /PUBLIC_URL/],
    [[], { METRICS_TOKEN: 'kort' }, /METRICS_TOKEN/],
    [[], { TILES_URL: 'https://tiles.example/path' }, /TILES_URL/],
    [[], { TILES_URL: 'https://tiles.example kaart' }, /TILES_URL/],
  ])('%j with %j is refused', (args, env, sentence) => {
    const read = readOptions(args, env)
    expect(read).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(sentence) })
  })

  test('a demo has a folder of its own', () => {
    expect(readOptions(['--demo'], {})).toMatchObject({
      options: { data: './data-demo', port: 4173, host: '127.0.0.1' },
    })
    expect(readOptions([], {})).toMatchObject({
      options: { data: './data', tiles: ['https://service.pdok.nl'] },
    })
  })
})

describe('the program itself', () => {
  test('prints its links, mints one beside it, and stops cleanly on SIGTERM', async () => {
    const data = join(folder, 'program')
    const server = spawnServer(['--port', '0', '--data', data])
    const url = await server.url
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'ok' })
    const second = await spawnServer(['--port', '0', '--data', data]).exit
    expect([second.code, second.error]).toEqual([2, expect.stringContaining('Another server')])

    const minted = await spawnServer(
      ['link', 'coordinator', '--data', data, '--url', url],
      {},
      'src/server/admin.ts',
    ).exit
    const link = /http\S+/.exec(minted.out)?.[0] ?? ''
    expect((await joinPhone(url, link, 'Bureau')).role).toBe('coordinator')
    const devices = await spawnServer(['devices', '--data', data], {}, 'src/server/admin.ts').exit
    expect(devices.out).toMatch(/^Bureau\tcoordinator\tactive/)

    server.child.kill('SIGTERM')
    const { code, out, error } = await server.exit
    expect([code, error]).toEqual([0, ''])
    expect(out).toMatch(
      /Link for a coordinator \(works once, for 24 hours\):\nhttp:\S+\/meedoen#i=[\w-]{43}\n/,
    )
    expect(out).toContain('█')
  })
})
