import { randomSecret, sha256Hex } from '#app/crypto/hash.ts'
import { readLink } from '#app/project/link.ts'
import { type Client, createClient, join } from '#app/sync/client.ts'
import type { Json, Operation } from '#domain/sync/operation.ts'
import { sighting } from './saved.ts'

/** Two phones that give one sighting two kinds, and something that the server does not know: what a coordinator must
 *  decide about. Speaks to a running server by a volunteers' link. */
export const makeTwoAnswers = async (link: string): Promise<void> => {
  const [first, second] = [await phone(link, 'Gele telefoon'), await phone(link, 'Groene telefoon')]
  const recordId = crypto.randomUUID()
  const made = await push(first, operation(recordId, { set: sighting }))
  const base = { kind: made }
  await push(first, operation(recordId, { set: { kind: 'shop' }, base }))
  await push(second, operation(recordId, { set: { kind: 'classroom' }, base }))
  await push(second, { ...operation(crypto.randomUUID(), { set: { name: 'Ballon' } }), type: 'balloon' })
}

const phone = async (link: string, name: string): Promise<Client> => {
  const { origin, hash } = new URL(link)
  const read = readLink(hash)
  if (read === undefined) throw new Error(`not a link: ${link}`)
  const secret = randomSecret()
  const joined = await join(fetch, origin, {
    invitation: read.invitation,
    deviceId: crypto.randomUUID(),
    deviceSecretHash: await sha256Hex(new TextEncoder().encode(secret)),
    name,
  })
  if (!joined.ok) throw new Error('joining failed')
  return createClient({ fetch, origin, projectId: joined.value.projectId, secret })
}

const operation = (
  recordId: string,
  { set, base = {} }: { readonly set: Record<string, Json>; readonly base?: Record<string, string> },
): Operation => ({
  id: crypto.randomUUID(),
  type: 'assetSighting',
  recordId,
  schemaVersion: 1,
  at: '2026-03-09',
  base,
  set,
})

/** Returns the version that the operation gave. */
const push = async (client: Client, op: Operation): Promise<string> => {
  const reply = await client.push([op])
  if (!reply.ok) throw new Error('the push failed')
  return `${reply.value.epoch}.${reply.value.results[0]?.number ?? 0}`
}
