import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonical, type Json } from '#domain/sync/operation.ts'
import { picturePath } from '#server/backup/make-backup.ts'
import { joinPhone, type Phone } from '../support/phone.ts'
import { done, sighting } from '../support/saved.ts'
import { createNetwork } from './network.ts'
import { makePicture } from './picture.ts'
import type { Weather } from './plan.ts'
import { dice, type Dice, seedPlatform, serverRandom } from './randomness.ts'
import { openServer, type SimulatedServer } from './server.ts'

/** Phones on bad networks and a server that is backed up, destroyed and restored to any of its backups, again and again.
 *  Written down apart from the product: who saved what and saw what, and what the server said. */
interface World {
  readonly server: SimulatedServer
  readonly drawn: Dice
  readonly phones: Phone[]
  readonly forecast: (name: number, weather: readonly Weather[]) => void
  readonly folder: string
  readonly backups: string[]
  readonly said: Said[]
  readonly newWord: () => string
  /** Erased, and the server has said so. */
  readonly erased: Set<string>
  readonly pictures: { readonly sha256: string; readonly recordId: string }[]
}

/** A word that somebody wrote into a record, and the word that stood there and the open ones that went away with it. */
interface Said {
  readonly recordId: string
  readonly word: string
  readonly saw: readonly string[]
}

const startTime = Date.parse('2026-03-09T10:00:00Z')
const phonesInAll = 3
const steps = 40
const bad: readonly Weather[] = ['lostBefore', 'lostAfter', 'cut', 'twice', 'late', 'echo']

/** One sentence for each promise that does not hold after a run. */
export const playRestores = async (seed: number): Promise<readonly string[]> => {
  const drawn = dice(seed)
  const putBack = seedPlatform(drawn)
  const folder = mkdtempSync(join(tmpdir(), 'limonade-restores-'))
  let time = startTime
  let words = 0
  const server = await openServer({ clock: () => new Date(time), random: serverRandom(drawn) })
  const broke: string[] = []
  const network = createNetwork(server.fetch, {
    pushed: () => undefined,
    pulled: () => undefined,
    broke: (path, status) => broke.push(`${path} answered ${status}`),
  })
  const world: World = {
    server,
    drawn,
    phones: [],
    forecast: (name, weather) => {
      network.forecast(String(name), { weather })
    },
    folder,
    backups: [],
    said: [],
    newWord: () => `woord-${++words}`,
    erased: new Set(),
    pictures: [],
  }
  try {
    for (let name = 0; name < phonesInAll; name++) {
      const role = name === 0 ? 'coordinator' : 'volunteer'
      const phone = await joinPhone(await server.link(role), `telefoon ${name}`, {
        now: () => new Date(time),
        network: network.of(String(name)),
        random: () => drawn.roll(1_000) / 1_000,
      })
      world.phones.push(phone)
      await phone.sync.round()
    }
    world.backups.push(await server.backUp(folder))
    for (let step = 0; step < steps; step++) {
      time += 60_000 * (1 + drawn.roll(300))
      await act(world)
      if (drawn.roll(8) === 0) await network.deliverLate()
    }
    await network.deliverLate()
    for (let pass = 0; pass < 6; pass++)
      for (const [name, phone] of world.phones.entries()) {
        world.forecast(name, [])
        time += 60_000
        await phone.sync.round()
      }
    return [...broke, ...(await brokenIn(world))]
  } finally {
    for (const phone of world.phones) phone.close()
    await server.remove()
    rmSync(folder, { recursive: true, force: true })
    putBack()
  }
}

const act = async (world: World): Promise<void> => {
  const { drawn, phones, server, folder, backups } = world
  const name = drawn.roll(phones.length)
  const phone = phones[name]
  if (phone === undefined) return
  const chance = drawn.roll(100)
  if (chance < 22) await create(world, phone)
  else if (chance < 44) await edit(world, phone)
  else if (chance < 49) await erase(world)
  else if (chance < 84) {
    const weather = Array.from({ length: 8 }, () =>
      drawn.roll(4) === 0 ? bad[drawn.roll(bad.length)] : 'fair',
    )
    world.forecast(
      name,
      weather.filter((one) => one !== undefined),
    )
    await phone.sync.round()
    world.forecast(name, [])
  } else if (chance < 92) backups.push(await server.backUp(folder))
  else {
    const backup = backups[drawn.roll(backups.length)]
    if (backup !== undefined) await server.restore(backup)
  }
}

const create = async ({ drawn, said, newWord, pictures }: World, phone: Phone): Promise<void> => {
  const word = newWord()
  const picture = drawn.roll(3) === 0 ? await makePicture(pictures.length, false) : undefined
  // A photo holds strings and numbers.
  const photos = picture === undefined ? [] : [picture.photo as Json]
  const recordId = done(
    await phone.store.create(
      'assetSighting',
      { ...sighting, note: word, photos },
      picture === undefined ? [] : [picture],
    ),
  )
  said.push({ recordId, word, saw: [] })
  if (picture !== undefined) pictures.push({ sha256: picture.photo.sha256, recordId })
}

const chosen = async ({ drawn }: World, phone: Phone) => {
  const shown = (await phone.store.records('assetSighting')).toSorted((a, b) =>
    a.record.id.localeCompare(b.record.id),
  )
  return shown[drawn.roll(Math.max(1, shown.length))]?.record
}

const edit = async (world: World, phone: Phone): Promise<void> => {
  const record = await chosen(world, phone)
  if (record === undefined) return
  const word = world.newWord()
  const open = record.conflicts.filter(({ field }) => field === 'note')
  const settles = open.length > 0 && world.drawn.roll(2) === 0
  const resolves = settles ? { resolves: open.map(({ id }) => id) } : {}
  done(await phone.store.edit(record, { set: { note: word }, ...resolves }))
  const saw = [record.fields['note'], ...(settles ? open.map(({ value }) => value) : [])]
  world.said.push({ recordId: record.id, word, saw: saw.map(String) })
}

/** By the coordinator, whose phone says when the server has done it, or that it never got there. */
const erase = async (world: World): Promise<void> => {
  const [coordinator] = world.phones
  if (coordinator === undefined) return
  const record = await chosen(world, coordinator)
  if (record === undefined) return
  done(await coordinator.store.takeBack(record.id))
  world.forecast(0, [])
  await coordinator.sync.round()
  const { db } = coordinator.store
  const isTakenBack =
    (await coordinator.store.recordById(record.id)) === undefined &&
    (await db.outbox.where('recordId').equals(record.id).count()) === 0
  if (isTakenBack || (await db.erased.get(record.id)) !== undefined) world.erased.add(record.id)
}

const brokenIn = async (world: World): Promise<readonly string[]> => {
  const { server, phones, said, erased, pictures, backups } = world
  const found: string[] = []
  const there = await server.look((reader) =>
    reader.feedAfter(server.project, { scope: 'field', after: -1, limit: 100_000 }),
  )
  const onServer = new Map(
    there.flatMap(({ kind, recordId, body }) => (kind === 'put' && body !== null ? [[recordId, body]] : [])),
  )
  for (const id of erased) if (onServer.has(id)) found.push(`${id} was erased and is back`)
  const gone = new Set(erased)
  for (const id of new Set(said.map(({ recordId }) => recordId)))
    if (await server.look((reader) => reader.isErased(server.project, id))) gone.add(id)
  for (const { recordId, word } of said) {
    if (gone.has(recordId)) continue
    const body = onServer.get(recordId)
    if (body === undefined) found.push(`${recordId} is lost`)
    else if (!body.includes(`"${word}"`) && !said.some(({ saw }) => saw.includes(word)))
      found.push(`${word} of ${recordId} disappeared, and nobody had seen it`)
    else if (body.split(`"${word}"`).length > 2) found.push(`${word} of ${recordId} stands there twice`)
  }
  for (const { sha256, recordId } of pictures) {
    // A phone lets a large picture go when a backup holds it; whoever restores an older one looks for it there.
    const inBackup = backups.some((backup) => existsSync(picturePath(backup, server.project, sha256)))
    if (!gone.has(recordId) && !inBackup && !(await server.hasPicture(sha256)))
      found.push(`a picture of ${recordId} is lost`)
  }
  for (const [name, { store }] of phones.entries()) {
    const held = await store.db.record.where('scopes').equals('field').toArray()
    for (const { scopes: _s, number: _n, open: _o, ...record } of held)
      if (
        onServer.get(record.id) === undefined ||
        canonical(JSON.parse(onServer.get(record.id) ?? '')) !== canonical(record)
      )
        found.push(`telefoon ${name} differs in ${record.id}`)
    if (held.length !== onServer.size)
      found.push(`telefoon ${name} has ${held.length} of ${onServer.size} sightings`)
    const { waiting, held: stuck } = await store.progress()
    if (waiting.length + stuck.length > 0)
      found.push(`telefoon ${name} still holds ${JSON.stringify([...waiting, ...stuck])}`)
  }
  return found
}
