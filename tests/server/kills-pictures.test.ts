import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fallUnderLoad } from '../support/kills.ts'
import { counted, times } from '../support/proof.ts'
import { phoneAt, sightingOp, startTestServer, type TestPhone } from '../support/server.ts'

const partBytes = 20_000
const parts = 4

interface Picture {
  readonly sha256: string
  readonly bytes: Buffer
  /** The record that names it was taken. */
  named: boolean
  stored: boolean
}

const newPicture = (): Picture => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(partBytes * parts - 4)])
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), named: false, stored: false }
}

/** Names a picture and uploads it from where the server stands; rejects when the server is gone. */
const handIn = async (phone: TestPhone, picture: Picture): Promise<void> => {
  const { sha256, bytes } = picture
  const photo = { sha256, small: sha256, type: 'image/jpeg', bytes: bytes.length, width: 4, height: 3 }
  if (!picture.named) {
    const op = sightingOp()
    await phone.push({ ...op, set: { ...op.set, photos: [photo] } })
    picture.named = true
  }
  const state = await phone.call(`/blobs/${sha256}`, { method: 'HEAD' })
  let offset = Number(state.headers.get('upload-offset') ?? 0)
  picture.stored = state.headers.get('upload-complete') === '?1'
  while (!picture.stored) {
    const data = bytes.subarray(offset, offset + partBytes)
    const reply = await phone.call(`/blobs/${sha256}`, {
      method: 'PATCH',
      headers: {
        'upload-offset': String(offset),
        'upload-complete': offset + data.length === bytes.length ? '?1' : '?0',
        'content-digest': `sha-256=:${createHash('sha256').update(data).digest('base64')}:`,
      },
      body: new Uint8Array(data),
    })
    if (!reply.ok && reply.status !== 409) throw new Error(`a part was answered ${reply.status}`)
    offset = Number(reply.headers.get('upload-offset'))
    picture.stored = reply.headers.get('upload-complete') === '?1'
  }
}

test(
  'No loss: pictures on their way to a server that is killed again and again',
  { timeout: 1_200_000 },
  async () => {
    const kills = times('KILLS', 20)
    const data = mkdtempSync(join(tmpdir(), 'limonade-kills-'))
    const first = await startTestServer({ data })
    const phones = [
      await first.phone('volunteer'),
      await first.phone('volunteer'),
      await first.phone('volunteer'),
    ]
    await first.stop()
    const pictures: Picture[] = []
    const current = phones.map(() => undefined as Picture | undefined)
    let cut = 0
    for (let kill = 0; kill < kills; kill++)
      await fallUnderLoad(data, async (url, isUp) => {
        const works = phones.map(async (phone, index) => {
          while (isUp()) {
            const picture = current[index] ?? newPicture()
            if (current[index] === undefined) pictures.push(picture)
            current[index] = picture
            await handIn(phoneAt(url, phone), picture)
            current[index] = undefined
          }
        })
        const ends = await Promise.allSettled(works)
        cut += ends.filter(({ status }) => status === 'rejected').length
      })

    const last = await startTestServer({ data })
    const [reader] = phones
    let lost = 0
    for (const { sha256, bytes } of pictures.filter(({ stored }) => stored)) {
      const reply = reader && (await phoneAt(last.url, reader).call(`/blobs/${sha256}`))
      if (reply === undefined || !bytes.equals(Buffer.from(await reply.arrayBuffer()))) lost += 1
    }
    const stored = pictures.filter((picture) => picture.stored).length
    for (const [index, phone] of phones.entries()) {
      const picture = current[index]
      if (picture !== undefined) await handIn(phoneAt(last.url, phone), picture)
    }
    counted('kills during uploads', {
      kills,
      sent: pictures.length,
      acknowledged: stored,
      found: stored - lost,
      lost,
      cut,
    })
    await last.remove()
    rmSync(data, { recursive: true, force: true })
    expect(cut).toBeGreaterThan(kills / 2)
    expect(lost).toBe(0)
    expect(pictures.every((picture) => picture.stored)).toBe(true)
  },
)
