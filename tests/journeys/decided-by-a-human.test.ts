import { describe, expect, test } from 'vitest'
import type { Choice } from '#domain/attention/decide.ts'
import type { AskedQuestion } from '#app/store/attention.ts'
import { timeToUndoMs } from '#app/store/time-to-undo.ts'
import { journey, seenBy } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { done, photoOf, sighting } from '../support/saved.ts'

/** Two phones and a coordinator whose clocks are moved by hand: what a person decides, and what becomes of it. */

const { joinAs } = journey()

let clock = Date.parse('2026-03-09T18:00:00Z')
const now = () => new Date(clock)
const timeGoesOn = () => {
  clock += timeToUndoMs
}

const team = async () => ({
  first: await joinAs('volunteer', { name: 'Geel', now }),
  second: await joinAs('volunteer', { name: 'Groen', now }),
  coordinator: await joinAs('coordinator', { name: 'Laptop', now }),
})

const change = async (phone: Phone, kind: string) => {
  const [shown] = await phone.store.records('assetSighting')
  if (shown === undefined) throw new Error('nothing shown')
  done(await phone.store.edit(shown.record, { set: { kind } }))
}

/** Both change the kind of one sighting while neither has a network: `shop` comes first, `warehouse` loses. */
const clash = async ({ first, second, coordinator }: Awaited<ReturnType<typeof team>>) => {
  done(await first.store.create('assetSighting', sighting))
  await first.sync.round()
  await second.sync.round()
  await change(first, 'shop')
  await change(second, 'classroom')
  for (const phone of [first, second, first, coordinator]) await phone.sync.round()
}

const kindAndOthers = async (phone: Phone) => {
  const [shown] = await seenBy(phone)
  return [shown?.record.fields['kind'], shown?.record.conflicts.map(({ value }) => value)]
}

const asked = async (phone: Phone): Promise<AskedQuestion> => {
  const [question] = await phone.store.questions()
  if (question === undefined) throw new Error('nothing is asked')
  return question
}

const choose = async (phone: Phone, choice: Choice) => {
  done(await phone.store.settle(await asked(phone), choice))
}

describe('two values for one field', () => {
  test('are both there on every device until a human chooses, and then all hold the chosen one', async () => {
    const all = await team()
    const { first, second, coordinator } = all
    await clash(all)
    for (const phone of [first, second, coordinator]) {
      expect(await kindAndOthers(phone)).toEqual(['shop', ['classroom']])
      expect(await phone.store.questions()).toMatchObject([{ now: 'shop', other: 'classroom', by: 'Groen' }])
    }

    await choose(coordinator, 'other')
    timeGoesOn()
    await coordinator.sync.round()
    for (const phone of [first, second, coordinator]) {
      expect(await kindAndOthers(phone)).toEqual(['classroom', []])
      expect(await phone.store.questions()).toEqual([])
    }
  })

  test('are asked of a volunteer only where the sighting is an own one', async () => {
    const all = await team()
    await clash(all)
    const third = await joinAs('volunteer', { name: 'Rood', now })
    expect(await kindAndOthers(third)).toEqual(['shop', ['classroom']])
    expect(await third.store.questions()).toEqual([])
  })

  test('stay when what stands was changed before the choice arrived, with the newer one beside them', async () => {
    const all = await team()
    const { first, second, coordinator } = all
    await clash(all)
    await change(first, 'church')
    await first.sync.round()
    await choose(coordinator, 'now')
    timeGoesOn()
    await coordinator.sync.round()
    for (const phone of [first, second, coordinator]) {
      const [kind, others] = await kindAndOthers(phone)
      expect(kind).toBe('church')
      expect(new Set(others as string[])).toEqual(new Set(['classroom', 'shop']))
    }
    await choose(coordinator, 'now')
    await choose(coordinator, 'other')
    timeGoesOn()
    await coordinator.sync.round()
    const [, left] = await kindAndOthers(first)
    expect(left).toEqual([])
    expect(await kindAndOthers(second)).toEqual(await kindAndOthers(coordinator))
  })

  test('chosen on two devices at once, differently, are asked again', async () => {
    const all = await team()
    const { first, second, coordinator } = all
    await clash(all)
    await choose(first, 'now')
    await choose(coordinator, 'other')
    timeGoesOn()
    await first.sync.round()
    await coordinator.sync.round()
    for (const phone of [first, second, coordinator])
      expect(await kindAndOthers(phone)).toEqual(['shop', ['classroom']])
  })
})

describe('undo', () => {
  test('takes a choice back before it has left the phone, and nobody else ever knew', async () => {
    const all = await team()
    const { second, coordinator } = all
    await clash(all)
    const question = await asked(coordinator)
    await choose(coordinator, 'other')
    expect(await coordinator.store.questions()).toEqual([])
    await coordinator.sync.round()
    expect(await kindAndOthers(second)).toEqual(['shop', ['classroom']])

    expect(done(await coordinator.store.unsettle(question))).toBe(true)
    expect(await coordinator.store.questions()).toMatchObject([{ now: 'shop', other: 'classroom' }])
    timeGoesOn()
    await coordinator.sync.round()
    for (const phone of Object.values(all))
      expect(await kindAndOthers(phone)).toEqual(['shop', ['classroom']])
  })

  test('is over once the choice has left', async () => {
    const all = await team()
    await clash(all)
    const question = await asked(all.first)
    await choose(all.first, 'other')
    timeGoesOn()
    await all.first.sync.round()
    expect(done(await all.first.store.unsettle(question))).toBe(false)
    expect(await kindAndOthers(all.second)).toEqual(['classroom', []])
  })

  test('holds back what was done to the same record after it, and nothing else', async () => {
    const all = await team()
    const { first, second } = all
    await clash(all)
    await choose(first, 'other')
    await change(first, 'church')
    done(await first.store.create('assetSighting', { ...sighting, kind: 'hall' }))
    await first.sync.round()
    expect((await seenBy(second)).map(({ record }) => record.fields['kind'])).toEqual(
      expect.arrayContaining(['shop', 'hall']),
    )
    timeGoesOn()
    await first.sync.round()
    expect((await seenBy(second)).map(({ record }) => record.fields['kind'])).toEqual(
      expect.arrayContaining(['church', 'hall']),
    )
    expect((await seenBy(second)).flatMap(({ record }) => record.conflicts)).toEqual([])
  })

  test('never keeps a choice here when the clock is set back', async () => {
    const all = await team()
    await clash(all)
    await choose(all.first, 'other')
    clock -= 3_600_000
    await all.first.sync.round()
    expect(await kindAndOthers(all.second)).toEqual(['classroom', []])
    clock += 3_600_000
  })
})

describe('what the server would not take', () => {
  const refused = async (phone: Phone) => {
    const bytes = await photoOf(5, 20_000)
    done(
      await phone.store.create(
        'assetSighting',
        { ...sighting, visibility: 'public', photos: [bytes.photo] },
        [bytes],
      ),
    )
    await phone.sync.round()
    const things = await phone.store.heldThings()
    const thing = things.find(({ what }) => what === 'sighting')
    if (thing === undefined) throw new Error('it was taken')
    return thing
  }

  test('is told with its reason and what it was, and goes again when asked', async () => {
    const { first } = await team()
    const thing = await refused(first)
    expect(thing).toMatchObject({
      reason: 'visibility',
      answer: 'refused',
      type: 'assetSighting',
      fields: { kind: 'office' },
    })
    done(await first.store.sendAgain(thing))
    expect(await first.store.heldThings()).toEqual([])
    await first.sync.round()
    expect(await first.store.heldThings()).toMatchObject([{ reason: 'visibility' }])
  })

  test('is gone with its pictures once thrown away, and all there again after an undo', async () => {
    const { first } = await team()
    const thing = await refused(first)
    const held = async () => ({
      outbox: await first.store.db.outbox.toArray(),
      blobs: await first.store.db.blob.toArray(),
      chunks: await first.store.db.blobChunk.count(),
    })
    const before = await held()
    expect(before.blobs).toHaveLength(2)
    const thrown = done(await first.store.throwAway(thing))
    expect(await held()).toEqual({ outbox: [], blobs: [], chunks: 0 })
    expect(await first.store.progress()).toMatchObject({ held: [], waiting: [] })

    done(await first.store.bringBack(thrown))
    expect(await held()).toEqual(before)
    expect(await first.store.heldThings()).toMatchObject([{ reason: 'visibility' }])
  })

  test('leaves the record as the server has it when only a change of it is thrown away', async () => {
    const { first, second } = await team()
    done(await first.store.create('assetSighting', sighting))
    await first.sync.round()
    const [shown] = await seenBy(first)
    if (shown === undefined) throw new Error('nothing shown')
    done(await first.store.edit(shown.record, { set: { visibility: 'public' } }))
    await first.sync.round()
    const [thing] = await first.store.heldThings()
    if (thing === undefined) throw new Error('it was taken')
    done(await first.store.throwAway(thing))
    for (const phone of [first, second])
      expect(await seenBy(phone)).toMatchObject([
        { whereabouts: 'received', record: { fields: { visibility: 'team' } } },
      ])
  })
})
