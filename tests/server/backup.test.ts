import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listBackups } from '#server/backup/manifest.ts'
import { picturePath } from '#server/backup/make-backup.ts'
import { openParts } from '#server/open-parts.ts'
import { joinPhone } from '../support/phone.ts'
import { photoOf, sighting } from '../support/saved.ts'
import { backUp, newFolder, restore } from '../support/backup.ts'
import {
  contactOp,
  interviewOp,
  phoneAt,
  sightingOp,
  startTestServer,
  type TestServer,
} from '../support/server.ts'

let server: TestServer
let folder: string
beforeEach(async () => {
  server = await startTestServer()
  folder = newFolder()
})
afterEach(async () => {
  await server.remove()
  rmSync(folder, { recursive: true, force: true })
})

const done = <T extends { readonly ok: boolean }>(result: T) => {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result as Extract<T, { ok: true }>
}
/** The disk is gone, and with it everything but what is named. */
const destroy = (keep: readonly string[] = []) => {
  for (const name of readdirSync(server.data))
    if (!keep.includes(name)) rmSync(join(server.data, name), { recursive: true })
}
const again = async () => {
  server = await startTestServer({ data: server.data, port: server.port })
}

describe('a backup', () => {
  test('made while phones push holds a moment of it, whole', async () => {
    const phone = await server.phone('volunteer')
    const push = async () =>
      (await phone.push(...Array.from({ length: 20 }, () => sightingOp()))).results.length
    let before = 0
    for (let times = 0; times < 5; times++) before += await push()
    const during = Promise.withResolvers<void>()
    const load = (async () => {
      for (let times = 0; times < 40; times++) {
        if (times === 2) during.resolve()
        await push()
      }
    })()
    const { backup } = done(await backUp(server.data, folder, { beforeCopy: () => during.promise }))
    await load
    const [project] = backup.manifest.projects
    expect((await phone.page()).backedUp).toBe(project?.head)
    await server.stop()
    destroy(['erasures.log'])
    done(await restore(server.data, folder))
    await again()
    const { records } = await phoneAt(server.url, phone).pull()
    expect(records.size - 1).toBeGreaterThanOrEqual(before)
    expect(records.size).toBe(project?.head)
  })

  test('is for its owner only, and a second one has the same pictures without copying them', async () => {
    const phone = await joinPhone(await server.link('volunteer'), 'Geel')
    const picture = await photoOf(1)
    await phone.store.create('assetSighting', { ...sighting, photos: [picture.photo] }, [picture])
    await phone.sync.round()
    phone.close()
    const first = done(
      await backUp(server.data, folder, { now: () => new Date('2026-03-09T10:00:00Z') }),
    ).backup
    const second = done(
      await backUp(server.data, folder, { now: () => new Date('2026-03-10T10:00:00Z') }),
    ).backup
    expect((await listBackups(folder)).map(({ path }) => path)).toEqual([second.path, first.path])
    expect(second.manifest.pictures).toBe(2)
    const inodes = [first, second].map(
      ({ path }) => statSync(picturePath(path, server.project, picture.photo.sha256)).ino,
    )
    expect(new Set(inodes).size).toBe(1)
    expect(second.until).toBe('2026-03-31')
    for (const { path } of [first, second]) {
      expect(statSync(path).mode & 0o777).toBe(0o700)
      for (const name of readdirSync(path)) expect(statSync(join(path, name)).mode & 0o077).toBe(0)
    }
  })

  test('of three weeks ago is deleted by the next, and what else lies there is not', async () => {
    const at = (time: string) => ({ now: () => new Date(time) })
    const first = done(await backUp(server.data, folder, at('2026-03-01T10:00:00Z'))).backup
    mkdirSync(join(folder, 'limonade-of-mine'))
    done(await backUp(server.data, folder, at('2026-03-22T09:59:00Z')))
    expect(await listBackups(folder)).toHaveLength(2)
    const { deleted } = done(await backUp(server.data, folder, at('2026-03-22T10:00:00Z')))
    expect(deleted.map((name) => join(folder, name))).toEqual([first.path])
    expect(readdirSync(folder)).toContain('limonade-of-mine')
  })

  test('that was cut in the middle is none, and the next clears it away', async () => {
    const whole = done(
      await backUp(server.data, folder, { now: () => new Date('2026-03-09T10:00:00Z') }),
    ).backup
    const cut = await backUp(server.data, folder, {
      now: () => new Date('2026-03-10T10:00:00Z'),
      beforeCopy: () => Promise.reject(new Error('the power went')),
    }).catch((error: Error) => error.message)
    expect(cut).toBe('the power went')
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toHaveLength(1)
    expect((await listBackups(folder)).map(({ path }) => path)).toEqual([whole.path])
    done(await backUp(server.data, folder))
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
  })

  test('keeps pictures from being collected while it is made, and two do not run at once', async () => {
    const held = async () => {
      const opened = done(await openParts(server.data, { shared: true })).parts
      const until = await opened.store.read((reader) => reader.collectionHeldUntil(server.project))
      await opened.close()
      return until
    }
    let during: string | undefined
    let other: Awaited<ReturnType<typeof backUp>> | undefined
    done(
      await backUp(server.data, folder, {
        beforeCopy: async () => {
          during = await held()
          other = await backUp(server.data, folder)
        },
      }),
    )
    expect(during).toBeDefined()
    expect(await held()).toBeUndefined()
    expect(other).toMatchObject({ ok: false, sentence: expect.stringContaining('Another backup') })
  })
})

describe('a restore', () => {
  test('erases what was erased since, before the first request', async () => {
    const phone = await server.phone('volunteer')
    const [stays, goes] = [sightingOp(), sightingOp({ set: { ...sightingOp().set, note: 'wissewasje' } })]
    await phone.push(stays, goes)
    done(await backUp(server.data, folder))
    await phone.push({ ...sightingOp(), recordId: goes.recordId, set: {}, erase: true })
    await server.stop()
    destroy(['erasures.log'])
    done(await restore(server.data, folder))
    for (const name of readdirSync(server.data).filter((file) => file.startsWith('limonade.db')))
      expect(readFileSync(join(server.data, name)).includes('wissewasje')).toBe(false)
    await again()
    const { records, last } = await phoneAt(server.url, phone).pull()
    expect([...records.keys()].toSorted()).toEqual([server.project, stays.recordId].toSorted())
    expect(last.epoch).not.toBe((await backupOf()).manifest.projects[0]?.epoch)
  })
  const backupOf = async () => {
    const [backup] = await listBackups(folder)
    if (backup === undefined) throw new Error('no backup')
    return backup
  }

  test('takes a newer log that was kept elsewhere', async () => {
    const phone = await server.phone('volunteer')
    const goes = sightingOp()
    await phone.push(goes)
    done(await backUp(server.data, folder))
    await phone.push({ ...sightingOp(), recordId: goes.recordId, set: {}, erase: true })
    const elsewhere = join(folder, 'kept.log')
    await server.stop()
    renameSync(join(server.data, 'erasures.log'), elsewhere)
    destroy()
    done(await restore(server.data, folder, { newer: elsewhere }))
    await again()
    expect((await phoneAt(server.url, phone).pull()).records.has(goes.recordId)).toBe(false)
  })

  test('without the newest log is refused until it is said twice; then tombstones of phones count', async () => {
    const phone = await server.phone('volunteer')
    const goes = sightingOp()
    await phone.push(goes)
    done(await backUp(server.data, folder))
    await server.stop()
    destroy()
    for (const withoutErasures of [0, 1])
      expect(await restore(server.data, folder, { withoutErasures })).toMatchObject({ ok: false })
    expect(readdirSync(server.data)).not.toContain('limonade.db')
    done(await restore(server.data, folder, { withoutErasures: 2 }))
    await again()
    const back = phoneAt(server.url, phone)
    await back.json('POST', '/offer', { tombstones: [goes.recordId, server.project] })
    expect([...(await back.pull()).records.keys()]).toEqual([server.project])
  })

  test('with the log does not believe a phone that makes up tombstones', async () => {
    const phone = await server.phone('volunteer')
    const stays = sightingOp()
    await phone.push(stays)
    done(await backUp(server.data, folder))
    await server.stop()
    done(await restore(server.data, folder, { replace: true }))
    await again()
    const back = phoneAt(server.url, phone)
    await back.json('POST', '/offer', { tombstones: [stays.recordId] })
    expect((await back.pull()).records.has(stays.recordId)).toBe(true)
  })

  test('is refused while a server runs, over a database, from a cut or a damaged backup', async () => {
    const { backup } = done(await backUp(server.data, folder))
    const sentence = async () => {
      const restored = await restore(server.data, folder)
      return restored.ok ? '' : restored.sentence
    }
    expect(await sentence()).toContain('stop it first')
    await server.stop()
    expect(await sentence()).toContain('--replace')
    writeFileSync(join(backup.path, 'limonade.db'), 'something else')
    expect(await sentence()).toContain('not the one that was backed up')
    rmSync(join(backup.path, 'manifest.json'))
    expect(await sentence()).toContain('no whole backup')
  })
})

test('a server whose log of erasures is gone or older does not start until that is said twice', async () => {
  const phone = await server.phone('volunteer')
  const goes = sightingOp()
  await phone.push(goes, { ...sightingOp(), recordId: goes.recordId, set: {}, erase: true })
  await server.stop()
  rmSync(join(server.data, 'erasures.log'))
  const start = (withoutErasures: number) =>
    startTestServer({ data: server.data, port: server.port, withoutErasures })
  for (const said of [0, 1]) await expect(start(said)).rejects.toThrow('--without-erasures')
  server = await start(2)
  await server.stop()
  server = await start(0)
})

describe('an offer', () => {
  test('is bound by what a role can see: no scope, no role and no author is taken from a device', async () => {
    const coordinator = await server.phone('coordinator')
    const volunteer = await server.phone('volunteer')
    const desk = sightingOp({ set: { ...sightingOp().set, visibility: 'coordinator' } })
    await coordinator.push(desk)
    const lost = (recordId: string, type: string, fields: object) => ({
      id: recordId,
      type,
      schemaVersion: 1,
      at: '2026-03-09',
      fields,
      versions: Object.fromEntries(Object.keys(fields).map((field) => [field, 'zzzz.999'])),
      conflicts: [],
    })
    const { records } = await coordinator.pull()
    const project = records.get(server.project)
    const published = sightingOp()
    const offers = [
      lost(desk.recordId, 'assetSighting', { ...desk.set, visibility: 'team' }),
      lost(server.project, 'project', { ...project?.fields, releaseGroup: 1 }),
      lost(interviewOp().recordId, 'interview', interviewOp().set),
      lost(contactOp().recordId, 'contact', contactOp().set),
      lost(published.recordId, 'assetSighting', { ...published.set, visibility: 'public' }),
    ]
    const reply = await volunteer.json('POST', '/offer', { records: offers })
    const { results } = (await reply.json()) as { results: { id: string; result: string }[] }
    expect(Object.fromEntries(results.map(({ id, result }) => [id, result]))).toEqual(
      Object.fromEntries(offers.map(({ id }) => [id, id === published.recordId ? 'taken' : 'refused'])),
    )
    const seen = await coordinator.pull()
    expect(seen.records.get(desk.recordId)?.fields['visibility']).toBe('coordinator')
    expect(seen.records.get(published.recordId)?.fields['visibility']).toBe('team')
    expect((await volunteer.pull()).records.has(desk.recordId)).toBe(false)
  })
})
