import { createHash } from 'node:crypto'
import fc, { type Arbitrary } from 'fast-check'
import { fromSchema, type Schema } from './from-schema.ts'
import { operations } from './operations.ts'
import { spoiled, textTricks } from './spoil.ts'

/** One call as the app lists it, and the schema of its body where it has one. */
export interface Call {
  readonly method: string
  /** With `:name` for what stands in the path. */
  readonly path: string
  readonly body: Schema | undefined
}

export interface Hostile {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | undefined
}

interface Known {
  readonly secrets: readonly string[]
  /** What there is by that name. */
  readonly inPaths: Readonly<Record<string, readonly string[]>>
  /** Ids and hashes that mean something to the server. */
  readonly texts: readonly string[]
  /** The bytes of a picture whose hash is among them. */
  readonly picture: Uint8Array<ArrayBuffer>
}

const utf8 = new TextEncoder()

/** Requests at one call: some as they should be, most not. */
export const requestsAt = (call: Call, known: Known): Arbitrary<Hostile> => {
  const bytes = bodies(call, known)
  return fc
    .record({
      path: paths(call.path, known),
      secret: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...known.secrets) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(undefined, '', 'x'.repeat(43), `${known.secrets[0]}=`, '\u00e9'),
        },
      ),
      encoding: fc.oneof(
        { weight: 12, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom('gzip', 'br', 'identity', 'gzip, gzip', '') },
      ),
      upload: fc.oneof(fc.constant({}), uploads),
      fair: fc.boolean(),
      body: bytes,
    })
    .map(({ path, secret, encoding, upload, fair, body }) => ({
      method: call.method,
      path,
      headers: {
        ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
        ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
        ...upload,
        ...(fair ? { 'content-digest': digestOf(body) } : {}),
      },
      body: ['GET', 'HEAD'].includes(call.method) ? undefined : body,
    }))
}

const digestOf = (bytes: Uint8Array): string =>
  `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`

const uploads: Arbitrary<Record<string, string>> = fc.record({
  'upload-offset': fc.oneof(
    fc.constant('0'),
    fc.constantFrom('0', '-1', '1e9', 'NaN', '0x10', '99999999999999999999', ''),
  ),
  'upload-complete': fc.constantFrom('?0', '?1', '?1', '1', ''),
})

/** What stands in the path is mostly something that is there, and sometimes nothing that a path should hold. */
const paths = (pattern: string, { inPaths, texts }: Known): Arbitrary<string> => {
  const odd = fc.oneof(
    fc.uuid({ version: 4 }),
    fc.string({ unit: 'binary', maxLength: 40 }).map(encoded),
    fc.constantFrom(
      '%00',
      '%2e%2e%2f%2e%2e',
      '..%2f',
      '%',
      '%ff',
      '*',
      'x'.repeat(9_000),
      '__proto__',
      '%F0%9F%98%80',
    ),
  )
  const part = (name: string): Arbitrary<string> => {
    if (!/^[:*]/.test(name)) return fc.constant(name)
    const there = fc.constantFrom(...(inPaths[name] ?? texts))
    return fc.oneof({ weight: 12, arbitrary: there }, { weight: 1, arbitrary: odd })
  }
  return fc.tuple(...pattern.split('/').map(part)).map((parts) => parts.join('/'))
}

/** A lone surrogate cannot be written in a path. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed())

const bodies = ({ path, body = {} }: Call, { texts, picture }: Known): Arbitrary<Uint8Array<ArrayBuffer>> => {
  const valid = path.endsWith('/push')
    ? fc.record({ operations: operations(texts) })
    : fromSchema(body, texts)
  const json = (value: unknown): string => JSON.stringify(value) ?? ''
  return fc.oneof(
    { weight: 4, arbitrary: valid.map(json).map((text) => utf8.encode(text)) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(spoiled(valid), fc.constantFrom(...textTricks))
        .map(([value, trick]) => utf8.encode(trick(json(value)))),
    },
    { weight: 2, arbitrary: fc.json({ stringUnit: 'binary' }).map((text) => utf8.encode(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((data) => new Uint8Array(data)) },
    { weight: path.includes('/blobs/') ? 10 : 1, arbitrary: fc.constant(picture) },
  )
}
