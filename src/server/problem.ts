import { STATUS_CODES } from 'node:http'
import type { Problem } from '#domain/sync/wire.ts'

/** A problem document (RFC 9457): `code` for the program, `detail` for the person. Neither ever repeats what was sent. */
export const problem = (
  status: number,
  code: string,
  {
    detail,
    headers,
    ...more
  }: {
    readonly detail: string
    readonly headers?: Readonly<Record<string, string>>
    readonly handInUntil?: string
  },
): Response => {
  const title = STATUS_CODES[status] ?? 'Error'
  const body: Problem = { type: 'about:blank', title, status, code, detail, ...more }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}

/** The document alone, where there is no response to put it in yet. */
export const problemText = (status: number, code: string, detail: string): string =>
  JSON.stringify({
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail,
  } satisfies Problem)
