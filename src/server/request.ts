import type { Context } from 'hono'
import type * as z from 'zod/mini'
import { limits } from '#domain/sync/wire.ts'
import { parsedBy } from './parsed-by.ts'
import { problem } from './problem.ts'

export type Body<T> =
  | { readonly ok: true; readonly value: T; readonly bytes: number }
  | { readonly ok: false; readonly response: Response }

/** Reads and parses a JSON body of at most 1 MiB. */
export const readJson = async <T>(c: Context, schema: z.ZodMiniType<T>): Promise<Body<T>> => {
  const bytes = await readBytes(c, limits.bodyBytes)
  if (!bytes.ok) return bytes
  const parsed = parseJson(bytes.value)
  if (parsed === undefined)
    return refuse(problem(400, 'not-json', { detail: 'The body of this request is not JSON.' }))
  const value = parsedBy(schema, parsed.json)
  if (!value.success) {
    const where = value.error?.issues[0]?.path.map(String).join('.') ?? ''
    return refuse(problem(400, 'bad-request', { detail: `The request is not as described at "${where}".` }))
  }
  return { ok: true, value: value.data, bytes: bytes.value.length }
}

/** Reads at most so many bytes; compressed bodies are refused, so that a small request cannot become a large one. */
export const readBytes = async (c: Context, most: number): Promise<Body<Uint8Array>> => {
  const encoding = c.req.header('content-encoding')
  if (encoding !== undefined && encoding !== 'identity')
    return refuse(problem(415, 'content-encoding', { detail: 'Send the body without compression.' }))
  const tooLarge = () =>
    refuse(
      problem(413, 'body-too-large', {
        detail: `A request may hold ${most} bytes. Send it in smaller parts.`,
        headers: { connection: 'close' },
      }),
    )
  const said = c.req.header('content-length')
  if (Number(said ?? '0') > most) return tooLarge()
  // Node lets no more through than was said, and one that says nothing may never end.
  if (said !== undefined) {
    const value = new Uint8Array(await c.req.raw.arrayBuffer())
    return value.length > most ? tooLarge() : { ok: true, value, bytes: value.length }
  }
  const parts: Uint8Array[] = []
  let length = 0
  // A request's stream yields byte arrays only.
  for await (const part of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length
    if (length > most) return tooLarge()
    parts.push(part)
  }
  return { ok: true, value: new Uint8Array(Buffer.concat(parts)), bytes: length }
}

const refuse = (response: Response): { readonly ok: false; readonly response: Response } => ({
  ok: false,
  response,
})

const parseJson = (bytes: Uint8Array): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return undefined
  }
}
