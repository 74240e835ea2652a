import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { isBare } from '#domain/field/fieldwork.ts'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { closeFieldwork } from '#app/screens/coordinate/fieldwork/close-fieldwork.ts'
import { filesWith } from '../support/files-with.ts'
import { journey } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { answersSaying, begin, done } from '../support/saved.ts'
import { onPostgres } from '../support/database.ts'

const { joinAs, server } = journey()

const today = '2026-03-09'
const street = 'Wilgenmarkt'

/** A desk, two interviewers in one area, and its doors 1 to 4. The first holds one conversation. */
const neighbourhood = async () => {
  const desk = await joinAs('coordinator')
  const areaId = done(await desk.store.create('area', { name: 'Noord' }))
  const doors = [1, 2, 3, 4].map((number) => ({ id: randomUUID(), number }))
  done(
    await desk.store.changeMany(
      doors.map(({ id, number }) => [
        {
          kind: 'create',
          type: 'address',
          recordId: id,
          fields: {
            street,
            houseNumber: String(number),
            gridCell: 'E1435N5079',
            walkOrder: number,
            doNotVisit: number === 4,
            lat: 52.5591,
            lon: 5.2191,
            areaId,
          },
        },
      ]),
    ),
  )
  await desk.sync.round()
  const phones: Phone[] = []
  for (const name of ['Geel', 'Groen']) {
    const phone = await joinAs('interviewer', { name })
    expect(await desk.client.changeDevice(phone.membership.deviceId, { areaId })).toMatchObject({ ok: true })
    await phone.sync.round()
    phones.push(phone)
  }
  const [first, second] = phones
  if (first === undefined || second === undefined) throw new Error('no phones')
  const { publicKey } = await makeKeyPair()
  const draft = { ...(await begin(first.store)), answers: answersSaying('Samen eten') }
  done(await first.store.seal(draft, defaultQuestionnaire, publicKey))
  const knock = (phone: Phone, number: number, outcome: string) =>
    phone.store.recordVisit({ addressId: doors[number - 1]?.id ?? '', areaId, outcome })
  return { desk, first, second, knock }
}

const onDisk = () => filesWith(server().data, ['52.5591'])

const announce = async (desk: Phone, fieldworkEndsOn: string) => {
  const [project] = await desk.store.records('project')
  if (project === undefined) throw new Error('no project')
  done(await desk.store.edit(project.record, { set: { fieldworkEndsOn } }))
  await desk.sync.round()
}
const close = async (desk: Phone) => closeFieldwork(desk, { today, onProgress: () => undefined })
/** The numbers of the doors that are left, each with no more than that and its street. */
const neverAgain = async (desk: Phone): Promise<readonly unknown[]> => {
  const left = (await desk.store.records('address')).map(({ record }) => record.fields)
  expect(left.every(isBare)).toBe(true)
  return left.map(({ houseNumber }) => houseNumber).toSorted()
}
const count = async (phone: Phone, type: string) => (await phone.store.records(type)).length

test('nothing is erased before the announced day, nor without a connection', async () => {
  const { desk } = await neighbourhood()
  expect(await close(desk)).toEqual({ ok: false, reason: 'notDue' })
  await announce(desk, '2026-03-10')
  expect(await close(desk)).toEqual({ ok: false, reason: 'notDue' })
  await announce(desk, today)
  desk.setOnline(false)
  expect(await close(desk)).toEqual({ ok: false, reason: 'away' })
  expect(await count(desk, 'address')).toBe(4)
})

test('visits and addresses go everywhere, doors with "never again" keep street and number, and the rest is shown', async () => {
  const { desk, first, second, knock } = await neighbourhood()
  await announce(desk, today)
  done(await knock(first, 1, 'interviewDoorstep'))
  done(await knock(first, 3, 'refusalForever'))
  await first.sync.round()
  await second.sync.round()
  done(await knock(second, 2, 'noAnswer'))
  expect(await count(desk, 'interview')).toBe(0)

  if (!onPostgres()) expect(onDisk()).not.toEqual([])
  expect(await close(desk)).toEqual({ ok: true })
  await desk.sync.round()
  await second.sync.round()
  await first.sync.round()
  await desk.sync.round()
  for (const phone of [first, second]) {
    expect([await count(phone, 'address'), await count(phone, 'visit')]).toEqual([0, 0])
    expect(await phone.store.progress()).toMatchObject({ waiting: [], held: [] })
  }
  expect(await neverAgain(desk)).toEqual(['3', '4'])
  expect(await count(desk, 'visit')).toBe(0)
  expect(await count(desk, 'interview')).toBe(1)
  expect((await desk.store.records('project'))[0]?.record.fields['phase']).toBe('review')
  if (!onPostgres()) expect(onDisk()).toEqual([])
})

test('"never again" is not lost when it comes in after the street was erased, and nothing else of it stays', async () => {
  const { desk, first, second, knock } = await neighbourhood()
  await announce(desk, today)
  for (const phone of [first, second]) phone.setOnline(false)
  done(await knock(first, 1, 'refusalForever'))
  done(await knock(second, 2, 'refusal'))
  expect(await close(desk)).toEqual({ ok: true })
  await desk.sync.round()
  for (const phone of [first, second]) {
    phone.setOnline(true)
    await phone.sync.round()
    await phone.sync.round()
    expect([await count(phone, 'address'), await count(phone, 'visit')]).toEqual([0, 0])
    expect(await phone.store.progress()).toMatchObject({ waiting: [], held: [] })
  }
  await desk.sync.round()
  expect(await neverAgain(desk)).toEqual(['1', '4'])
  if (!onPostgres()) expect(onDisk()).toEqual([])
})

test('"never again" that the desk had not heard of when it erased the street stays', async () => {
  const { desk, first, knock } = await neighbourhood()
  await announce(desk, today)
  desk.cutAfter(1)
  expect(await close(desk)).toEqual({ ok: true })
  done(await knock(first, 1, 'refusalForever'))
  await first.sync.round()
  desk.cutAfter(Number.POSITIVE_INFINITY)
  for (const phone of [desk, first, desk]) await phone.sync.round()
  expect(await neverAgain(desk)).toEqual(['1', '4'])
  expect([await count(first, 'address'), await count(desk, 'visit')]).toEqual([0, 0])
})

test('a phone does not keep at what time a visit was received', async () => {
  const { first, knock } = await neighbourhood()
  await first.sync.round()
  const visit = done(await knock(first, 1, 'interviewDoorstep'))
  await first.sync.round()
  const receipts = await first.store.db.receipt.where('recordId').equals(visit).toArray()
  expect(receipts).toMatchObject([{ result: 'applied' }])
  expect(receipts[0]).not.toHaveProperty('receivedAt')
  expect((await first.store.progress()).received.map(({ recordId }) => recordId)).not.toContain(visit)
})

test('goes on with what is left when the desk was closed in the middle', async () => {
  const { desk, first, knock } = await neighbourhood()
  await announce(desk, today)
  done(await knock(first, 1, 'refusalForever'))
  await first.sync.round()
  await desk.sync.round()
  desk.cutAfter(1)
  expect(await close(desk)).toEqual({ ok: true })
  expect(await desk.sync.round()).toBe('away')
  desk.cutAfter(Number.POSITIVE_INFINITY)
  expect(await close(desk)).toEqual({ ok: true })
  await desk.sync.round()
  expect(await neverAgain(desk)).toEqual(['1', '4'])
  expect(await count(desk, 'interview')).toBe(1)
})
