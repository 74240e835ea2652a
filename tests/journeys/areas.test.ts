import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { journey } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { done } from '../support/saved.ts'

const { joinAs } = journey()

const door = (houseNumber: string, areaId: string) => ({
  kind: 'create' as const,
  type: 'address',
  recordId: randomUUID(),
  fields: {
    street: 'Kersenlaan',
    houseNumber,
    gridCell: 'E1435N5079',
    walkOrder: Number(houseNumber),
    doNotVisit: false,
    areaId,
  },
})

/** Two areas with a door each, and two interviewers of whom the first works in the first. */
const neighbourhood = async () => {
  const desk = await joinAs('coordinator')
  const [first, second] = [
    await joinAs('interviewer', { name: 'A' }),
    await joinAs('interviewer', { name: 'B' }),
  ]
  const north = done(await desk.store.create('area', { name: 'Noord' }))
  const south = done(await desk.store.create('area', { name: 'Zuid' }))
  const [one, two] = [door('1', north), door('2', south)]
  done(await desk.store.changeMany([[one], [two]]))
  await desk.sync.round()
  return { desk, first, second, north, south, one: one.recordId, two: two.recordId }
}

const assign = async (desk: Phone, phone: Phone, areaId: string | null) => {
  expect(await desk.client.changeDevice(phone.membership.deviceId, { areaId })).toMatchObject({ ok: true })
  await phone.sync.round()
}

const numbers = async (phone: Phone) =>
  (await phone.store.records('address')).map(({ record }) => record.fields['houseNumber']).toSorted()
const visits = async (phone: Phone) => {
  await phone.sync.round()
  return (await phone.store.records('visit')).map(({ record }) => record.id)
}

test('a phone has the doors of its area, gets those of another when it is given that, and loses the first', async () => {
  const { desk, first, north, south } = await neighbourhood()
  expect(await numbers(first)).toEqual([])
  await assign(desk, first, north)
  expect(await numbers(first)).toEqual(['1'])
  await assign(desk, first, south)
  expect(await numbers(first)).toEqual(['2'])
  expect(await first.store.db.record.where('type').equals('address').count()).toBe(1)
  await assign(desk, first, null)
  expect(await numbers(first)).toEqual([])
  const devices = await desk.client.devices()
  expect(devices.ok && devices.value.find(({ name }) => name === 'A')).toMatchObject({ areaId: null })
})

test('the live stream of a phone ends when its area changes, so that its scopes are read anew', async () => {
  const { desk, first, north } = await neighbourhood()
  const ended = first.client.live(() => undefined, new AbortController().signal)
  await assign(desk, first, north)
  await ended
})

test('visits go along with an address that moves to another team, also one that was made offline', async () => {
  const { desk, first, second, north, south, one } = await neighbourhood()
  await assign(desk, first, north)
  await assign(desk, second, south)
  const early = done(await first.store.recordVisit({ addressId: one, areaId: north, outcome: 'noAnswer' }))
  expect(await visits(first)).toEqual([early])
  expect(await visits(second)).toEqual([])
  const late = done(await first.store.recordVisit({ addressId: one, areaId: north, outcome: 'comeBack' }))

  const seen = await desk.store.recordById(one)
  if (seen === undefined) throw new Error('the address is not at the desk')
  done(await desk.store.changeMany([[{ kind: 'edit', seen: seen.record, set: { areaId: south } }]]))
  await desk.sync.round()
  expect(await visits(second)).toEqual([early])
  // What a phone handed in itself stays under its own eyes until it is erased.
  expect(await visits(first)).toEqual([late])
  expect(await numbers(first)).toEqual([])
  expect((await visits(second)).toSorted()).toEqual([early, late].toSorted())
  expect(await numbers(second)).toEqual(['1', '2'])
  expect((await visits(desk)).toSorted()).toEqual([early, late].toSorted())
})

test('visits go with an address that is erased, and one that comes later is not kept', async () => {
  const { desk, first, north, one } = await neighbourhood()
  await assign(desk, first, north)
  done(await first.store.recordVisit({ addressId: one, areaId: north, outcome: 'noAnswer' }))
  await first.sync.round()
  done(await first.store.recordVisit({ addressId: one, areaId: north, outcome: 'refusal' }))
  done(await desk.store.changeMany([[{ kind: 'erase', type: 'address', recordId: one }]]))
  await desk.sync.round()
  expect(await visits(first)).toEqual([])
  expect(await visits(desk)).toEqual([])
  expect(await first.store.progress()).toMatchObject({ waiting: [], held: [] })
})

test('a list that was not sent yet is taken back without a trace', async () => {
  const { desk } = await neighbourhood()
  desk.setOnline(false)
  const many = Array.from({ length: 450 }, (_, index) => door(String(index + 3), randomUUID()))
  const steps: number[] = []
  done(
    await desk.store.changeMany(
      many.map((each) => [each]),
      (at) => steps.push(at),
    ),
  )
  expect(steps).toEqual([200, 400, 450])
  expect(await numbers(desk)).toHaveLength(452)
  done(
    await desk.store.changeMany(many.map(({ recordId }) => [{ kind: 'erase', type: 'address', recordId }])),
  )
  expect(await numbers(desk)).toEqual(['1', '2'])
  expect(await desk.store.db.outbox.count()).toBe(0)
})
