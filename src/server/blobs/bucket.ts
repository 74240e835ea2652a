import { AwsClient } from 'aws4fetch'
import { setTimeout as pause } from 'node:timers/promises'
import { sha256Hex } from '../hash.ts'
import { BlobsAway } from './blobs.ts'
import type { S3Address } from './s3-address.ts'

/** The few calls on one S3 bucket that Limonade needs, under the prefix of its address. Each is tried again when the
 *  store is busy or silent, and throws `BlobsAway` when it stays so; all of them may be done twice. */
export interface Bucket {
  /** Durable when it resolves. */
  readonly put: (key: string, data: Uint8Array) => Promise<Headers>
  readonly get: (key: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly has: (key: string) => Promise<boolean>
  readonly remove: (key: string) => Promise<void>
  /** All names that begin so, in order, with their sizes in bytes. */
  readonly list: (prefix: string) => Promise<readonly Listed[]>
  /** A question about the bucket itself, whatever the answer. */
  readonly ask: (question: string) => Promise<{ readonly status: number; readonly text: string }>
}

interface Listed {
  readonly key: string
  readonly size: number
}

export interface Patience {
  readonly tries: number
  /** For one try of a call that carries a picture, and of one that does not. */
  readonly bytesMs: number
  readonly askMs: number
  /** Before the second try; twice as long before each next one. */
  readonly pauseMs: number
}

const usual: Patience = { tries: 4, bytesMs: 30_000, askMs: 5_000, pauseMs: 100 }
/** Names in one page of a list; the largest that S3 gives. */
const pageKeys = 1_000

export const openBucket = (
  { origin, bucket, prefix, region, key }: S3Address,
  patience: Patience = usual,
  page = pageKeys,
): Bucket => {
  const aws = new AwsClient({
    accessKeyId: key.id,
    secretAccessKey: key.secret,
    ...(key.sessionToken === undefined ? {} : { sessionToken: key.sessionToken }),
    service: 's3',
    region,
    retries: 0,
  })
  const base = `${origin}/${bucket}`

  /** One answer that is neither "busy" nor "broken". */
  const call = async (
    method: 'GET' | 'HEAD' | 'PUT' | 'DELETE',
    path: string,
    { data, bytes = false }: { readonly data?: Uint8Array; readonly bytes?: boolean } = {},
  ): Promise<Reply> => {
    let last = 'silent'
    for (let turn = 0; turn < patience.tries; turn++) {
      if (turn > 0) await pause(patience.pauseMs * 2 ** (turn - 1) * (0.5 + Math.random() / 2))
      try {
        const response = await aws.fetch(`${base}${path}`, {
          method,
          // Signed with the content, so that the store refuses what was damaged on its way.
          headers: { 'x-amz-content-sha256': sha256Hex(data ?? new Uint8Array()) },
          ...(data === undefined ? {} : { body: new Uint8Array(data) }),
          redirect: 'error',
          signal: AbortSignal.timeout(bytes ? patience.bytesMs : patience.askMs),
        })
        // Read within the same time: a store may also fall silent in the middle.
        const body = new Uint8Array(await response.arrayBuffer())
        const { status, headers } = response
        if (status !== 429 && (status < 500 || status === 501)) return { status, headers, body }
        last = String(status)
      } catch {
        last = 'silent'
      }
    }
    throw new BlobsAway(`the picture store stays ${last}`)
  }
  const named = (name: string) => `/${prefix}${name}`

  return {
    put: async (name, data) => {
      const { status, headers } = await call('PUT', named(name), { data, bytes: true })
      if (status !== 200) throw unexpected(status)
      return headers
    },
    get: async (name) => {
      const { status, body } = await call('GET', named(name), { bytes: true })
      if (status === 404) return undefined
      if (status !== 200) throw unexpected(status)
      return body
    },
    has: async (name) => {
      const { status } = await call('HEAD', named(name))
      if (status !== 200 && status !== 404) throw unexpected(status)
      return status === 200
    },
    remove: async (name) => {
      const { status } = await call('DELETE', named(name))
      if (![200, 204, 404].includes(status)) throw unexpected(status)
    },
    list: async (start) => {
      const found: Listed[] = []
      for (let after = ''; ;) {
        // The first form of a list, which every store knows; going on after a name needs no token.
        const query = new URLSearchParams({
          'max-keys': String(page),
          prefix: `${prefix}${start}`,
          ...(after === '' ? {} : { marker: after }),
        })
        const { status, body } = await call('GET', `?${query}`)
        if (status !== 200) throw unexpected(status)
        const listed = readList(Buffer.from(body).toString('utf8'))
        found.push(...listed.objects.map(({ key: full, size }) => ({ key: full.slice(prefix.length), size })))
        after = listed.objects.at(-1)?.key ?? ''
        if (!listed.more || after === '') return found
      }
    },
    ask: async (question) => {
      const { status, body } = await call('GET', `?${question}`)
      return { status, text: Buffer.from(body).toString('utf8') }
    },
  }
}

interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array<ArrayBuffer>
}

const unexpected = (status: number) => new BlobsAway(`the picture store answered ${status}`)

/** Only names that this program made stand under its prefix, and none of them holds a character that XML escapes. */
const readList = (xml: string): { readonly objects: readonly Listed[]; readonly more: boolean } => ({
  objects: [...xml.matchAll(/<Contents>.*?<\/Contents>/gs)].flatMap(([entry]) => {
    const key = /<Key>([^<]*)<\/Key>/.exec(entry)?.[1]
    return key === undefined ? [] : [{ key, size: Number(/<Size>(\d+)<\/Size>/.exec(entry)?.[1] ?? '0') }]
  }),
  more: /<IsTruncated>\s*true/.test(xml),
})
