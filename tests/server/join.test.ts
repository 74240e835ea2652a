import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256Hex } from '#server/hash.ts'
import { askToJoin, newSecret, secretOf, startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let now = new Date('2026-03-09T10:00:00Z')
beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
})
afterAll(() => server.remove())

const ask = (link: string, more: Record<string, unknown> = {}) => ({
  invitation: secretOf(link),
  deviceId: randomUUID(),
  deviceSecretHash: sha256Hex(newSecret()),
  name: 'Telefoon van Ans',
  ...more,
})
const codeOf = async (reply: Response): Promise<unknown> => (await reply.json()).code

describe('joining', () => {
  test('tells a phone its project, role and scopes', async () => {
    const reply = await askToJoin(server.url, ask(await server.link('interviewer')))
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({
      projectId: server.project,
      role: 'interviewer',
      projectName: '',
    })
  })

  test('gives the same answer to the same device again and costs no use, also when the link is used up', async () => {
    const request = ask(await server.link('coordinator'))
    const first = await (await askToJoin(server.url, request)).json()
    expect(await (await askToJoin(server.url, request)).json()).toEqual(first)
    const other = await askToJoin(server.url, {
      ...request,
      deviceId: randomUUID(),
      deviceSecretHash: sha256Hex('x'),
    })
    expect([other.status, await codeOf(other)]).toEqual([410, 'invite-used'])
  })

  test('refuses a known device id with another secret', async () => {
    const request = ask(await server.link('volunteer'))
    await askToJoin(server.url, request)
    const reply = await askToJoin(server.url, { ...request, deviceSecretHash: sha256Hex('other') })
    expect([reply.status, await codeOf(reply)]).toEqual([409, 'device-known'])
  })

  test('refuses a link that nobody made, and one that has expired', async () => {
    const unknown = await askToJoin(server.url, ask(`${server.url}/meedoen#i=${newSecret()}`))
    expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'invite-unknown'])
    const link = await server.link('volunteer')
    now = new Date(now.getTime() + 8 * 86_400_000)
    const expired = await askToJoin(server.url, ask(link))
    expect([expired.status, await codeOf(expired)]).toEqual([410, 'invite-expired'])
    expect(expired.headers.get('content-type')).toBe('application/problem+json')
  })

  test('refuses a link that a coordinator ended', async () => {
    const coordinator = await server.phone('coordinator')
    const secret = newSecret()
    const id = randomUUID()
    const made = await coordinator.json('POST', '/invitations', {
      id,
      secretHash: sha256Hex(secret),
      role: 'volunteer',
      uses: 5,
      days: 7,
    })
    expect(made.status).toBe(201)
    expect((await coordinator.json('POST', `/invitations/${id}/end`)).status).toBe(200)
    const reply = await askToJoin(server.url, ask(`${server.url}/meedoen#i=${secret}`))
    expect([reply.status, await codeOf(reply)]).toEqual([410, 'invite-ended'])
    const list = await (await coordinator.call('/invitations')).json()
    expect(list.invitations.find((invitation: { id: string }) => invitation.id === id)).toMatchObject({
      state: 'ended',
    })
  })

  test('says with 429 and Retry-After when one address asks too often', async () => {
    const strict = await startTestServer({ rates: { address: 2, device: 100 } })
    const link = `${strict.url}/meedoen#i=${newSecret()}`
    await askToJoin(strict.url, ask(link))
    await askToJoin(strict.url, ask(link))
    const reply = await askToJoin(strict.url, ask(link))
    expect([reply.status, await codeOf(reply)]).toEqual([429, 'too-many-requests'])
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
    await strict.remove()
  })
})
