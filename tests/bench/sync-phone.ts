import { randomBytes, randomUUID } from 'node:crypto'
import { JoinAnswer, PullAnswer, PushAnswer } from '#domain/sync/wire.ts'
import { sha256Hex } from '#server/hash.ts'
import * as z from 'zod/mini'

/** A phone that only asks: it keeps nothing, so that the server is what is measured. */
export interface BenchPhone {
  /** Posts a body that was made before; the answer as text. */
  readonly post: (call: 'push' | 'pull', body: string) => Promise<string>
}

export const joinByLink = async (link: string): Promise<BenchPhone> => {
  const url = new URL(link)
  const secret = randomBytes(32).toString('base64url')
  const ask = async (path: string, body: string): Promise<string> => {
    const reply = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body,
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${text}`)
    return text
  }
  const joining = {
    invitation: new URLSearchParams(url.hash.slice(1)).get('i'),
    deviceId: randomUUID(),
    deviceSecretHash: sha256Hex(secret),
    name: 'Meetlat',
  }
  const { projectId } = z.parse(JoinAnswer, JSON.parse(await ask('/v1/join', JSON.stringify(joining))))
  return { post: (call, body) => ask(`/v1/projects/${projectId}/${call}`, body) }
}

/** Throws when anything of the batch was not applied: a figure for work that was refused says nothing. */
export const mustBeApplied = (answer: string): void => {
  const { results } = z.parse(PushAnswer, JSON.parse(answer))
  const other = results.find(({ result }) => result !== 'applied')
  if (other !== undefined) throw new Error(`the server answered ${other.result}: ${other.reason ?? ''}`)
}

export const pageOf = (answer: string): PullAnswer => z.parse(PullAnswer, JSON.parse(answer))
