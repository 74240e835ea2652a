import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { holdReasons, mayGoAgain } from '#domain/sync/hold-reason.ts'

const texts = (language: string): Record<string, string> =>
  JSON.parse(
    readFileSync(new URL(`../../../src/app/text/${language}/attention.json`, import.meta.url), 'utf8'),
  ) as Record<string, string>

describe('why something does not arrive', () => {
  test.each(['nl', 'en'])(
    'has a sentence for each reason, and no sentence without one, in %s',
    (language) => {
      const said = Object.entries(texts(language)).filter(([key]) => key.startsWith('reason_'))
      expect(said.map(([key]) => key.slice('reason_'.length)).sort()).toEqual([...holdReasons].sort())
      expect(new Set(said.map(([, sentence]) => sentence)).size).toBe(said.length)
      for (const [, sentence] of said) expect(sentence).toMatch(/^[A-Z].*\.$/)
    },
  )

  test('is tried again only where another try can end otherwise', () => {
    expect(mayGoAgain('visibility', 'refused')).toBe(false)
    expect(mayGoAgain('role', 'refused')).toBe(true)
    expect(mayGoAgain('malformed', 'quarantined')).toBe(true)
    expect(mayGoAgain('from-the-future', 'refused')).toBe(true)
  })
})
