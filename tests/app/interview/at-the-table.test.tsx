import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { draftDays } from '#domain/survey/draft-age.ts'
import type { Draft } from '#app/store/draft.ts'
import { rendered } from '../ui/rendered.tsx'
import { button, goesOn, sees } from './person.ts'
import { phone, type Phone } from './phone.tsx'

const value = (given: unknown) => ({ state: 'value', value: given }) as const

const opened = async (
  mode: Draft['mode'],
  at: string,
  answers: Draft['answers'] = {},
): Promise<Phone & { readonly draft: Draft; readonly seen: readonly string[] }> => {
  const here = await phone()
  const draft = {
    ...(await here.begin(mode)),
    at,
    answers: { q01: value('yes'), q03: value('couple'), ...answers },
  }
  await here.store.saveDraft(draft)
  const { room, seen } = here.at(`/gesprek/${draft.id}`)
  rendered(room)
  return { ...here, draft, seen }
}

/** A finger that goes sideways over an element, from its middle. */
const swipe = async (selector: string, across: number, down = 0): Promise<void> => {
  const target = document.querySelector(selector)
  if (target === null) throw new Error(`nothing at ${selector}`)
  const finger = (x: number, y: number) =>
    new Touch({ identifier: 1, target, clientX: innerWidth / 2 + x, clientY: 200 + y })
  const touch = (kind: string, x: number, y: number) =>
    target.dispatchEvent(
      new TouchEvent(kind, {
        bubbles: true,
        touches: kind === 'touchend' ? [] : [finger(x, y)],
        changedTouches: [finger(x, y)],
      }),
    )
  touch('touchstart', 0, 0)
  touch('touchend', across, down)
  // Anything that a swipe sets off is written down first.
  await new Promise((resolve) => requestAnimationFrame(resolve))
}

test('a swipe towards the start of the line goes on, and the other way goes back', async () => {
  await opened('full', 'q03')
  await sees('Met wie woont u hier?')
  await swipe('h1', -120)
  await sees('Met hoeveel mensen woont u hier?')
  await swipe('h1', 120)
  await sees('Met wie woont u hier?')
})

test('where people read from right to left a swipe goes the other way', async () => {
  await opened('full', 'q03')
  await sees('Met wie woont u hier?')
  document.documentElement.dir = 'rtl'
  onTestFinished(() => {
    document.documentElement.dir = 'ltr'
  })
  await swipe('h1', 120)
  await sees('Met hoeveel mensen woont u hier?')
})

test('a swipe over words that are being typed, down the page or too short stays', async () => {
  await opened('full', 'q07', { q07: value({ text: 'Elkaar kennen.' }) })
  await sees('Wat is volgens u hier in de wijk de bedoeling?')
  await swipe('textarea', -200)
  await swipe('h1', -120, 100)
  await swipe('h1', -40)
  await sees('Wat is volgens u hier in de wijk de bedoeling?')
  await swipe('h1', -120)
  await sees('Waar ziet u dat nu al in de wijk?')
})

test('a swipe never locks a conversation and never leaves it', async () => {
  const { seen } = await opened('doorstep', 'q41')
  await sees('Ik lees kort terug wat ik heb opgeschreven. Klopt het?')
  await swipe('h1', -120)
  expect(document.querySelector('dialog')).toBeNull()
  expect(seen).toHaveLength(1)
})

test('the letters get larger in the middle of a conversation, and nothing is lost', async () => {
  const { draft, store } = await opened('full', 'q07')
  onTestFinished(() => {
    localStorage.removeItem('limonade.preferences')
    document.documentElement.removeAttribute('data-text')
  })
  await userEvent.fill(page.getByRole('textbox'), 'Elkaar')
  await goesOn('Pauze')
  await userEvent.click(page.getByLabelText('Groter'))
  expect(document.documentElement.dataset['text']).toBe('heel-groot')
  await goesOn('Ga door')
  await expect.element(page.getByRole('textbox')).toHaveValue('Elkaar')
  const kept = await store.openDraft(draft.id)
  expect(kept?.kind === 'conversation' && kept.answers['q07']).toEqual(value({ text: 'Elkaar' }))
})

test('the language changes in the middle of a conversation, and nothing is lost', async () => {
  await opened('full', 'q07')
  onTestFinished(() => {
    localStorage.setItem('limonade.language', 'nl')
  })
  await userEvent.fill(page.getByRole('textbox'), 'Elkaar kennen')
  await goesOn('Pauze')
  await userEvent.click(page.getByLabelText('English'))
  await expect.element(page.getByRole('heading', { name: 'Pause' })).toBeVisible()
  await userEvent.click(button('Go on'))
  await expect.element(page.getByRole('textbox')).toHaveValue('Elkaar kennen')
})

test('at the end of a talk at the door it may go on later, and says for how long and where', async () => {
  const { store, draft, seen } = await opened('doorstep', 'q41', { q07: value({ text: 'Elkaar kennen.' }) })
  await goesOn('Op slot doen')
  const sheet = page.getByRole('dialog')
  await expect.element(sheet.getByText(`hooguit ${draftDays.end} dagen open`, { exact: false })).toBeVisible()
  await userEvent.click(sheet.getByRole('button', { name: 'Later verder' }))
  await expect.poll(() => seen.at(-1)).toBe('/')
  expect((await store.openDraft(draft.id))?.kind).toBe('conversation')
  expect(await store.conversations()).toEqual([])
})

test('from there it goes on as a long conversation with what was not asked yet', async () => {
  await opened('doorstep', 'q41', { q07: value({ text: 'Elkaar kennen.' }) })
  await goesOn('Verder als lang gesprek')
  await sees('Wat mag nog meer?')
})

test('a long conversation is not told about later when it is locked', async () => {
  await opened('full', 'q41')
  await goesOn('Op slot doen')
  await expect.element(page.getByRole('dialog').getByRole('button', { name: 'Nog niet' })).toBeVisible()
  await expect
    .element(page.getByRole('dialog').getByRole('button', { name: 'Later verder' }))
    .not.toBeInTheDocument()
})
