import { assert, integer, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseWords, readSixWords, sixWords, words } from '#domain/project/words.ts'

const nineBytes = uint8Array({ minLength: 9, maxLength: 9 })

test('the list has 2048 different plain words of three to eight letters, in order', () => {
  expect(words).toHaveLength(2_048)
  expect(words.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([])
  expect([...words].sort()).toEqual(words)
  expect(new Set(words).size).toBe(2_048)
})

test('one wrong, missing, extra or swapped letter never makes another word of the list', () => {
  const known = new Set(words)
  const slips = (word: string): string[] =>
    [...word].flatMap((letter, at) => {
      const [before, after] = [word.slice(0, at), word.slice(at + 1)]
      const others = [...'abcdefghijklmnopqrstuvwxyz'].filter((other) => other !== letter)
      const swapped = after === '' || after[0] === letter ? [] : [before + after[0] + letter + after.slice(1)]
      return [before + after, ...swapped, ...others.map((other) => before + other + after)]
    })
  expect(words.flatMap(slips).filter((slip) => known.has(slip))).toEqual([])
})

test('a word and its plural or diminutive are not both in the list', () => {
  const known = new Set(words)
  const forms = (word: string) => {
    const last = word.at(-1) ?? ''
    const open = word.replace(/([aeou])\1(.)$/, '$1$2')
    return ['s', 'en', 'n', 'je', 'tje', 'etje'].flatMap((end) => [word + end, word + last + end, open + end])
  }
  expect(
    words
      .flatMap(forms)
      .filter((form) => known.has(form))
      .sort(),
  ).toEqual([])
})

test('six words tell 66 bits apart: every bit of the first 66 changes them, and none after', () => {
  assert(
    property(nineBytes, integer({ min: 0, max: 71 }), (bytes, bit) => {
      const other = bytes.slice()
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7))
      expect(sixWords(other) === sixWords(bytes)).toBe(bit >= 66)
    }),
  )
})

test('what was written in capitals, with hyphens or over two lines reads as the same six words', () => {
  assert(
    property(nineBytes, (bytes) => {
      const text = sixWords(bytes)
      const [a, b, c, ...rest] = text.split(' ')
      const typed = `  ${a?.toUpperCase()}-${b}\n${c}, ${rest.join('   ')}. `
      expect(readSixWords(typed)).toEqual({ ok: true, text })
    }),
  )
})

test('accents and the joined letter ij do not count', () => {
  expect(normaliseWords('IJsbéér ĳsbeer')).toBe('ijsbeer ijsbeer')
})

test('unknown words are named, and too few or too many words are refused', () => {
  const text = sixWords(new Uint8Array(9))
  expect(readSixWords(text.replace(/^\S+/, 'blurk'))).toEqual({ ok: false, unknown: ['blurk'] })
  expect(readSixWords(text.replace(/^\S+ /, ''))).toEqual({ ok: false, unknown: [] })
  expect(readSixWords(`${text} ${words[0]}`)).toEqual({ ok: false, unknown: [] })
  expect(readSixWords('')).toEqual({ ok: false, unknown: [] })
})

test('fewer than nine bytes are a mistake of the caller', () => {
  expect(() => sixWords(new Uint8Array(8))).toThrow(RangeError)
})
