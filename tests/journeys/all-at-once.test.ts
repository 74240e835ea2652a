import { afterAll, beforeAll, expect, test } from 'vitest'
import { realRandom } from '#server/random.ts'
import { problem } from '#server/problem.ts'
import { openServer, type SimulatedServer } from '../simulation/server.ts'
import { dice } from '../simulation/randomness.ts'
import { joinPhone, type Phone } from '../support/phone.ts'
import { counted } from '../support/proof.ts'
import { done, sighting } from '../support/saved.ts'

const many = 200
/** What the server can take in a second, in the middle of which somebody else stands between it and the phones. */
const perSecond = 40
const askedSeconds = 20
const sides = 2 ** 30

let server: SimulatedServer
let time = Date.parse('2026-03-09T10:00:00Z')
beforeAll(async () => {
  server = await openServer({ clock: () => new Date(time), random: realRandom })
})
afterAll(() => server.remove())

/** Lets so many requests through in each second of the clock; the rest is told to come back, in one way or the other. */
const crowded = (random: () => number) => {
  let second = 0
  let used = 0
  const refused = { 429: 0, 503: 0 }
  /** Secrets of those whose last answer named a time. */
  const told = new Set<string>()
  const network: typeof fetch = async (input, init) => {
    const now = Math.floor(time / 1_000)
    if (now !== second) used = 0
    second = now
    used += 1
    if (used <= perSecond) return server.fetch(new Request(String(input), init))
    const status = random() < 0.5 ? 429 : 503
    refused[status] += 1
    const waits = random() < 0.5
    const who = new Headers(init?.headers).get('authorization')?.slice('Bearer '.length) ?? ''
    if (waits) told.add(who)
    else told.delete(who)
    return problem(status, status === 429 ? 'too-many-requests' : 'busy', {
      detail: 'There are too many at once.',
      ...(waits ? { headers: { 'retry-after': String(askedSeconds) } } : {}),
    })
  }
  return { network, refused, told }
}

test(
  'Convergence: two hundred phones that come back at once, and are sent away in between, all get through once',
  { timeout: 180_000 },
  async () => {
    const { roll } = dice(4)
    const random = () => roll(sides) / sides
    const phones: Phone[] = []
    const through: typeof fetch = (input, init) => server.fetch(new Request(String(input), init))
    let carry = through
    for (let count = 0; count < many; count++)
      phones.push(
        await joinPhone(await server.link('volunteer'), `Wim ${count}`, {
          network: (input, init) => carry(input, init),
          now: () => new Date(time),
          random,
        }),
      )
    const made = new Set<string>()
    for (const { store } of phones) made.add(done(await store.create('assetSighting', sighting)))

    const { network, refused, told } = crowded(random)
    carry = network
    // Everybody at the same moment; then each at the moment that its own loop names.
    const due = new Map(phones.map((phone) => [phone, time]))
    const pauses: { readonly pause: number; readonly waits: boolean }[] = []
    let asked = 0
    while (due.size > 0) {
      const [phone, at] = [...due].reduce((first, next) => (next[1] < first[1] ? next : first))
      time = Math.max(time, at)
      asked += 1
      if ((await phone.sync.round()) === 'idle') {
        due.delete(phone)
        continue
      }
      const { retryAt } = phone.sync.state()
      if (retryAt === null) throw new Error('a phone gave up')
      pauses.push({ pause: retryAt - time, waits: told.has(phone.membership.secret) })
      due.set(phone, Math.max(retryAt, time + 250))
    }

    carry = through
    for (const phone of phones) expect(await phone.sync.round()).toBe('idle')
    for (const { store } of phones) {
      const records = await store.records('assetSighting')
      expect(new Set(records.map(({ record }) => record.id))).toEqual(made)
      expect(await store.progress()).toMatchObject({ waiting: [], held: [] })
    }
    counted('phones at once', {
      phones: many,
      rounds: asked,
      ...refused,
      seconds: Math.round((time - Date.parse('2026-03-09T10:00:00Z')) / 1_000),
    })
    // Told to wait, nobody comes back earlier, and nobody in the same moment as another.
    const asTold = pauses.filter(({ waits }) => waits).map(({ pause }) => pause)
    const all = pauses.map(({ pause }) => pause)
    expect(asTold.length).toBeGreaterThan(many / 10)
    expect(Math.min(...asTold)).toBeGreaterThanOrEqual(askedSeconds * 1_000)
    expect(new Set(all).size).toBeGreaterThan(all.length * 0.95)
    expect(Math.max(...all)).toBeLessThanOrEqual(300_000 + askedSeconds * 1_000)
    for (const phone of phones) phone.close()
  },
)
