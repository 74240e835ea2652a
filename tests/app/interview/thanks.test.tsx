import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createRoot } from 'react-dom/client'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { formatWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import { fullConversation } from '../../domain/survey/conversation.ts'
import { rendered } from '../ui/rendered.tsx'
import { chooses, goesOn, sees } from './person.ts'
import { phone } from './phone.tsx'

/** A conversation that was just locked. */
const locked = async () => {
  const here = await phone()
  const draft = { ...(await here.begin('full')), answers: fullConversation }
  if (here.key.kind !== 'pinned') throw new Error('no key')
  const sealed = await here.store.seal(draft, defaultQuestionnaire, here.key.publicKey)
  if (!sealed.ok) throw new Error('not sealed')
  const farewell = await here.store.openDraft(sealed.value)
  if (farewell?.kind !== 'farewell') throw new Error('no farewell')
  return { ...here, farewell }
}

test('the code is there again after a reload, and is given before anything goes on', async () => {
  const { at, farewell } = await locked()
  const place = document.createElement('div')
  document.body.append(place)
  const first = createRoot(place)
  first.render(at(`/bedankt/${farewell.id}`).room)
  await sees('Dank u wel. Uw verhaal telt mee.')
  first.unmount()
  place.remove()

  rendered(at(`/bedankt/${farewell.id}`).room)
  const [first4 = ''] = formatWithdrawalCode(farewell.code).split('-')
  await expect.element(page.getByText(first4).first()).toBeVisible()
  await goesOn()
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Geef eerst de code. Hij is hierna niet meer te zien.')
  await chooses('De bewoner heeft de code')
  await goesOn()
  await sees('Mogen we u later nog bereiken?')
})

test('who may be reached is a locked record of its own, and the code is gone from the phone', async () => {
  const { at, store, farewell } = await locked()
  const { room, seen } = at(`/bedankt/${farewell.id}`)
  rendered(room)
  await chooses('De bewoner heeft de code')
  await goesOn()
  await chooses('Ja')
  await chooses('De uitkomsten sturen')
  await goesOn('Klaar')
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Vul een telefoonnummer of een e-mailadres in.')
  await userEvent.fill(page.getByLabelText('E-mail (hoeft niet)'), 'bewoner@example.nl')
  await goesOn('Klaar')
  await expect.poll(() => seen.at(-1)).toBe('/')
  expect(await store.db.outbox.where('type').equals('contact').toArray()).toMatchObject([
    { body: { kind: 'locked' } },
  ])
  expect(await store.drafts()).toEqual([])
})

test('after the contact was asked only the code and the end are left', async () => {
  const { at, store, farewell } = await locked()
  await store.saveDraft({ ...farewell, contact: 'asked' })
  const { room, seen } = at(`/bedankt/${farewell.id}`)
  rendered(room)
  await chooses('De bewoner heeft de code')
  await goesOn('Klaar')
  await expect.poll(() => seen.at(-1)).toBe('/')
})
