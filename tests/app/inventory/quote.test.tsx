import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { QuoteForm } from '#app/screens/coordinate/arrivals/quote-form.tsx'
import { deskWith, fieldsOf } from '../fieldwork/desk.tsx'
import { violationsHere } from '../limonade/violations.ts'

test('a sentence becomes a quote with its theme, marked as the voice of few, and can be taken away', async () => {
  const interviewId = crypto.randomUUID()
  const { store } = deskWith(<QuoteForm interviewId={interviewId} />)
  await userEvent.click(page.getByRole('button', { name: 'Bewaar het citaat' }))
  await expect.element(page.getByText('Vul eerst woorden in.')).toBeVisible()
  await userEvent.fill(page.getByLabelText('In hun eigen woorden'), 'Bel 06-12345678 maar')
  await expect.element(page.getByText(/telefoonnummer/).first()).toBeVisible()
  await userEvent.fill(page.getByLabelText('In hun eigen woorden'), 'Rust op zondag.')
  await userEvent.selectOptions(page.getByLabelText('Waar gaat het over?'), 'calm')
  await userEvent.click(page.getByRole('switch', { name: 'Dit zeggen weinig mensen' }))
  await userEvent.click(page.getByRole('button', { name: 'Bewaar het citaat' }))
  await expect.element(page.getByText('“Rust op zondag.”')).toBeVisible()
  expect(await fieldsOf(store, 'story')).toMatchObject([
    { quote: 'Rust op zondag.', theme: 'calm', consentRef: interviewId, minorityVoice: true },
  ])
  expect(await violationsHere()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Haal weg' }))
  await expect.poll(() => fieldsOf(store, 'story')).toEqual([])
})
