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

test('an amount that is very high is asked about once, and never stops anybody', async () => {
  await opened('full', 'q16')
  await sees('Energie (stroom, gas, warmte)')
  await userEvent.click(page.getByText('Bedrag', { exact: true }))
  await userEvent.fill(page.getByLabelText('Bedrag in euro'), '22.000')
  await userEvent.click(page.getByText('per week', { exact: true }))
  const asks = page.getByText(/Dat is veel\. Klopt €.22\.000 per week\?/)
  await expect.element(asks).toBeVisible()
  await userEvent.click(button('Ja, dat klopt'))
  await expect.element(asks).not.toBeInTheDocument()
  await goesOn('Volgende kosten')
  await sees('Water en riool')
})

test('whoever goes on has answered: coming back, the same amount is not asked about again', async () => {
  await opened('full', 'q16')
  await sees('Energie (stroom, gas, warmte)')
  await userEvent.click(page.getByText('Bedrag', { exact: true }))
  await userEvent.fill(page.getByLabelText('Bedrag in euro'), '9000')
  await expect.element(page.getByText(/Dat is veel/)).toBeVisible()
  await goesOn('Volgende kosten')
  await sees('Water en riool')
  await goesOn('Terug')
  await sees('Energie (stroom, gas, warmte)')
  await expect.element(page.getByLabelText('Bedrag in euro')).toHaveValue('9000')
  await expect.element(page.getByText(/Dat is veel/)).not.toBeInTheDocument()
  await userEvent.fill(page.getByLabelText('Bedrag in euro'), '9001')
  await expect.element(page.getByText(/Dat is veel/)).toBeVisible()
})

test('an amount above the range says the range in euros', async () => {
  await opened('full', 'q16')
  await sees('Energie (stroom, gas, warmte)')
  await userEvent.click(page.getByText('Bedrag', { exact: true }))
  await userEvent.fill(page.getByLabelText('Bedrag in euro'), '250000')
  for (let row = 0; row < 8; row++) {
    await goesOn('Volgende kosten')
    await userEvent.click(page.getByText('Niets', { exact: true }))
  }
  await goesOn()
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Kies een bedrag van € 0 tot en met € 100.000.')
  await sees('Energie (stroom, gas, warmte)')
})

test('hours above the range say the range, and words for a number are not taken for nothing', async () => {
  await opened('full', 'q30', {
    q27: value(['cooking']),
    q29: value({ cooking: { shareable: 'yes' } }),
  })
  const field = page.getByLabelText('Hoeveel uur per week zou u daarvoor willen geven?')
  await userEvent.fill(field, '41')
  await goesOn()
  await expect.element(page.getByRole('alert')).toHaveTextContent('Kies een getal van 0 tot en met 40.')
  await userEvent.fill(field, 'veel')
  await expect.element(page.getByText('Schrijf alleen een getal, zoals 2 of 1,5.')).toBeVisible()
})

test('a hundred thousand pasted characters are cut before they are kept, and it says so', async () => {
  const { store, draft } = await opened('full', 'q07')
  const field = page.getByRole('textbox')
  await userEvent.click(field)
  const pasted = `${'zon en maan '.repeat(10_000)}`
  const element = field.element()
  if (!(element instanceof HTMLTextAreaElement)) throw new Error('no textarea')
  document.execCommand('insertText', false, pasted)
  await expect
    .element(page.getByText('Dat was te lang. Alleen de eerste 600 tekens staan er nog.'))
    .toBeVisible()
  expect(element.value).toBe(pasted.slice(0, 600))
  await expect
    .poll(async () => {
      const kept = await store.openDraft(draft.id)
      return kept?.kind === 'conversation' ? kept.answers['q07'] : undefined
    })
    .toEqual(value({ text: pasted.slice(0, 600) }))
  await userEvent.fill(field, 'Kort.')
  await expect.element(page.getByText(/Dat was te lang/)).not.toBeInTheDocument()
})
