import { expect, test } from 'vitest'
import { Slip } from '#app/screens/interview/slip.tsx'
import { rendered } from '../ui/rendered.tsx'

test('the slip says in each language where the code is typed, and holds no date', async () => {
  const address = 'wijk.example/intrekken'
  rendered(<Slip code="3HQN C7AA 83CM JXKC" address={address} qr={<svg />} />)
  await expect.poll(() => document.querySelector('section')).not.toBeNull()
  const sentences = [...document.querySelectorAll('section p[lang]')]
  expect(sentences.map((sentence) => sentence.getAttribute('lang'))).toEqual([
    'nl', 'en', 'de', 'pl', 'tr', 'uk', 'ar',
  ]) // prettier-ignore
  for (const sentence of sentences) expect(sentence.textContent).toContain(address)
  expect(document.querySelector('section')?.textContent).not.toMatch(/20\d\d/)
})
