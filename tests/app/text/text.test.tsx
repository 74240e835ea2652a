import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { TextProvider, useFormats, useLabel, useLanguage, useText } from '#app/text/text.tsx'
import { firstLanguage } from '#app/text/languages.ts'
import { rendered } from '../ui/rendered.tsx'

beforeEach(() => {
  localStorage.setItem('limonade.language', 'nl')
})

const Words = () => {
  const t = useText()
  const label = useLabel()
  const { day } = useFormats()
  const [, setLanguage] = useLanguage()
  return (
    <>
      <p>{t('common.waiting', { count: 1 })}</p>
      <p>{t('common.waiting', { count: 3 })}</p>
      <p>{label({ nl: 'kantoor', en: 'office' })}</p>
      <p>{label({ nl: 'alleen hier' })}</p>
      <p>{day('2026-11-23', new Date('2026-11-24T09:00:00'))}</p>
      <button
        type="button"
        onClick={() => {
          setLanguage('en')
        }}
      >
        English
      </button>
    </>
  )
}

const said = () => [...document.querySelectorAll('p')].map((line) => line.textContent)

test('speaks Dutch at once and English after one tap, and remembers it', async () => {
  rendered(
    <TextProvider>
      <Words />
    </TextProvider>,
  )
  await expect
    .poll(said)
    .toEqual(['1 wacht op internet.', '3 wachten op internet.', 'kantoor', 'alleen hier', 'gisteren'])
  expect(document.documentElement.lang).toBe('nl')

  await userEvent.click(page.getByRole('button', { name: 'English' }))
  await expect
    .poll(said)
    .toEqual(['1 waiting for internet.', '3 waiting for internet.', 'office', 'alleen hier', 'yesterday'])
  // Said to the page after the screen was drawn.
  await expect.poll(() => document.documentElement.lang).toBe('en')
  expect(localStorage.getItem('limonade.language')).toBe('en')
})

test('chooses the first wished language that there are texts for, otherwise Dutch', () => {
  expect(firstLanguage(['fr-BE', 'en-GB', 'nl'])).toBe('en')
  expect(firstLanguage(['tr', 'ar'])).toBe('nl')
  expect(firstLanguage([])).toBe('nl')
})
