import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PMTiles } from 'pmtiles'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMapFile } from '#server/map-file.ts'
import { mapFile } from '../support/map-file.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'limonade-map-'))
const path = join(folder, 'buurt.pmtiles')
const picture = Uint8Array.from({ length: 70_000 }, (_, at) => at % 251)
let server: TestServer
let url: string

beforeAll(async () => {
  writeFileSync(
    path,
    mapFile([
      { z: 12, x: 2106, y: 1350, bytes: picture },
      { z: 13, x: 4212, y: 2700, bytes: Uint8Array.of(1, 2, 3) },
    ]),
  )
  server = await startTestServer({ environment: { mapFile: path } })
  url = `${server.url}/v1/map/file.pmtiles`
})
afterAll(async () => {
  await server.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('tells where map pictures may come from, and what the map file holds', async () => {
  expect(await (await fetch(`${server.url}/v1/map`)).json()).toEqual({
    origins: ['https://tiles.example'],
    file: { minZoom: 12, maxZoom: 13, west: 5, south: 52, east: 5.3, north: 52.2 },
  })
})

test("gives the format's own reader each picture, and nothing where there is none", async () => {
  const file = new PMTiles(url)
  expect(new Uint8Array((await file.getZxy(12, 2106, 1350))?.data ?? new ArrayBuffer())).toEqual(picture)
  expect(new Uint8Array((await file.getZxy(13, 4212, 2700))?.data ?? new ArrayBuffer())).toEqual(
    Uint8Array.of(1, 2, 3),
  )
  expect(await file.getZxy(12, 0, 0)).toBeUndefined()
})

describe('a range', () => {
  const whole = async () => new Uint8Array(await (await fetch(url)).arrayBuffer())
  test.each([
    ['bytes=0-6', 0, 7],
    ['bytes=200-69999', 200, 70_000],
    ['bytes=70000-', 70_000, undefined],
    ['bytes=-3', -3, undefined],
  ])('%s is answered with just that', async (range, from, to) => {
    const reply = await fetch(url, { headers: { range } })
    expect(reply.status).toBe(206)
    const expected = (await whole()).slice(from, to)
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(expected)
    expect(reply.headers.get('content-length')).toBe(String(expected.length))
    expect(reply.headers.get('content-range')).toMatch(/^bytes \d+-\d+\/\d+$/)
    expect(reply.headers.get('content-type')).toBe('application/vnd.pmtiles')
  })
  test.each([['bytes=9-2'], ['bytes=0-1,5-6'], ['bytes=-'], ['stukken=0-1']])(
    '%s is not understood, and the whole file comes',
    async (range) => {
      const reply = await fetch(url, { headers: { range } })
      expect([reply.status, (await reply.arrayBuffer()).byteLength]).toEqual([200, (await whole()).length])
    },
  )
  test('behind the end of the file is refused with its size', async () => {
    const reply = await fetch(url, { headers: { range: 'bytes=99999999-' } })
    expect([reply.status, reply.headers.get('content-range')]).toEqual([
      416,
      `bytes */${(await whole()).length}`,
    ])
  })
  test('of an earlier file is answered with the whole new one', async () => {
    const reply = await fetch(url, { headers: { range: 'bytes=0-6', 'if-range': '"vroeger"' } })
    expect(reply.status).toBe(200)
    await reply.body?.cancel()
  })
  test('that somebody hangs up on leaves the file open for the next', async () => {
    const controller = new AbortController()
    const reply = await fetch(url, { signal: controller.signal })
    await reply.body?.getReader().read()
    controller.abort()
    expect((await whole()).length).toBeGreaterThan(picture.length)
  })
})

test.each([['/v1/map/..%2f..%2fetc%2fpasswd'], ['/v1/map/file.pmtiles/../../x'], ['/v1/map/other.pmtiles']])(
  'no other address reaches a file: %s',
  async (address) => {
    expect((await fetch(`${server.url}${address}`)).status).toBe(404)
  },
)

describe('a file that cannot be served is refused at the start', () => {
  const sentenceOf = (name: string) => {
    const opened = openMapFile(join(folder, name))
    if (opened.ok) opened.close()
    return opened.ok ? 'opened' : opened.sentence
  }
  test('when it is not there', () => {
    expect(sentenceOf('nergens.pmtiles')).toContain('cannot be read')
  })
  test('when it is something else, or a folder', () => {
    writeFileSync(join(folder, 'tekst'), 'PMT')
    writeFileSync(join(folder, 'lang'), 'x'.repeat(500))
    for (const name of ['tekst', 'lang', '.']) expect(sentenceOf(name)).toContain('no PMTiles file')
  })
  test('when it holds vector tiles', () => {
    writeFileSync(join(folder, 'vector'), mapFile([{ z: 3, x: 1, y: 1, bytes: Uint8Array.of(1) }], 1))
    expect(sentenceOf('vector')).toContain('vector tiles')
  })
})

test('a server without a map file says so', async () => {
  const plain = await startTestServer()
  expect(await (await fetch(`${plain.url}/v1/map`)).json()).toMatchObject({ file: null })
  expect((await fetch(`${plain.url}/v1/map/file.pmtiles`)).status).toBe(404)
  await plain.remove()
})
