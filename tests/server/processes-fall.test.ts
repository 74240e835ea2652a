import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { usePostgres } from '../support/database.ts'
import { startProcess } from '../support/kills.ts'
import { joinPhone, type Phone } from '../support/phone.ts'
import { counted } from '../support/proof.ts'
import { done, sighting } from '../support/saved.ts'
import { startTestServer } from '../support/server.ts'

afterAll(await usePostgres(), 60_000)

const eachSaves = 12

/** The phones that a server had when it fell go on at the other one. */
const throughOneOf = (urls: string[], first: number): typeof fetch => {
  let at = first
  return async (input, init) => {
    const { pathname } = new URL(String(input))
    try {
      return await fetch(`${urls[at]}${pathname}`, init)
    } catch (error) {
      at = (at + 1) % urls.length
      throw error
    }
  }
}

test(
  'Convergence: phones split over two server processes on one PostgreSQL hold the same, also when one is killed',
  { timeout: 120_000 },
  async () => {
    const data = mkdtempSync(join(tmpdir(), 'limonade-processes-fall-'))
    const before = await startTestServer({ data })
    const links = await Promise.all(Array.from({ length: 6 }, () => before.link('volunteer')))
    await before.stop()
    const servers = await Promise.all([startProcess(data), startProcess(data)])
    const urls = await Promise.all(servers.map(({ url }) => url))
    const phones: Phone[] = []
    for (const [index, link] of links.entries())
      phones.push(await joinPhone(link, `Wim ${index}`, { network: throughOneOf(urls, index % 2) }))

    const made = new Set<string>()
    let failed = 0
    const saveAndSend = async (phone: Phone, count: number): Promise<void> => {
      made.add(done(await phone.store.create('assetSighting', sighting)))
      // Somebody else's, wherever that was handed in.
      const [seen] = (await phone.store.records('assetSighting')).filter(({ own }) => !own)
      if (seen !== undefined) done(await phone.store.edit(seen.record, { set: { note: `gezien ${count}` } }))
      if ((await phone.sync.round()) !== 'idle') failed += 1
    }
    const [falling, staying] = servers
    await Promise.all(
      phones.map(async (phone, index) => {
        for (let count = 0; count < eachSaves; count++) {
          // In the middle of what the others send.
          if (index === 0 && count === eachSaves / 2) falling?.child.kill('SIGKILL')
          await saveAndSend(phone, count)
        }
      }),
    )
    // Once to hand in what is left, once to receive what the others handed in.
    for (let round = 0; round < 2; round++) for (const phone of phones) await phone.sync.round()
    const held = await Promise.all(
      phones.map(async ({ store }) => (await store.records('assetSighting')).map(({ record }) => record)),
    )
    const [first = []] = held
    for (const records of held)
      expect(new Map(records.map((record) => [record.id, record]))).toEqual(
        new Map(first.map((record) => [record.id, record])),
      )
    expect(new Set(first.map(({ id }) => id))).toEqual(made)
    for (const { store } of phones) expect(await store.progress()).toMatchObject({ waiting: [], held: [] })
    counted('two processes, one killed', {
      phones: phones.length,
      saved: made.size,
      found: first.length,
      failed,
    })
    expect(failed).toBeGreaterThan(0)

    for (const phone of phones) phone.close()
    staying?.child.kill('SIGTERM')
    await Promise.all(servers.map(({ exit }) => exit))
    rmSync(data, { recursive: true, force: true })
  },
)
