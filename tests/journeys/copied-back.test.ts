import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { joinPhone } from '../support/phone.ts'
import { done, photoOf, sighting } from '../support/saved.ts'
import { startTestServer } from '../support/server.ts'

/** An operator who copies an old data folder back by hand: nobody tells the server, the phones do. */

test('what was received since an older folder was copied comes back from the phones, once', async () => {
  const server = await startTestServer()
  const { data, port } = server
  const copy = mkdtempSync(join(tmpdir(), 'limonade-copy-'))
  const [first, second] = [
    await joinPhone(await server.link('volunteer'), 'Geel'),
    await joinPhone(await server.link('volunteer'), 'Groen'),
  ]
  const early = done(await first.store.create('assetSighting', sighting))
  await first.sync.round()
  await second.sync.round()
  await server.stop()
  cpSync(data, copy, { recursive: true })

  const again = await startTestServer({ data, port })
  const picture = await photoOf(1)
  const late = done(
    await first.store.create('assetSighting', { ...sighting, photos: [picture.photo] }, [picture]),
  )
  const [shown] = await second.store.records('assetSighting')
  if (shown === undefined) throw new Error('nothing shown')
  done(await second.store.edit(shown.record, { set: { kind: 'shop' } }))
  for (const phone of [second, first, second]) await phone.sync.round()
  await again.stop()
  rmSync(data, { recursive: true })
  cpSync(copy, data, { recursive: true })

  const old = await startTestServer({ data, port })
  const waiting = done(await second.store.create('assetSighting', { ...sighting, kind: 'garage' }))
  for (const phone of [second, first, second]) expect(await phone.sync.round()).toBe('idle')
  for (const phone of [first, second, await joinPhone(await old.link('volunteer'), 'Rood')]) {
    await phone.sync.round()
    const found = await phone.store.records('assetSighting')
    expect(new Set(found.map(({ record }) => [record.id, record.fields['kind']].join(' ')))).toEqual(
      new Set([`${early} shop`, `${late} office`, `${waiting} garage`]),
    )
    expect(found.flatMap(({ record }) => record.conflicts)).toEqual([])
    expect(await phone.client.picture(picture.photo.sha256)).toMatchObject({ ok: true })
    expect(await phone.store.progress()).toMatchObject({ waiting: [], held: [] })
    phone.close()
  }
  await old.remove()
  rmSync(copy, { recursive: true })
}, 30_000)
