import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createRoot } from 'react-dom/client'
import { defaultQuestionnaire, type Questionnaire } from '#domain/survey/questionnaire.ts'
import type { Draft, Farewell } from '#app/store/draft.ts'
import { rendered } from '../ui/rendered.tsx'
import { button, chooses, goesOn, heading, sees, writes } from './person.ts'
import { phone, type Phone } from './phone.tsx'

const value = (given: unknown) => ({ state: 'value', value: given }) as const

const openAt = async (here: Phone, at: string, answers: Draft['answers'] = {}): Promise<Draft> => {
  const draft = {
    ...(await here.begin('full')),
    at,
    answers: { q01: value('yes'), q03: value('alone'), ...answers },
  }
  const saved = await here.store.saveDraft(draft)
  if (!saved.ok) throw new Error('the draft was refused')
  return draft
}

const kept = async ({ store }: Phone, { id }: Draft): Promise<Draft> => {
  const draft = await store.openDraft(id)
  if (draft?.kind !== 'conversation') throw new Error('no conversation')
  return draft
}

test('after the screen was gone the conversation stands at the same question with the same words', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q07')
  const place = document.createElement('div')
  document.body.append(place)
  const first = createRoot(place)
  first.render(here.at(`/gesprek/${draft.id}`).room)
  await sees('Wat is volgens u hier in de wijk de bedoeling?')
  await writes('Elkaar kennen, en')
  first.unmount()
  place.remove()

  await expect
    .poll(async () => (await kept(here, draft)).answers['q07'])
    .toEqual(value({ text: 'Elkaar kennen, en' }))
  rendered(here.at(`/gesprek/${draft.id}`).room)
  await sees('Wat is volgens u hier in de wijk de bedoeling?')
  await expect.element(page.getByRole('textbox')).toHaveValue('Elkaar kennen, en')
})

test('words are written down while somebody is still on the question', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q07')
  rendered(here.at(`/gesprek/${draft.id}`).room)
  await writes('Elkaar kennen.')
  await expect
    .poll(async () => (await kept(here, draft)).answers['q07'])
    .toEqual(value({ text: 'Elkaar kennen.' }))
  await goesOn()
  await sees('Waar ziet u dat nu al in de wijk?')
  await expect.poll(async () => (await kept(here, draft)).at).toBe('q08')
})

test('a phone that takes nothing says so, keeps the answer on the screen, and tries again', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q05')
  let full = true
  const store = {
    ...here.store,
    saveDraft: (changed: Draft | Farewell) =>
      full ? Promise.resolve({ ok: false, reason: 'storageFull' } as const) : here.store.saveDraft(changed),
  }
  rendered(here.at(`/gesprek/${draft.id}`, defaultQuestionnaire, store).room)
  await sees('Huurt u of is het huis van uzelf?')
  await chooses('Eigen huis')
  await goesOn()
  await expect.element(page.getByRole('alert').getByText('Dit staat nog niet op de telefoon')).toBeVisible()
  await sees('Huurt u of is het huis van uzelf?')
  await expect.element(page.getByLabelText('Eigen huis')).toBeChecked()

  full = false
  await goesOn('Probeer opnieuw')
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  await goesOn()
  await sees('Hoe lang woont u in deze wijk?')
  expect((await kept(here, draft)).answers['q05']).toEqual(value('owner'))
})

const changed = (change: (form: Questionnaire) => void): Questionnaire => {
  const form = structuredClone(defaultQuestionnaire)
  change(form)
  return form
}

test('a label that is changed and a choice that is added in the data are on the screen', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q05')
  const form = changed(({ questions, choiceLists }) => {
    const question = questions.find(({ id }) => id === 'q05')
    if (question !== undefined) question.label = { nl: 'Van wie is uw huis?', en: 'Whose is your home?' }
    choiceLists['tenure']?.push({ code: 'boat', label: { nl: 'woonboot', en: 'houseboat' } })
  })
  rendered(here.at(`/gesprek/${draft.id}`, form).room)
  await sees('Van wie is uw huis?')
  await chooses('Woonboot')
  await goesOn()
  await sees('Hoe lang woont u in deze wijk?')
  expect((await kept(here, draft)).answers['q05']).toEqual(value('boat'))
})

test('the language changes in the middle and the answer stays', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q05')
  rendered(here.at(`/gesprek/${draft.id}`).room)
  await chooses('Eigen huis')
  await goesOn('Pauze')
  await userEvent.click(page.getByLabelText('English'))
  await goesOn('Go on')
  await sees('Do you rent or own your home?')
  await expect.element(page.getByLabelText('Own home')).toBeChecked()
})

test('the back of the browser goes to the question before, and from the first it pauses', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q02')
  rendered(here.at(`/gesprek/${draft.id}`).room)
  await sees('Wat mag nog meer?')
  history.back()
  await sees('Doet u mee aan dit gesprek?')
  history.back()
  await expect.element(page.getByRole('dialog').getByText(/We stoppen hier, en dat is goed/)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await sees('Doet u mee aan dit gesprek?')
})

test('under a conversation the history holds where somebody comes from, and no id of a draft', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q02')
  const { href } = location
  history.replaceState(null, '', `/gesprek/${draft.id}`)
  const place = document.createElement('div')
  const root = createRoot(place)
  root.render(here.at(`/gesprek/${draft.id}`).room)
  await expect.poll(() => place.textContent).toContain('Wat mag nog meer?')
  root.unmount()
  history.replaceState(null, '', href)
  history.back()
  await expect.poll(() => location.pathname).toBe('/')
  history.forward()
  await expect.poll(() => location.href).toBe(href)
})

test('back to a conversation that is locked or thrown away goes home without a word', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q02')
  await here.store.discard(draft.id)
  for (const path of [`/gesprek/${draft.id}`, `/bedankt/${draft.id}`]) {
    const { room, seen } = here.at(path)
    rendered(room)
    await expect.poll(() => seen.at(-1)).toBe('/')
  }
})

test('the keyboard chooses, goes on and goes back, and the question has the focus', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q05')
  rendered(here.at(`/gesprek/${draft.id}`).room)
  await expect.element(heading()).toHaveFocus()
  await userEvent.keyboard('2')
  await expect.element(page.getByRole('radio').nth(1)).toBeChecked()
  await userEvent.keyboard('{Enter}')
  await sees('Hoe lang woont u in deze wijk?')
  await expect.element(heading()).toHaveFocus()
  await userEvent.keyboard('{Backspace}')
  await sees('Huurt u of is het huis van uzelf?')
})

test('somebody who does not want to is thanked, and nothing is kept', async () => {
  const here = await phone()
  const draft = await here.begin('full')
  rendered(here.at(`/gesprek/${draft.id}`).room)
  await goesOn('Liever geen gesprek')
  await sees('Dank u wel. We stoppen hier, en dat is goed.')
  await expect.element(page.getByText('Van dit gesprek is niets bewaard.')).toBeVisible()
  expect(await here.store.drafts()).toEqual([])
  expect(await here.store.db.outbox.count()).toBe(0)
})

test('throwing everything away is asked twice and leaves nothing', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q07')
  rendered(here.at(`/gesprek/${draft.id}`).room)
  await writes('Weg ermee.')
  await goesOn('Pauze')
  await goesOn('Alles wissen')
  await expect.element(page.getByText('Dit kan niet ongedaan. Er blijft niets van over.')).toBeVisible()
  await goesOn('Alles wissen')
  await expect.element(page.getByText('Van dit gesprek is niets bewaard.')).toBeVisible()
  expect(await here.store.drafts()).toEqual([])
})

test('without a key the conversation is kept and says so', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q07')
  rendered(here.at(`/gesprek/${draft.id}`, defaultQuestionnaire, here.store, { kind: 'none' }).room)
  await goesOn('Pauze')
  await goesOn('Stoppen en op slot doen')
  await expect.element(page.getByText(/Het kan op slot zodra er een sleutel is/)).toBeVisible()
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Later verder' }))
  await expect.element(page.getByText('Thuis')).toBeVisible()
  expect(await here.store.drafts()).toHaveLength(1)
})

test('a question that lacks an answer says so in one sentence', async () => {
  const here = await phone()
  const draft = await openAt(here, 'q05')
  rendered(here.at(`/gesprek/${draft.id}`).room)
  await goesOn()
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Kies of schrijf een antwoord. U mag ook overslaan.')
  await expect.element(button('Zeg ik liever niet')).toBeVisible()
})
