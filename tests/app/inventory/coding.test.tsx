import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Step } from '#domain/inventory/conversation.ts'
import { handOut } from '#app/inventory/hand-out.ts'
import { ProposedThemes } from '#app/screens/coordinate/inventory/proposed-themes.tsx'
import { memoryKeys } from '../../support/memory-keys.ts'
import { openPhoneStore } from '../../support/phone-store.ts'
import { done } from '../../support/saved.ts'
import { deskWith, fieldsOf } from '../fieldwork/desk.tsx'
import { violationsHere } from '../limonade/violations.ts'

const households = Array.from({ length: 5 }, () => crypto.randomUUID())
const steps: readonly Step[] = households.map((household, at) => ({
  id: null,
  household,
  chainId: household,
  depth: 1,
  text: at < 2 ? 'Het is te duur' : `Reden ${at}`,
  theme: null,
  causeCode: null,
}))
const purposes = { quotes: [{ id: crypto.randomUUID(), text: 'Samen eten', theme: null }], minority: [] }
const client = { steps: () => Promise.resolve(steps) }

const handedOut = async () => {
  const { store, remove } = openPhoneStore('coordinator', memoryKeys)
  onTestFinished(remove)
  const giving = { store, client, purposes, kMin: 5, newId: () => crypto.randomUUID() }
  await handOut(giving)
  return { store, again: () => handOut(giving) }
}
const taskOf = async (store: Awaited<ReturnType<typeof handedOut>>['store'], text: string) =>
  (await store.records('codingTask')).find(({ record }) => record.fields['text'] === text)?.record.id ?? ''

test('words go out once, each under an id of its own and with nothing of their conversation in the record', async () => {
  const { store, again } = await handedOut()
  expect(await again()).toBeUndefined()
  const tasks = await store.records('codingTask')
  expect(tasks.map(({ record }) => record.fields)).toEqual(
    expect.arrayContaining(['Het is te duur', 'Reden 2', 'Reden 3', 'Reden 4'].map((text) => ({ text }))),
  )
  expect(tasks).toHaveLength(4)
  expect(await fieldsOf(store, 'quoteForTelling')).toEqual([
    { quote: 'Samen eten', theme: null, minorityVoice: false },
  ])
  const ids = [...tasks, ...(await store.records('quoteForTelling'))].map(({ record }) => record)
  for (const record of ids) {
    expect(record.at).toMatch(/^\d{4}-\d{2}$/)
    for (const household of households) expect(JSON.stringify(record)).not.toContain(household)
  }
})

test('a theme counts when a coordinator accepts it, for all who said those words, and can be taken back', async () => {
  const { store, again } = await handedOut()
  const taskId = await taskOf(store, 'Het is te duur')
  done(await store.create('coding', { taskId, theme: 'money' }))
  done(await store.create('coding', { taskId: await taskOf(store, 'Reden 2'), theme: 'time' }))
  deskWith(<ProposedThemes client={client} />, { store })
  await expect.element(page.getByText('Nog 2 teksten wachten op een thema.')).toBeVisible()
  expect(await violationsHere()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: /^Overnemen.*Het is te duur/ }))
  await expect.element(page.getByText('1 thema overgenomen.')).toBeVisible()
  const written = await fieldsOf(store, 'causeStatement')
  expect(written).toEqual(
    expect.arrayContaining(
      households.slice(0, 2).map((household) => ({
        interviewRef: household,
        chainId: household,
        depth: 1,
        text: 'Het is te duur',
        theme: 'money',
        codedBy: 'informationGatherer',
      })),
    ),
  )
  expect(written).toHaveLength(2)
  expect((await store.records('causeStatement')).every(({ record }) => record.at.length === 7)).toBe(true)
  await userEvent.click(page.getByRole('button', { name: 'Ongedaan maken' }))
  await expect.element(page.getByText('Het is teruggenomen.')).toBeVisible()
  expect(await fieldsOf(store, 'causeStatement')).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Alle 2 overnemen' }))
  await expect.element(page.getByText('2 thema’s overgenomen.')).toBeVisible()
  expect(await fieldsOf(store, 'causeStatement')).toHaveLength(3)
  // What was accepted goes with the next opening.
  await again()
  expect(await taskOf(store, 'Reden 2')).toBe('')
})
