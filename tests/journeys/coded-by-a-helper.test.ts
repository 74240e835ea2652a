import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createGathered } from '#domain/inventory/gathered.ts'
import { makeWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import { handOut } from '#app/inventory/hand-out.ts'
import { acceptThemes } from '#app/screens/coordinate/inventory/accept-themes.ts'
import { withdraw } from '#app/sync/client.ts'
import { sha256Hex } from '#server/hash.ts'
import { journey } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { done } from '../support/saved.ts'
import { interviewOp } from '../support/server.ts'

const { joinAs, server } = journey()

/** What the worker of a desk would say, from the tables of that desk. */
const stepsAt = async (desk: Phone) => {
  const gathered = createGathered()
  for (const type of ['interview', 'causeStatement'])
    gathered.put((await desk.store.records(type)).map(({ record }) => record))
  return gathered.conversations().flatMap(({ steps }) => steps)
}

test('a text is coded by a helper, counts at every desk once it is accepted, and goes with its conversation', async () => {
  const code = makeWithdrawalCode(randomBytes)
  const talks = Array.from({ length: 5 }, (_, at) => {
    const op = interviewOp(at === 0 ? { withdrawalHash: sha256Hex(`interview:${code}`) } : {})
    const q10 = { state: 'value', value: { text: `Reden ${at}`, theme: null } } as const
    return { ...op, set: { ...op.set, answers: { q10 } } }
  })
  await (await server().phone('interviewer')).push(...talks)
  const [desk, other] = [await joinAs('coordinator'), await joinAs('coordinator', { name: 'Tweede' })]
  const gatherer = await joinAs('informationGatherer')
  const at = (phone: Phone) => ({
    store: phone.store,
    client: { steps: () => stepsAt(phone) },
    newId: () => randomUUID(),
  })
  await handOut({ ...at(desk), purposes: { quotes: [], minority: [] }, kMin: 5 })
  for (const phone of [desk, gatherer, other]) await phone.sync.round()
  // The second desk sees what the first one gave, and gives nothing twice.
  expect(await handOut({ ...at(other), purposes: { quotes: [], minority: [] }, kMin: 5 })).toBeUndefined()

  const tasks = (await gatherer.store.records('codingTask')).map(({ record }) => record)
  expect(tasks.map(({ fields }) => fields['text']).toSorted()).toEqual(
    talks.map((_, number) => `Reden ${number}`),
  )
  for (const { id } of tasks) done(await gatherer.store.create('coding', { taskId: id, theme: 'rules' }))
  for (const phone of [gatherer, other]) await phone.sync.round()
  // Not the desk that made the tasks: the words alone say where a theme belongs.
  const proposals = (await other.store.records('coding')).map(({ record }) => ({
    coding: record,
    text: String(tasks.find(({ id }) => id === record.fields['taskId'])?.fields['text']),
    theme: 'rules',
  }))
  done(await acceptThemes(at(other), proposals))
  for (const phone of [other, desk]) await phone.sync.round()
  expect(await other.store.progress()).toMatchObject({ waiting: [], held: [] })
  expect((await stepsAt(desk)).map(({ theme }) => theme)).toEqual(talks.map(() => 'rules'))

  const through: typeof fetch = (input, init) => fetch(new URL(String(input), server().url), init)
  const reply = await withdraw(through, { code, confirm: true })
  expect(reply).toMatchObject({ ok: true, value: { erased: true } })
  for (const phone of [gatherer, desk]) await phone.sync.round()
  const left = (await gatherer.store.records('codingTask')).map(({ record }) => record.fields['text'])
  expect(left.toSorted()).toEqual(['Reden 1', 'Reden 2', 'Reden 3', 'Reden 4'])
  expect(await gatherer.store.records('coding')).toHaveLength(4)
  expect(await stepsAt(desk)).toHaveLength(4)
})
