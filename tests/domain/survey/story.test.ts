import { expect, test } from 'vitest'
import { understands } from '#domain/records.ts'

const story = {
  quote: 'Dat mijn kinderen hier later ook willen wonen.',
  consentRef: '62cba233-f7b5-46df-943b-082ebea33477',
}

test('a frozen story of version 1 is understood, with words that nobody knows yet', () => {
  expect(understands('story', { ...story, theme: 'future', minorityVoice: true, note: 'later' })).toBe(true)
})

test.each([
  ['votes', { votes: 12 }],
  ['likes', { likes: ['62cba233-f7b5-46df-943b-082ebea33477'] }],
  ['a share of support', { support: 0.8 }],
  ['a score', { rating: { stars: 4 } }],
  ['no consent', { consentRef: undefined }],
  ['no words', { quote: '' }],
])('a story has no place for %s', (_, more) => {
  expect(understands('story', { ...story, ...more } as never)).toBe(false)
})
