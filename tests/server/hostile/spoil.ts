import fc, { type Arbitrary } from 'fast-check'

/** What nobody means well with. */
const nasty: readonly unknown[] = [
  null, true, -1, 0, -0, 0.5, 2 ** 53, 1e308, -1e308, '', ' ', '\0', 'a\0b', '\ud800', '\udc00x', '\u202e',
  '__proto__', 'constructor', 'toString', "'; DROP TABLE record; --", '../../../etc/passwd', '😀'.repeat(40),
  'x'.repeat(70_000), [], {}, [[[[[]]]]], { length: 1e9 }, { toString: null }, { then: {} },
] // prettier-ignore

interface Change {
  readonly at: readonly number[]
  readonly how: 'drop' | 'replace' | 'wrap' | 'twice' | 'rename'
  readonly value: unknown
}

const changes: Arbitrary<Change> = fc.record({
  at: fc.array(fc.nat(30), { maxLength: 6 }),
  how: fc.constantFrom<Change['how']>('drop', 'replace', 'replace', 'wrap', 'twice', 'rename'),
  value: fc.oneof(fc.constantFrom(...nasty), fc.jsonValue({ maxDepth: 2 })),
})

/** A valid value with a few places in it changed. */
export const spoiled = (valid: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc
    .tuple(valid, fc.array(changes, { minLength: 1, maxLength: 3 }))
    .map(([value, list]) => list.reduce((before, change) => changed(before, change, change.at), value))

const changed = (value: unknown, change: Change, at: readonly number[]): unknown => {
  const [here, ...rest] = at
  const isInside = typeof value === 'object' && value !== null
  if (here === undefined || !isInside) return change.how === 'wrap' ? [value] : change.value
  const keys = Object.keys(value)
  const key = keys[here % Math.max(1, keys.length)]
  if (key === undefined) return change.value
  // Own enumerable keys of a plain value, as text.
  const entries = Object.entries(value).flatMap(([name, item]): (readonly [string, unknown])[] => {
    if (name !== key) return [[name, item]]
    if (rest.length > 0) return [[name, changed(item, change, rest)]]
    switch (change.how) {
      case 'drop':
        return []
      case 'twice':
        return [
          [name, item],
          [`${name}2`, item],
        ]
      case 'rename':
        return [[JSON.stringify(change.value).slice(0, 100), item]]
      default:
        return [[name, changed(item, change, [])]]
    }
  })
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries)
}

/** JSON text that no value has, or that no program should walk into. */
export const textTricks: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.slice(0, Math.floor(text.length / 2)),
  (text) => text.replace('{', '{"__proto__":{"role":"coordinator"},"constructor":{"prototype":1},'),
  (text) => text.replace(/\{(?=[^{]*$)/, '{"__proto__":{"x":1},'),
  (text) => text.replace(/\d+/, '1e400'),
  (text) => text.replace(/\d+/, '123456789012345678901234567890'),
  (text) => text.replace(/"[^"]*"(?=[^"]*$)/, `${'['.repeat(20_000)}${']'.repeat(20_000)}`),
  (text) => text.replace(/"([^"]*)":/, '"$1":null,"$1":'),
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
]
