import { describe, expect, test } from 'vitest'
import { personalDataIn, type PersonalData } from '#domain/survey/personal-data.ts'

describe('a text is warned about when it holds a trace of a person', () => {
  const traces: readonly (readonly [string, PersonalData])[] = [
    ['Bel 06-12345678 maar', 'phone'],
    ['Bel 0612345678.', 'phone'],
    ['Bel 06 12 34 56 78', 'phone'],
    ['Bel 020-1234567', 'phone'],
    ['Bel +31 6 12345678', 'phone'],
    ['Bel 0031612345678', 'phone'],
    ['Mail naar jan.de.vries@example.nl graag', 'email'],
    ['Die auto met GB-123-K', 'plate'],
    ['Die auto met 12-ab-cd staat er altijd', 'plate'],
    ['nummer 123456789', 'nineDigits'],
    ['nummer 123 456 789', 'nineDigits'],
    ['nummer 1234.56.789', 'nineDigits'],
  ]
  test.each(traces)('%s', (text, kind) => {
    expect(personalDataIn(text)).toContain(kind)
  })
})

describe('ordinary words raise no warning', () => {
  test.each([
    '',
    'De huizen hier zijn koud.',
    'Sinds 1985 wonen we hier met 4 mensen.',
    'Het kost € 1.250 per jaar, of € 12.000.000 samen.',
    'Op 12-03-2026 kwam de gemeente langs.',
    'Het postcodegebied 1234 AB @ de hoek',
    'De bus van 12-13 uur rijdt niet meer.',
    'Een kop-van-jut, wel-of-niet, A-B-C.',
    'Bouwjaar 1970-1975-1980',
  ])('%s', (text) => {
    expect(personalDataIn(text)).toEqual([])
  })
})

test('each trace is named once', () => {
  expect(personalDataIn('0612345678 of 0687654321 of a@b.nl')).toEqual(['phone', 'email'])
})
