import * as z from 'zod/mini'

/** Where an S3-compatible store is, and with which key. Never printed. */
export interface S3Address {
  /** Scheme, host and port. */
  readonly origin: string
  readonly bucket: string
  /** Put before every name; empty, or ending in a slash. */
  readonly prefix: string
  readonly region: string
  readonly key: { readonly id: string; readonly secret: string; readonly sessionToken?: string }
}

type Read =
  | { readonly ok: true; readonly address: S3Address | undefined }
  | { readonly ok: false; readonly sentence: string }

const Parts = z.object({
  protocol: z.enum(['http:', 'https:']),
  bucket: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)),
  // Names that mean the same in a path and in a list, so that nothing has to be escaped.
  prefix: z.string().check(z.regex(/^([\w-][\w.-]*\/)*$/)),
  query: z.strictObject({ region: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))) }),
  hash: z.literal(''),
})
const Key = z.object({
  id: z.string().check(z.minLength(1)),
  secret: z.string().check(z.minLength(1)),
})

const wrongAddress =
  'BLOBS_URL must be an address such as https://KEY:SECRET@s3.example.org/bucket/folder?region=eu-west-1.'
const noKey =
  'BLOBS_URL needs a key: in the address, or in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY together.'

/** Reads `BLOBS_URL`; the key may stand in the usual variables instead. Undefined when it is not given. */
export const readBlobsUrl = (env: Readonly<Record<string, string | undefined>>): Read => {
  const text = env['BLOBS_URL'] ?? ''
  if (text === '') return { ok: true, address: undefined }
  if (!URL.canParse(text)) return { ok: false, sentence: wrongAddress }
  const url = new URL(text)
  const [bucket = '', ...folders] = url.pathname.split('/').slice(1)
  const parts = z.safeParse(Parts, {
    protocol: url.protocol,
    bucket,
    prefix: folders
      .filter((name) => name !== '')
      .map((name) => `${name}/`)
      .join(''),
    query: Object.fromEntries(url.searchParams),
    hash: url.hash,
  })
  if (!parts.success) return { ok: false, sentence: wrongAddress }
  const inUrl = url.username !== '' || url.password !== ''
  const key = z.safeParse(Key, {
    id: inUrl ? decoded(url.username) : env['AWS_ACCESS_KEY_ID'],
    secret: inUrl ? decoded(url.password) : env['AWS_SECRET_ACCESS_KEY'],
  })
  if (!key.success) return { ok: false, sentence: noKey }
  const sessionToken = inUrl ? '' : (env['AWS_SESSION_TOKEN'] ?? '')
  const { prefix, query } = parts.data
  return {
    ok: true,
    address: {
      origin: url.origin,
      bucket,
      prefix,
      region: query.region ?? (env['AWS_REGION'] || 'us-east-1'),
      key: { ...key.data, ...(sessionToken === '' ? {} : { sessionToken }) },
    },
  }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
