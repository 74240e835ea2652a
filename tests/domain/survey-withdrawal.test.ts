import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatWithdrawalCode,
  makeWithdrawalCode,
  readWithdrawalCode,
} from '#domain/survey/withdrawal-code.ts'

const known = '3HQN-C7AA-83CM-JXKC'

describe('withdrawal code', () => {
  test('reads a code that was given out', () => {
    expect(readWithdrawalCode(known)).toEqual({ ok: true, code: '3HQNC7AA83CMJXKC' })
    expect(formatWithdrawalCode('3HQNC7AA83CMJXKC')).toBe(known)
  })

  test('understands small letters, spaces, and letters that look like digits', () => {
    const code = codeWith('0', '1')
    const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect(readWithdrawalCode(` ${formatWithdrawalCode(typed).replaceAll('-', ' ')} `)).toEqual({
      ok: true,
      code,
    })
    expect(readWithdrawalCode(code.replaceAll('1', 'i'))).toEqual({ ok: true, code })
  })

  test('every code that is made can be read', () => {
    for (let count = 0; count < 500; count++) {
      const code = makeWithdrawalCode(randomBytes)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
      expect(readWithdrawalCode(formatWithdrawalCode(code))).toEqual({ ok: true, code })
    }
  })

  test('refuses any one wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    fc.assert(
      fc.property(fc.nat(15), fc.constantFrom(...alphabet), (position, character) => {
        const code = known.replaceAll('-', '')
        fc.pre(code[position] !== character)
        const slip = code.slice(0, position) + character + code.slice(position + 1)
        expect(readWithdrawalCode(slip)).toEqual({ ok: false })
      }),
    )
  })

  test('refuses two neighbours that changed places', () => {
    const code = known.replaceAll('-', '')
    for (let position = 0; position < 15; position++) {
      const swapped = [...code]
      swapped[position] = code[position + 1] ?? ''
      swapped[position + 1] = code[position] ?? ''
      if (swapped.join('') !== code) expect(readWithdrawalCode(swapped.join(''))).toEqual({ ok: false })
    }
  })

  test.each(['', '3HQN', `${known}0`, '3HQN-C7AA-83CM-JXK?'])('refuses %j', (typed) => {
    expect(readWithdrawalCode(typed)).toEqual({ ok: false })
  })

  test('draws again when the check character would not fit', () => {
    // 15 times Z, minus what brings the remainder to 36: found by trying, so that the first draw has no check.
    const draws = [unfit(), new Uint8Array(15)]
    expect(makeWithdrawalCode(() => draws.shift() ?? new Uint8Array(15))).toBe('0000000000000000')
  })
})

const codeWith = (...wanted: readonly string[]): string => {
  for (;;) {
    const code = makeWithdrawalCode(randomBytes)
    if (wanted.every((character) => code.includes(character))) return code
  }
}

/** Fifteen values whose number leaves 32 or more after division by 37. */
const unfit = (): Uint8Array => {
  for (;;) {
    const bytes = new Uint8Array(randomBytes(15))
    let remainder = 0
    for (const byte of bytes) remainder = (remainder * 32 + (byte & 31)) % 37
    if (remainder >= 32) return bytes
  }
}
