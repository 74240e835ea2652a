import { describe, expect, test } from 'vitest'
import { journey, seenBy } from '../support/journey.ts'
import { done, photoOf, sighting } from '../support/saved.ts'

/** Pictures and much at once, over networks that are not what they seem. */

const { joinAs } = journey()

describe('a picture of a sighting that the server refused', () => {
  test('stays on the phone with it', async () => {
    const phone = await joinAs('volunteer')
    const bytes = await photoOf(1)
    done(
      await phone.store.create(
        'assetSighting',
        { ...sighting, visibility: 'public', photos: [bytes.photo] },
        [bytes],
      ),
    )
    await phone.sync.round()
    const progress = await phone.store.progress()
    expect(progress.held).toMatchObject([{ what: 'sighting' }])
    expect(progress.waiting).toMatchObject([{ what: 'photo', sent: 0 }])
    expect(progress.allSentAt).toBeNull()
    expect(await phone.client.uploadState(bytes.photo.sha256)).toEqual({ ok: true, value: undefined })
  })
})

describe('one picture at two sightings', () => {
  test('stays for the second when the first is taken back', async () => {
    const phone = await joinAs('volunteer')
    const bytes = await photoOf(3)
    const first = done(
      await phone.store.create('assetSighting', { ...sighting, photos: [bytes.photo] }, [bytes]),
    )
    done(await phone.store.create('assetSighting', { ...sighting, photos: [bytes.photo] }, [bytes]))
    done(await phone.store.takeBack(first))
    await phone.sync.round()
    const other = await joinAs('volunteer')
    expect(await seenBy(other)).toHaveLength(1)
    expect((await other.client.picture(bytes.photo.sha256)).ok).toBe(true)
  })

  test('is sent again when the server let it go with the first', async () => {
    const phone = await joinAs('volunteer')
    const bytes = await photoOf(5)
    const first = done(
      await phone.store.create('assetSighting', { ...sighting, photos: [bytes.photo] }, [bytes]),
    )
    await phone.sync.round()
    done(await phone.store.takeBack(first))
    done(await phone.store.create('assetSighting', { ...sighting, photos: [bytes.photo] }, [bytes]))
    await phone.sync.round()
    expect(await phone.store.progress()).toMatchObject({ waiting: [], held: [] })
    expect((await (await joinAs('volunteer')).client.picture(bytes.photo.sha256)).ok).toBe(true)
  })
})

describe('much at once', () => {
  test('many long texts in another script fit the batches of the server', async () => {
    const phone = await joinAs('volunteer')
    const note = '蜜'.repeat(400)
    for (let count = 0; count < 120; count++)
      done(await phone.store.create('assetSighting', { ...sighting, note, since: note, condition: note }))
    await phone.sync.round()
    expect((await phone.store.progress()).waiting).toEqual([])
  })

  test('one thing that is too large for the server stays on the phone and keeps nothing else here', async () => {
    const phone = await joinAs('volunteer')
    const large = Array.from({ length: 6 }, () => 'x'.repeat(190_000))
    done(await phone.store.create('assetSighting', { ...sighting, large }))
    done(await phone.store.create('assetSighting', sighting))
    await phone.sync.round()
    const progress = await phone.store.progress()
    expect(progress.waiting).toEqual([])
    expect(progress.held).toMatchObject([{ what: 'sighting', heldFor: 'body-too-large' }])
    expect(await seenBy(await joinAs('volunteer'))).toHaveLength(1)
  })
})

describe('a captive portal', () => {
  const page = { headers: { 'content-type': 'text/html' } }
  test.each([
    ['says yes to everything', () => new Response('<h1>Welkom</h1>', page)],
    ['wants a login', () => new Response('<h1>Log in</h1>', { ...page, status: 401 })],
    ['forbids', () => new Response('<h1>Nee</h1>', { ...page, status: 403 })],
    ['finds it too large', () => new Response('<h1>413</h1>', { ...page, status: 413 })],
  ])('that %s changes nothing on the phone', async (_, answer) => {
    const phone = await joinAs('volunteer')
    const bytes = await photoOf(9)
    done(await phone.store.create('assetSighting', { ...sighting, photos: [bytes.photo] }, [bytes]))
    phone.answerInstead(answer)
    expect(await phone.sync.round()).toBe('away')
    // The sighting gets through; the portal comes back for the picture.
    phone.answerInstead(undefined)
    phone.beforeEach((path) => {
      if (path.includes('/blobs/')) phone.answerInstead(answer)
      return Promise.resolve()
    })
    expect(await phone.sync.round()).toBe('away')
    expect((await phone.store.progress()).held).toEqual([])
    phone.answerInstead(undefined)
    phone.beforeEach(() => Promise.resolve())
    expect(await phone.sync.round()).toBe('idle')
    expect(await phone.store.progress()).toMatchObject({ waiting: [], held: [] })
  })
})
