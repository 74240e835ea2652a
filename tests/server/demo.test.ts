import { Decrypter } from 'age-encryption'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoIdentity, demoPublicKey } from '#domain/project/demo-key.ts'
import { openSealed } from '#domain/survey/sealed-text.ts'
import { joinPhone, startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ demo: true })
})
afterAll(() => server.remove())

const open = (sealed: unknown): Promise<string> => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(demoIdentity)
  return decrypter.decrypt(new Uint8Array(Buffer.from(String(sealed), 'base64')), 'text')
}

describe('the fictional neighbourhood', () => {
  test('reaches a coordinator whole, sealed to the demo key in one length', async () => {
    const { records } = await (await server.phone('coordinator')).pull()
    const all = [...records.values()]
    const count = (type: string) => all.filter((record) => record.type === type).length
    expect(records.get(server.project)?.fields).toMatchObject({
      name: 'Kannetjeskwartier',
      fictional: true,
      publicKey: demoPublicKey,
    })
    expect([
      count('interview'),
      count('contact'),
      count('assetSighting'),
      count('visit'),
      count('story'),
    ]).toEqual([24, 3, 29, 63, 3])
    const interviews = all.filter(({ type }) => type === 'interview')
    expect(new Set(interviews.map(({ fields }) => String(fields['sealedBlob']).length)).size).toBe(1)
    for (const { id, fields } of interviews) {
      expect(fields).not.toHaveProperty('sealedAnswers')
      expect(fields).not.toHaveProperty(['answers', 'q16'])
      const opened = openSealed(await open(fields['sealedBlob']), {
        projectId: server.project,
        interviewId: id,
      })
      expect(opened.ok).toBe(true)
    }
    const contact = all.find(({ type }) => type === 'contact')
    expect(await open(contact?.fields['sealedDetails'])).toContain('Voorbeeld')
  })

  test('keeps no withdrawal code and no contact details in clear', () => {
    const database = ['limonade.db', 'limonade.db-wal']
      .map((name) => readFileSync(join(server.data, name), 'latin1'))
      .join()
    for (const secret of ['3HQN-C7AA', '3HQNC7AA', 'voorbeeld1@example.org', 'sealedAnswers'])
      expect(database).not.toContain(secret)
  })

  test('prints links with its key, so that conversations can start', async () => {
    expect(server.links.interviewer).toContain(`&k=${demoPublicKey}`)
    expect(server.links.coordinator).not.toContain('&k=')
    const volunteer = await joinPhone(server.url, server.links.volunteer ?? '', 'Wim')
    const types = new Set([...(await volunteer.pull()).records.values()].map(({ type }) => type))
    expect(types).toEqual(
      new Set(['project', 'area', 'assetSighting', 'structure', 'streetName', 'crew', 'walk']),
    )
  })

  test('gives an interviewer doors to go to, and the visits at them', async () => {
    const interviewer = await joinPhone(server.url, server.links.interviewer ?? '', 'Ina')
    const records = [...(await interviewer.pull()).records.values()]
    expect(records.filter(({ type }) => type === 'address')).toHaveLength(60)
    expect(records.filter(({ type }) => type === 'visit')).toHaveLength(63)
  })

  test('keeps what was done in it over a second start', async () => {
    const { data } = server
    await server.stop()
    server = await startTestServer({ demo: true, data })
    expect(server.links.coordinator).toBeDefined()
    const { records } = await (await server.phone('coordinator')).pull()
    expect([...records.values()].filter(({ type }) => type === 'interview')).toHaveLength(24)
  })
})
