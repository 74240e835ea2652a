import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { defaultQuestionnaire, type Mode } from '#domain/survey/questionnaire.ts'
import { openWith } from '#app/crypto/seal.ts'
import { rendered } from '../ui/rendered.tsx'
import { answers, button, chooses, goesOn, sees } from './person.ts'
import { phone, type Phone } from './phone.tsx'

/** Answers every question that comes, as long as it comes, until the read-back. Returns what was asked. */
const walksThrough = async (mode: Mode): Promise<readonly string[]> => {
  const asked: string[] = []
  for (;;) {
    const question = await questionOnScreen(asked)
    asked.push(question.id)
    if (question.type === 'readBack') return asked
    await answers(question, mode)
  }
}

/** The question whose words stand as heading, or above the row that is asked. */
const questionOnScreen = async (asked: readonly string[]) => {
  const left = defaultQuestionnaire.questions.filter(({ id }) => !asked.includes(id))
  const found = () => {
    const shown = [...document.querySelectorAll('main h1, main p')].map(({ textContent }) => textContent)
    return left.find(({ label }) => shown.includes(label.nl))
  }
  await expect.poll(found, { timeout: 5_000 }).toBeDefined()
  const question = found()
  if (question === undefined) throw new Error('no question on the screen')
  return question
}

const startsAt = async (mode: Mode): Promise<Phone & { readonly seen: readonly string[] }> => {
  const here = await phone()
  const draft = await here.begin(mode)
  const { room, seen } = here.at(`/gesprek/${draft.id}`)
  rendered(room)
  return { ...here, seen }
}

test(
  'somebody walks through the whole conversation, hears it read back, and locks it',
  { timeout: 60_000 },
  async () => {
    const { store, seen, identity } = await startsAt('full')
    const asked = await walksThrough('full')
    // Somebody who lives alone is not asked how many they are; contact details come after the lock.
    const expected = defaultQuestionnaire.questions.map(({ id }) => id)
    expect(asked).toEqual(expected.filter((id) => id !== 'q04' && id !== 'q42'))

    await expect.element(page.getByText(/168 per maand/)).toBeVisible()
    await goesOn('Op slot doen')
    await expect.element(page.getByRole('dialog')).toBeVisible()
    await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Op slot doen' }))

    await sees('Dank u wel. Uw verhaal telt mee.')
    expect(seen.at(-1)).toMatch(/^\/bedankt\//)
    const outbox = await store.db.outbox.toArray()
    expect(outbox.map(({ type }) => type)).toEqual(['interview', 'assetSighting'])
    const file = (await store.conversations())[0]?.file ?? ''
    const opened = await openWith(identity, file)
    expect(opened.ok && opened.text).toContain('"finished":true')

    await chooses('De bewoner heeft de code')
    await goesOn()
    await sees('Mogen we u later nog bereiken?')
    await chooses('Nee')
    await goesOn('Klaar')
    await expect.poll(() => seen.at(-1)).toBe('/')
    expect(await store.drafts()).toEqual([])
  },
)

test('at the door only the ten questions of the door come by', { timeout: 60_000 }, async () => {
  await startsAt('doorstep')
  expect(await walksThrough('doorstep')).toEqual(defaultQuestionnaire.modes.doorstep.questions)
  await expect.element(button('Op slot doen')).toBeVisible()
})
