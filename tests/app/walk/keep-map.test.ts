import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { estimate } from '#app/kept-map/estimate.ts'
import { createKeeper, type Keeper, type KeeperWorld, type Wanted } from '#app/kept-map/keeper.ts'
import { coveredSpots } from '#app/kept-map/kept-copy.ts'
import { dropKeptMaps, keptBytes, keptTile } from '#app/store/kept-tiles.ts'
import { planTiles } from '#domain/field/tile-plan.ts'
import { memoryKeys } from '../../support/memory-keys.ts'
import { openPhoneStore } from '../../support/phone-store.ts'

/** A keeper over the real cache storage and a real IndexedDB; only the tile server is made up. */

const area = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [5.12, 52.09],
      [5.122, 52.09],
      [5.122, 52.0915],
      [5.12, 52.09],
    ] as [number, number][],
  ],
}
const template = 'https://tiles.example/{z}/{x}/{y}.png'
const served: Wanted['fetch'] = async (url) => {
  const count = asked.push(url)
  most = Math.max(most, ++atOnce)
  // As long as a reply takes at the least: the others get their turn.
  await new Promise((turn) => setTimeout(turn))
  atOnce--
  return answer(count, url)
}

const wanted = (url = template, maxNativeZoom = 17) => {
  const plan = planTiles(area, { minZoom: 6, maxNativeZoom })
  if (plan === undefined) throw new Error('no plan')
  return { template: url, plan, fetch: served }
}
const all = wanted().plan.tiles.length

let phone: ReturnType<typeof openPhoneStore>
let asked: string[]
/** What the server answers; `count`: which question this is, from one on. */
let answer: (count: number, url: string) => Response | Promise<Response>
let network: ReturnType<KeeperWorld['network']>
let atOnce: number
let most: number

const picture = (bytes = 100) => new Response(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))

/** As a page makes it that was just opened. */
const opened = (alone: KeeperWorld['alone'] = (run) => run().then(() => true)): Keeper =>
  createKeeper({
    db: phone.db,
    projectId: phone.projectId,
    network: () => network,
    now: () => new Date('2026-11-03T10:00:00Z'),
    alone,
  })

beforeEach(() => {
  phone = openPhoneStore('volunteer', memoryKeys)
  asked = []
  answer = () => picture()
  network = 'free'
  atOnce = 0
  most = 0
})
afterEach(async () => {
  await dropKeptMaps(phone.projectId)
  await phone.remove()
})

test('every picture is asked for once, four at a time, and is there afterwards with its size', async () => {
  const keeper = opened()
  await keeper.look(wanted())
  expect(keeper.state()).toEqual({ kind: 'none', other: 0 })
  await keeper.keep(wanted(), { overMobile: false })
  expect(keeper.state()).toEqual({
    kind: 'whole',
    tiles: all,
    bytes: all * 100,
    at: '2026-11-03T10:00:00.000Z',
  })
  expect(new Set(asked).size).toBe(all)
  expect(asked).toHaveLength(all)
  expect(most).toBe(4)
  expect((await keptTile(asked[0] ?? ''))?.headers.get('content-type')).toBe('image/png')
  expect(await keptBytes(phone.projectId)).toBe(all * 100)
  expect(await coveredSpots(phone.db, template)).toHaveLength(all)
})

test('after a pause, and in a page that is opened anew, it goes on where it was', async () => {
  const before = opened()
  before.subscribe(() => {
    const state = before.state()
    if (state.kind === 'busy' && state.done === 6) before.pause()
  })
  await before.keep(wanted(), { overMobile: false })
  expect(before.state()).toMatchObject({ kind: 'stopped', why: 'paused', older: false, total: all })

  const after = opened()
  await after.look(wanted())
  const seen = after.state()
  expect(seen).toMatchObject({ kind: 'stopped', why: 'paused' })
  const here = seen.kind === 'stopped' ? seen.done : 0
  expect(here).toBeGreaterThanOrEqual(6)
  asked = []
  await after.keep(wanted(), { overMobile: false })
  expect(asked).toHaveLength(all - here)
  expect(after.state().kind).toBe('whole')
})

test('a page that dies under it leaves a copy that says so', async () => {
  const dying = opened()
  answer = () => new Promise<never>(() => undefined)
  void dying.keep(wanted(), { overMobile: false })
  await expect.poll(() => asked.length).toBe(4)
  const after = opened()
  await after.look(wanted())
  expect(after.state()).toMatchObject({ kind: 'stopped', why: 'ended', done: 0 })
})

describe('it stops, keeps what is there and says why', () => {
  test.each([
    ['tooMany', () => new Response(null, { status: 429 })],
    ['refused', () => new Response(null, { status: 403 })],
    ['away', () => new Response(null, { status: 500 })],
    ['away', () => Promise.reject(new TypeError('Failed to fetch'))],
    // What a hotel's network answers to everything.
    ['away', () => new Response(new Blob(['<html>'], { type: 'text/html' }))],
  ] as const)('%s', async (why, bad) => {
    answer = (count) => (count <= 8 ? picture() : bad())
    const keeper = opened()
    await keeper.keep(wanted(), { overMobile: false })
    expect(keeper.state()).toMatchObject({ kind: 'stopped', why, bytes: 800 })
    // Those that were on their way, and one more try where the server stumbled; then no more.
    expect(asked.length).toBeLessThanOrEqual(8 + 4 * 2)
  })

  test('on mobile data that nobody agreed to', async () => {
    network = 'metered'
    const keeper = opened()
    await keeper.keep(wanted(), { overMobile: false })
    expect(keeper.state()).toMatchObject({ kind: 'stopped', why: 'metered', done: 0 })
    expect(asked).toEqual([])
    await keeper.keep(wanted(), { overMobile: true })
    expect(keeper.state().kind).toBe('whole')
  })

  test('when the phone is full', async () => {
    const put = Cache.prototype.put
    Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    const keeper = opened()
    await keeper.keep(wanted(), { overMobile: false }).finally(() => {
      Cache.prototype.put = put
    })
    expect(keeper.state()).toMatchObject({ kind: 'stopped', why: 'full', done: 0 })
  })

  test('when another page is at it', async () => {
    await phone.db.meta.clear()
    const first = opened()
    answer = (count) => (count > 4 ? new Response(null, { status: 429 }) : picture())
    await first.keep(wanted(), { overMobile: false })
    const second = opened(() => Promise.resolve(false))
    await second.keep(wanted(), { overMobile: false })
    expect(second.state()).toMatchObject({ kind: 'stopped', why: 'elsewhere' })
  })
})

const [first] = wanted().plan.tiles
const farthest = `https://tiles.example/${first?.z}/${first?.x}/${first?.y}.png`

test('where the map has no picture that is noted, and not asked again', async () => {
  answer = (_count, url) => (url === farthest ? new Response(null, { status: 404 }) : picture())
  const keeper = opened()
  await keeper.keep(wanted(), { overMobile: false })
  expect(keeper.state()).toMatchObject({ kind: 'whole', tiles: all })
  const here = await Promise.all(asked.map(async (url) => ((await keptTile(url)) === undefined ? [url] : [])))
  expect(here.flat()).toEqual([farthest])
})

test('renewing keeps the old copy until the new one is whole', async () => {
  const keeper = opened()
  await keeper.keep(wanted(), { overMobile: false })
  const [some = ''] = asked
  asked = []
  answer = (count) => (count === 5 ? new Response(null, { status: 429 }) : picture(300))
  const later = createKeeperLater()
  await later.keep(wanted(), { overMobile: false })
  expect(later.state()).toMatchObject({ kind: 'stopped', why: 'tooMany', older: true })
  const last = wanted().plan.tiles.at(-1)
  const lastUrl = `https://tiles.example/${last?.z}/${last?.x}/${last?.y}.png`
  expect((await keptTile(lastUrl))?.headers.get('content-length')).toBe('100')

  answer = () => picture(300)
  await later.keep(wanted(), { overMobile: false })
  expect(later.state()).toMatchObject({ kind: 'whole', bytes: all * 300 })
  expect((await keptTile(some))?.headers.get('content-length')).toBe('300')
  expect(await keptBytes(phone.projectId)).toBe(all * 300)
})

/** On another day, so that its copy has another name. */
const createKeeperLater = (): Keeper =>
  createKeeper({
    db: phone.db,
    projectId: phone.projectId,
    network: () => network,
    now: () => new Date('2026-12-01T10:00:00Z'),
    alone: (run) => run().then(() => true),
  })

test('a map that has grown only fetches what is new', async () => {
  const keeper = opened()
  await keeper.keep(wanted(), { overMobile: false })
  const nearer = wanted(template, 18)
  await keeper.look(nearer)
  expect(keeper.state()).toMatchObject({ kind: 'stopped', why: 'incomplete', done: all })
  asked = []
  await keeper.keep(nearer, { overMobile: false })
  expect(asked).toHaveLength(nearer.plan.tiles.length - all)
  expect(keeper.state().kind).toBe('whole')
})

test('another base map takes the place of the one before, which can also just be removed', async () => {
  const other = wanted('https://other.example/{z}/{x}/{y}')
  const keeper = opened()
  await keeper.keep(wanted(), { overMobile: false })
  await keeper.look(other)
  expect(keeper.state()).toEqual({ kind: 'none', other: all * 100 })
  const [old = ''] = asked
  await createKeeperLater().keep(other, { overMobile: false })
  expect(await keptTile(old)).toBeUndefined()
  await keeper.remove()
  expect(keeper.state()).toEqual({ kind: 'none', other: 0 })
  expect(await keptBytes(phone.projectId)).toBe(0)
})

test('the size is told from a few pictures, or why it cannot be told', async () => {
  const signal = new AbortController().signal
  const ask = (reply: () => Promise<Response>) => estimate({ ...wanted(), fetch: reply }, signal)
  const told = await ask(() => Promise.resolve(picture(2_000)))
  expect(told).toMatchObject({ kind: 'estimate', bytes: all * 2_000 })
  expect(await ask(() => Promise.resolve(new Response(null, { status: 404 })))).toEqual({ kind: 'empty' })
  expect(await ask(() => Promise.reject(new TypeError('no network')))).toEqual({ kind: 'stop', why: 'away' })
})
