import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PublicationFields } from '#domain/inventory/publication.ts'
import { publication, publicationOp } from '../support/publication.ts'
import {
  interviewOp,
  sightingOp,
  startTestServer,
  type TestPhone,
  type TestServer,
} from '../support/server.ts'

/** What everybody may read, as somebody without a device asks for it. */

let server: TestServer
let coordinator: TestPhone
beforeAll(async () => {
  server = await startTestServer()
  coordinator = await server.phone('coordinator')
  await publish({ slug: 'steeds-hier' })
})
afterAll(() => server.remove())

const asked = { accept: 'text/html,*/*;q=0.8' }
const get = (path: string, headers: Readonly<Record<string, string>> = asked) =>
  fetch(`${server.url}${path}`, { headers })
const publish = async (change: Partial<PublicationFields> = {}) => {
  const op = publicationOp(publication({ slug: `wijk-${randomBytes(6).toString('hex')}`, ...change }))
  const { results } = await coordinator.push(op)
  expect(results).toMatchObject([{ result: 'applied' }])
  return { id: op.recordId, path: `/p/${String(op.set['slug'])}`, slug: String(op.set['slug']) }
}
const change = async (id: string, set: Readonly<Record<string, string>>, type = 'publication') => {
  const { records } = await coordinator.pull()
  const base = records.get(id)?.versions ?? {}
  const { results } = await coordinator.push({
    id: randomUUID(),
    type,
    recordId: id,
    schemaVersion: 1,
    at: '2026-11-10',
    base: Object.fromEntries(Object.keys(set).map((field) => [field, base[field] ?? ''])),
    set,
  })
  expect(results).toMatchObject([{ result: 'applied' }])
}
const erase = (id: string, type: string) =>
  coordinator.push({
    id: randomUUID(),
    type,
    recordId: id,
    schemaVersion: 1,
    at: '2026-11-10',
    base: {},
    set: {},
    erase: true,
  })

describe('a public page', () => {
  test.each([
    ['', 'text/html; charset=utf-8', 'Meedoen was vrij; dit is geen toevalssteekproef.'],
    ['/en', 'text/html; charset=utf-8', 'Taking part was a free choice; this is not a random sample.'],
    ['/werkwijze', 'text/html; charset=utf-8', 'href="/intrekken"'],
    ['/en/werkwijze', 'text/html; charset=utf-8', 'Wilson interval'],
    ['/a4', 'text/html; charset=utf-8', 'class="a4"'],
    ['/en/a4', 'text/html; charset=utf-8', 'class="a4"'],
    ['/data.json', 'application/json', 'CC BY 4.0'],
    ['/figures.csv', 'text/csv; charset=utf-8', 'leakage:food,leakage,food,shown'],
    ['/unused.csv', 'text/csv; charset=utf-8', 'greenStrip,'],
    ['/pins.csv', 'text/csv; charset=utf-8', '52.5596'],
    ['/limonades.csv', 'text/csv; charset=utf-8', 'Moestuin op de kale strook'],
    ['/codebook.csv', 'text/csv; charset=utf-8', 'made_on'],
  ])(
    'answers at %s to whoever asks, without a cookie, a script or a place elsewhere',
    async (part, type, words) => {
      const reply = await get(`/p/steeds-hier${part}`)
      expect(reply.status).toBe(200)
      expect(reply.headers.get('content-type')).toBe(type)
      expect(reply.headers.get('set-cookie')).toBeNull()
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
      const policy = reply.headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/^default-src 'none'; style-src 'self'; img-src 'self'/)
      expect(policy).not.toContain('script-src')
      const body = await reply.text()
      expect(body).toContain(words)
      expect(body).not.toMatch(/<script|javascript:|style="| on[a-z]+="/i)
    },
  )

  test('is sent once, and then only when something changed', async () => {
    const { path, id } = await publish()
    const etag = (await get(path)).headers.get('etag') ?? ''
    expect((await get(path, { ...asked, 'if-none-match': etag })).status).toBe(304)
    await change(id, { title: 'Nu anders' })
    const again = await get(path, { ...asked, 'if-none-match': etag })
    expect(again.status).toBe(200)
    expect(await again.text()).toContain('Nu anders')
  })

  test('brings its style sheet under a name that changes with it', async () => {
    const [, styles = ''] =
      /<link rel="stylesheet" href="([^"]+)"/.exec(await (await get('/p/steeds-hier')).text()) ?? []
    const reply = await get(styles)
    expect(reply.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(reply.headers.get('cache-control')).toContain('immutable')
  })

  test.each(['/p/nergens', '/p/..%2fx', '/p/nergens/en/a4'])(
    'answers a wrong address %s as a page to a person and as a problem to a program',
    async (path) => {
      const person = await get(path)
      expect([person.status, person.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
      expect(await person.text()).toContain('Deze pagina is er niet')
      const program = await get(path, { accept: 'application/json' })
      expect([program.status, program.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    },
  )

  test.each(['/overal', '/fr', '/en/nl', '/nl/data.json', '/werkwijze/en', '/page.css'])(
    'has nothing at %s',
    async (part) => {
      expect((await get(`/p/steeds-hier${part}`)).status).toBe(404)
    },
  )

  test('is answered so often in a minute to one address, and then says when to come back', async () => {
    const busy = await startTestServer({ rates: { address: 1, device: 1_000 } })
    const statuses: number[] = []
    for (let times = 0; times < 41; times++) statuses.push((await fetch(`${busy.url}/p/nergens`)).status)
    await busy.remove()
    expect(statuses).toEqual([...Array.from({ length: 40 }, () => 404), 429])
  })

  test('that was withdrawn says so with a sentence, in every view, and shows nothing of itself', async () => {
    const { path, id } = await publish({ title: 'Straks weg' })
    await change(id, { status: 'withdrawn' })
    for (const part of ['', '/en', '/a4', '/werkwijze', '/data.json']) {
      const reply = await get(path + part)
      expect(reply.status).toBe(410)
      const body = await reply.text()
      expect(body).toContain('Deze pagina is teruggetrokken')
      expect(body).not.toContain('Straks weg')
    }
  })

  test('that was erased was never there', async () => {
    const { path, id } = await publish()
    expect((await get(path)).status).toBe(200)
    await erase(id, 'publication')
    expect((await get(path)).status).toBe(404)
  })

  test('is the newest of those at one address, and an older one does not come up again', async () => {
    const slug = 'twee-keer'
    await publish({ slug, title: 'De eerste', on: '2026-05-01' })
    const second = await publish({ slug, title: 'De tweede', on: '2026-06-01' })
    expect(await (await get(`/p/${slug}`)).text()).toContain('De tweede')
    await change(second.id, { status: 'withdrawn' })
    expect((await get(`/p/${slug}`)).status).toBe(410)
  })

  test.each(['interviewer', 'volunteer', 'storyteller'] as const)(
    'is not made by the role %s',
    async (role) => {
      const op = publicationOp(publication({ slug: 'van-een-ander' }))
      const { results } = await (await server.phone(role)).push(op)
      expect(results).toMatchObject([{ result: 'refused', reason: 'role' }])
      expect((await get('/p/van-een-ander')).status).toBe(404)
    },
  )

  test('keeps a sentence of a resident until it is erased with its conversation', async () => {
    const { path, id } = await publish()
    const interviewer = await server.phone('interviewer')
    const talk = interviewOp()
    await interviewer.push(talk, ...Array.from({ length: 4 }, () => interviewOp()))
    const out = (type: string, set: Record<string, string | boolean | null>, erasedWith?: string) => ({
      ...publicationOp(),
      type,
      at: '2026-03',
      set,
      ...(erasedWith === undefined ? {} : { erasedWith }),
    })
    const words = 'Dat mijn kinderen hier later ook willen wonen.'
    const story = out('story', { quote: words, consentRef: talk.recordId })
    const quote = out(
      'publicQuote',
      { quote: words, theme: null, minorityVoice: true, publicationId: id },
      story.recordId,
    )
    await coordinator.push(story, quote)
    const body = await (await get(path)).text()
    expect(body).toContain(words)
    expect(body).toContain('Een stem van weinigen')
    // What is given away as open data cannot be taken back.
    expect(await (await get(`${path}/data.json`)).text()).not.toContain(words)
    await erase(talk.recordId, 'interview')
    expect(await (await get(path)).text()).not.toContain(words)
  })
})

describe('a photo of a public page', () => {
  const picture = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(900)])
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const upload = (bytes: Buffer) =>
    coordinator.call(`/blobs/${hash(bytes)}`, {
      method: 'PATCH',
      headers: {
        'upload-offset': '0',
        'upload-complete': '?1',
        'content-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
      },
      body: new Uint8Array(bytes),
    })
  /** A public sighting with two photos of which one is for everybody, and a page that shows it. */
  const shown = async () => {
    const [full, small, other] = [picture(), picture(), picture()]
    for (const bytes of [full, small, other]) expect((await upload(bytes)).status).toBe(201)
    const photo = {
      sha256: hash(full),
      small: hash(small),
      type: 'image/jpeg',
      bytes: 904,
      width: 4,
      height: 3,
    }
    const base = sightingOp()
    const sighting = {
      ...base,
      set: {
        ...base.set,
        status: 'confirmed',
        visibility: 'public',
        publicPhoto: photo.sha256,
        photos: [photo, { ...photo, sha256: hash(other), small: hash(small) }],
      },
    }
    await coordinator.push(sighting)
    const on = {
      sha256: photo.sha256,
      small: photo.small,
      width: 4,
      height: 3,
      kind: 'greenStrip',
      alt: 'Gras',
    }
    const page = await publish({ photos: [on] })
    const paths = [`${page.path}/foto/${photo.sha256}`, `${page.path}/foto/${photo.small}`]
    return { page, paths, sighting: sighting.recordId, other: `${page.path}/foto/${hash(other)}` }
  }
  const statuses = (paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => (await get(path)).status))

  test('is served in both sizes, kept by no cache, and no other photo is', async () => {
    const { page, paths, other } = await shown()
    expect(await statuses(paths)).toEqual([200, 200])
    const reply = await get(paths[0] ?? '')
    expect(reply.headers.get('content-type')).toBe('image/jpeg')
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(await statuses([other])).toEqual([404])
    expect(await (await get(page.path)).text()).toContain(paths[1])
  })

  test.each<[string, (of: Awaited<ReturnType<typeof shown>>) => Promise<unknown>]>([
    ['the page is withdrawn', ({ page }) => change(page.id, { status: 'withdrawn' })],
    ['the page is erased', ({ page }) => erase(page.id, 'publication')],
    [
      'the sighting is for the team again',
      ({ sighting }) => change(sighting, { visibility: 'team' }, 'assetSighting'),
    ],
    [
      'another photo is chosen',
      ({ sighting }) => change(sighting, { publicPhoto: 'c'.repeat(64) }, 'assetSighting'),
    ],
    ['the sighting is rejected', ({ sighting }) => change(sighting, { status: 'rejected' }, 'assetSighting')],
    ['the sighting is erased', ({ sighting }) => erase(sighting, 'assetSighting')],
  ])('is gone at once when %s', async (_, deed) => {
    const all = await shown()
    expect(await statuses(all.paths)).toEqual([200, 200])
    await deed(all)
    expect(await statuses(all.paths)).toEqual([404, 404])
    expect(await (await get(all.page.path)).text()).not.toContain('/foto/')
  })

  test('is chosen by coordinators only', async () => {
    const volunteer = await server.phone('volunteer')
    for (const set of [{ publicPhoto: 'a'.repeat(64) }, { ownerAgreed: true }]) {
      const op = sightingOp()
      const { results } = await volunteer.push({ ...op, set: { ...op.set, ...set } })
      expect(results).toMatchObject([{ result: 'refused', reason: 'visibility' }])
    }
  })
})
