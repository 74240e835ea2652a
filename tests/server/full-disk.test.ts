import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import type * as FileSystem from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { Problem } from '#domain/sync/wire.ts'
import * as z from 'zod/mini'
import { joinPhone } from '../support/phone.ts'
import { done, sighting } from '../support/saved.ts'
import { sightingOp, startTestServer, type TestPhone, type TestServer } from '../support/server.ts'

/** Files that take half of what they are given and then nothing, as at the moment when a disk becomes full. */
const files = vi.hoisted(() => ({ full: false }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>()
  const noRoom = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  const halved = (file: FileSystem.FileHandle): FileSystem.FileHandle => {
    const append = file.appendFile.bind(file)
    const write = file.write.bind(file)
    let cut = false
    return Object.assign(file, {
      appendFile: async (text: string) => {
        if (!files.full) return append(text)
        await append(text.slice(0, text.length / 2))
        throw noRoom()
      },
      write: async (data: Uint8Array, from: number, length: number, position: number) => {
        if (files.full && cut) throw noRoom()
        cut = files.full
        return write(data, from, cut ? length >> 1 : length, position)
      },
    })
  }
  const open: typeof real.open = async (...call) => halved(await real.open(...call))
  return { ...real, open }
})

interface Disk {
  readonly data: string
  readonly fill: () => void
  readonly free: () => void
}

const folder = mkdtempSync(join(tmpdir(), 'limonade-full-'))
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'limonade', folder]).status === 0
const other = mkdtempSync(join(tmpdir(), 'limonade-full-'))

afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', folder])
  for (const each of [folder, other]) rmSync(each, { recursive: true, force: true })
})

/** A real file system of twelve megabytes. */
const smallDisk = (): Disk => {
  const ballast = join(folder, 'ballast')
  return {
    data: join(folder, 'data'),
    fill: () => {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(ballast, new Uint8Array(bavail * bsize))
    },
    free: () => rmSync(ballast, { force: true }),
  }
}

/** A database that may not grow, and files that take half. */
const injected = (): Disk => {
  const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
  const limit = (pages: number) => {
    for (const database of new Set(exec.mock.contexts))
      if (database instanceof DatabaseSync && database.isOpen)
        database.exec(`PRAGMA max_page_count = ${pages}`)
  }
  return {
    data: other,
    fill: () => {
      limit(1)
      files.full = true
    },
    free: () => {
      limit(2 ** 30)
      files.full = false
    },
  }
}

describe.each([
  ...(mounted ? ([['on a disk that is full', smallDisk]] as const) : []),
  ['where no file may grow', injected] as const,
])('%s', (_, open) => {
  let disk: Disk
  let server: TestServer
  let phone: TestPhone
  beforeAll(async () => {
    disk = open()
    server = await startTestServer({ data: disk.data })
    phone = await server.phone('volunteer')
  })
  afterEach(() => disk.free())
  afterAll(() => server.stop())

  const large = () => Array.from({ length: 100 }, () => ({ ...sightingOp(), more: 'x'.repeat(2_000) }))
  const isFull = async (reply: Response) => {
    expect([reply.status, z.parse(Problem, await reply.json()).code]).toEqual([507, 'full'])
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
  }

  test('a push is refused as a whole, what was there stays, and it is taken when there is room again', async () => {
    const kept = sightingOp()
    await phone.push(kept)
    disk.fill()
    const sent = large()
    await isFull(await phone.json('POST', '/push', { operations: sent }))
    const { records } = await phone.pull()
    expect(records.has(kept.recordId)).toBe(true)
    expect(sent.filter(({ recordId }) => records.has(recordId))).toEqual([])
    disk.free()
    const { results } = await phone.push(...sent)
    expect(new Set(results.map(({ result }) => result))).toEqual(new Set(['applied']))
  })

  test('a picture goes on from its last part that was received', async () => {
    const whole = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(600_000)])
    const sha256 = createHash('sha256').update(whole).digest('hex')
    const photo = { sha256, small: sha256, type: 'image/jpeg', bytes: whole.length, width: 4, height: 3 }
    const op = sightingOp()
    await phone.push({ ...op, set: { ...op.set, photos: [photo] } })
    const send = (from: number, to: number) => {
      const data = whole.subarray(from, to)
      return phone.call(`/blobs/${sha256}`, {
        method: 'PATCH',
        headers: {
          'upload-offset': String(from),
          'upload-complete': to === whole.length ? '?1' : '?0',
          'content-digest': `sha-256=:${createHash('sha256').update(data).digest('base64')}:`,
        },
        body: new Uint8Array(data),
      })
    }
    expect((await send(0, 200_000)).status).toBe(204)
    disk.fill()
    await isFull(await send(200_000, whole.length))
    const state = await phone.call(`/blobs/${sha256}`, { method: 'HEAD' })
    expect(state.headers.get('upload-offset')).toBe('200000')
    disk.free()
    expect((await send(200_000, whole.length)).status).toBe(201)
    const received = await (await phone.call(`/blobs/${sha256}`)).arrayBuffer()
    expect(whole.equals(Buffer.from(received))).toBe(true)
  })

  test('an erasure that cannot be written down does not happen, until it can', async () => {
    const op = sightingOp()
    await phone.push(op)
    const erase = { ...sightingOp(), recordId: op.recordId, set: {}, erase: true }
    disk.fill()
    await isFull(await phone.json('POST', '/push', { operations: [erase, ...large().slice(1)] }))
    expect((await phone.pull()).records.has(op.recordId)).toBe(true)
    disk.free()
    expect((await phone.push(erase)).results[0]).toMatchObject({ result: 'applied' })
    expect((await phone.pull()).records.has(op.recordId)).toBe(false)
    const lines = readFileSync(join(disk.data, 'erasures.log'), 'utf8').split('\n')
    expect(lines).toContain(`${server.project} ${op.recordId}`)
  })

  test('No loss: a phone keeps what it has, asks again when it was told to, and then hands it in', async () => {
    const now = Date.now()
    const own = await joinPhone(await server.link('volunteer'), 'Wim', { now: () => new Date(now) })
    await own.sync.round()
    const note = 'x'.repeat(300)
    for (let count = 0; count < 60; count++)
      done(await own.store.create('assetSighting', { ...sighting, note }))
    disk.fill()
    expect(await own.sync.round()).toBe('away')
    expect(own.sync.state().retryAt).toBeGreaterThanOrEqual(now + 300_000)
    expect((await own.store.progress()).waiting).toHaveLength(60)
    disk.free()
    expect(await own.sync.round()).toBe('idle')
    expect(await own.store.progress()).toMatchObject({ waiting: [], held: [] })
    expect(
      (await own.store.records('assetSighting')).filter(({ record }) => record.fields['note'] === note),
    ).toHaveLength(60)
    own.close()
  })
})
