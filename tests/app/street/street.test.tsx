import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { outcomes } from '#domain/field/visit.ts'
import { en } from '#app/text/en.ts'
import { nl } from '#app/text/nl.ts'
import type { Store } from '#app/store/store.ts'
import { button, chooses, goesOn } from '../interview/person.ts'
import { phone } from '../interview/phone.tsx'
import { rendered } from '../ui/rendered.tsx'

const area = crypto.randomUUID()

const addAddress = async (store: Store, houseNumber: string, more: Record<string, unknown> = {}) => {
  const id = crypto.randomUUID()
  await store.db.record.put({
    id,
    type: 'address',
    schemaVersion: 1,
    at: '2026-03-01',
    versions: {},
    conflicts: [],
    scopes: [`area:${area}`],
    fields: {
      street: 'Kersenlaan',
      houseNumber,
      gridCell: 'E1435N5079',
      walkOrder: Number(houseNumber),
      doNotVisit: false,
      areaId: area,
      ...more,
    },
  })
  return id
}

/** Three odd doors and two even ones; nobody may knock at 5. */
const street = async () => {
  const here = await phone()
  const doors = {
    one: await addAddress(here.store, '1'),
    three: await addAddress(here.store, '3'),
    five: await addAddress(here.store, '5', { doNotVisit: true }),
    two: await addAddress(here.store, '2'),
    four: await addAddress(here.store, '4'),
  }
  const { room, seen } = here.at('/straat')
  rendered(room)
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Kersenlaan')
  const visits = async () => (await here.store.records('visit')).map(({ record }) => record.fields)
  return { ...here, doors, seen, visits }
}

const door = (number: string) =>
  page.getByRole('main').getByRole('button', { name: new RegExp(`^${number}(?!\\d)`) })

test('a visit takes two taps, carries the day and its area, and can be taken back', async () => {
  const { visits, doors } = await street()
  await userEvent.click(door('1'))
  await userEvent.click(button('Niemand thuis'))
  await expect.element(page.getByText('Kersenlaan 1: Niemand thuis')).toBeVisible()
  expect(await visits()).toEqual([
    { addressId: doors.one, at: '2026-03-09', attemptNo: 1, outcome: 'noAnswer', areaId: area },
  ])
  await expect.element(door('1').getByText('1 van 3 keer geprobeerd')).toBeVisible()

  await userEvent.click(button('Ongedaan maken'))
  await expect.element(door('1').getByText('Nog niet geweest')).toBeVisible()
  expect(await visits()).toEqual([])
})

test('three attempts are the most, and then the door goes nowhere', async () => {
  const { visits } = await street()
  for (const attempt of [1, 2, 3]) {
    await userEvent.click(door('3'))
    await userEvent.click(button('Niemand thuis'))
    await expect.poll(visits).toHaveLength(attempt)
  }
  await expect.element(page.getByText('Drie keer geprobeerd: hier belt niemand meer aan')).toBeVisible()
  expect(door('3').elements()).toEqual([])
  expect((await visits()).map(({ attemptNo }) => attemptNo).toSorted()).toEqual([1, 2, 3])
})

test('a door where nobody may knock cannot be opened', async () => {
  await street()
  await expect.element(page.getByText('Niet aanbellen')).toBeVisible()
  expect(door('5').elements()).toEqual([])
})

test('the door that is open stands in no address and no title of the browser, and going back closes it', async () => {
  const { seen, doors } = await street()
  await userEvent.click(door('1'))
  await expect.element(door('1')).toHaveAttribute('aria-expanded', 'true')
  await userEvent.click(door('3'))
  await expect.element(door('3')).toHaveAttribute('aria-expanded', 'true')
  expect(seen).toEqual(['/straat'])
  expect(document.title).toBe('Straat – Limonade')
  const written = `${location.href} ${JSON.stringify(history.state)}`
  for (const trace of [doors.one, doors.three, 'Kersenlaan']) expect(written).not.toContain(trace)

  history.back()
  await expect.element(door('3')).toHaveAttribute('aria-expanded', 'false')
  expect(button('Niemand thuis').elements()).toEqual([])
  expect(seen).toEqual(['/straat'])
})

test('"never again" closes the door for every phone that hears of it', async () => {
  const { doors, visits } = await street()
  await userEvent.click(door('1'))
  await userEvent.click(button('Nooit meer bellen'))
  await expect.poll(() => page.getByText('Niet aanbellen').elements()).toHaveLength(2)
  expect(await visits()).toMatchObject([{ addressId: doors.one, outcome: 'refusalForever' }])
})

test('a no at the table is a refusal at that door, and nothing else is kept', async () => {
  const { store, seen, visits, doors } = await street()
  await userEvent.click(door('1'))
  await userEvent.click(button('Gesprek beginnen'))
  await expect.poll(() => seen.at(-1)).toMatch(/^\/gesprek\//)
  await userEvent.click(button('Liever geen gesprek'))
  await expect.element(page.getByText('Van dit gesprek is niets bewaard.')).toBeVisible()
  await userEvent.click(button('Naar de straat'))
  expect(await visits()).toMatchObject([{ addressId: doors.one, outcome: 'refusal', at: '2026-03-09' }])
  expect(await store.db.outbox.where('type').notEqual('visit').count()).toBe(0)
  expect(await store.drafts()).toEqual([])
})

test('a conversation kept for later is found back at its door and nowhere else', async () => {
  const { store, seen, doors } = await street()
  const begun = await store.begin({
    mode: 'doorstep',
    formId: 'limonade-keukentafel',
    formVersion: '1.0.0',
    at: 'q03',
    door: { addressId: doors.one, areaId: area },
  })
  if (!begun.ok) throw new Error('not begun')
  await expect.element(door('1').getByText('Niet af')).toBeVisible()
  await userEvent.click(door('1'))
  await userEvent.click(page.getByRole('link', { name: /^Verder bij/ }))
  expect(seen.at(-1)).toBe(`/gesprek/${begun.value.id}`)
  // On disk the address stands under the key of the draft only.
  expect(JSON.stringify(await store.db.draft.toArray())).not.toContain(doors.one)
})

test('a finished conversation gives its visit when the farewell is over, and nothing joins the two', async () => {
  const { store, at, doors, key, begin, visits } = await street()
  if (key.kind !== 'pinned') throw new Error('no key')
  const draft = { ...(await begin('doorstep')), door: { addressId: doors.four, areaId: area } }
  const consent = { ...draft, answers: { q01: { state: 'value' as const, value: 'yes' } } }
  const sealed = await store.seal(consent, defaultQuestionnaire, key.publicKey)
  if (!sealed.ok) throw new Error('not sealed')
  expect(await visits()).toEqual([])

  rendered(at(`/bedankt/${sealed.value}`).room)
  await chooses('De bewoner heeft de code')
  await goesOn()
  await chooses('Nee')
  await goesOn('Klaar')
  await expect.poll(visits).toMatchObject([{ addressId: doors.four, outcome: 'brokenOff' }])
  expect(await store.drafts()).toEqual([])
  expect(JSON.stringify(await store.db.conversation.toArray())).not.toContain(doors.four)
})

test('every outcome has a short name in each language', () => {
  for (const { code } of outcomes)
    for (const texts of [nl, en]) expect(texts.street).toHaveProperty(`outcome_${code}`)
})
