import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role } from '#domain/project/role.ts'
import type { Operation } from '#domain/sync/operation.ts'
import { makeWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import { sha256Hex } from '#server/hash.ts'
import { filesWith } from '../support/files-with.ts'
import { onPostgres } from '../support/database.ts'
import { loggedErasures } from '../support/pictures.ts'
import { interviewOp, startTestServer, type TestPhone, type TestServer } from '../support/server.ts'

/** Words of a conversation that go to people who never receive it: said beside the record with what they are erased. */

let server: TestServer
let coordinator: TestPhone
let interviewer: TestPhone
beforeAll(async () => {
  server = await startTestServer()
  coordinator = await server.phone('coordinator')
  interviewer = await server.phone('interviewer')
})
afterAll(() => server.remove())

const out = (type: string, set: Operation['set'], erasedWith?: string): Operation => ({
  id: randomUUID(),
  type,
  recordId: randomUUID(),
  schemaVersion: 1,
  at: '2026-03',
  base: {},
  set,
  ...(erasedWith === undefined ? {} : { erasedWith }),
})
const quote = (words: string) => ({ quote: words, theme: null, minorityVoice: false })
const publicQuote = (words: string, storyId: string) =>
  out('publicQuote', { ...quote(words), publicationId: randomUUID() }, storyId)

/** Five conversations, one of them with a story and a cause, and the words that were taken out of those. */
const spoken = async (words: string) => {
  const code = makeWithdrawalCode(randomBytes)
  const interview = interviewOp({ withdrawalHash: sha256Hex(`interview:${code}`) })
  await interviewer.push(interview, ...Array.from({ length: 4 }, () => interviewOp()))
  const story = out('story', { quote: words, consentRef: interview.recordId })
  const cause = out('causeStatement', {
    interviewRef: interview.recordId,
    chainId: randomUUID(),
    depth: 0,
    text: words,
  })
  const taken = [
    publicQuote(words, story.recordId),
    out('quoteForTelling', quote(words), story.recordId),
    out('codingTask', { text: words }, cause.recordId),
  ]
  const { results } = await coordinator.push(story, cause, ...taken)
  expect(results.map(({ result, reason }) => [result, reason])).toEqual(
    results.map(() => ['applied', undefined]),
  )
  return { code, interview, story, cause, taken, ids: taken.map(({ recordId }) => recordId) }
}
const withdraw = async (code: string) => {
  const reply = await fetch(`${server.url}/v1/withdraw`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, confirm: true }),
  })
  return (await reply.json()) as { readonly erased: boolean }
}
const idsOf = async (phone: TestPhone) => [...(await phone.pull()).records.keys()]
const results = async (phone: TestPhone, ...ops: readonly unknown[]) =>
  (await phone.push(...ops)).results.map(({ result, reason }) => [result, reason])
const offer = async (phone: TestPhone, op: Operation, erasedWith?: Readonly<Record<string, string>>) => {
  const { recordId, type, at, set } = op
  const versions = Object.fromEntries(Object.keys(set).map((field) => [field, 'zzzz.1']))
  const record = { id: recordId, type, schemaVersion: 1, at, fields: set, versions, conflicts: [] }
  const reply = await phone.json('POST', '/offer', { records: [record], erasedWith })
  const { results } = (await reply.json()) as { readonly results: readonly { result: string }[] }
  return results[0]
}

describe('words out of a conversation', () => {
  test('go with it everywhere: the rows, the files and what arrives later', async () => {
    const marker = `woorden-${randomUUID()}`
    const { code, taken, ids } = await spoken(marker)
    const helper = await server.phone('storyteller')
    const before = await helper.pull()
    expect(await withdraw(code)).toMatchObject({ erased: true })
    const page = await helper.page(before.last.cursors)
    const erased = page.entries.map((entry) => (entry.kind === 'erase' ? entry.recordId : ''))
    expect(erased).toEqual(expect.arrayContaining(ids))
    const { entries } = await coordinator.pull()
    expect(JSON.stringify(entries)).not.toContain(marker)
    const log = await loggedErasures(server.data)
    for (const id of ids) expect(log).toContainEqual({ project: server.project, id })
    if (!onPostgres()) expect(filesWith(server.data, [marker])).toEqual([])
    expect(await results(coordinator, ...taken)).toEqual(taken.map(() => ['gone', undefined]))
  })

  test('go with the story or the cause alone, when that is erased, and with nothing else', async () => {
    const { story, cause, ids } = await spoken('rust')
    const [open = '', told = '', task = ''] = ids
    await coordinator.push({ ...out('story', {}), recordId: story.recordId, erase: true })
    const left = await idsOf(coordinator)
    expect([open, told, task, cause.recordId].map((id) => left.includes(id))).toEqual([
      false,
      false,
      true,
      true,
    ])
  })

  test('that come after their conversation was withdrawn are gone, pushed or brought back', async () => {
    const { code, story } = await spoken('later')
    await withdraw(code)
    const late = publicQuote('later', story.recordId)
    expect(await results(coordinator, late)).toEqual([['gone', undefined]])
    const offered = publicQuote('later', story.recordId)
    const beside = { [offered.recordId]: story.recordId }
    expect(await offer(coordinator, offered, beside)).toMatchObject({ result: 'gone' })
    expect(await idsOf(coordinator)).not.toContain(offered.recordId)
  })

  test('come back after a restore from whoever can say with what they go, and then go with it', async () => {
    const { story } = await spoken('terug')
    const lost = publicQuote('terug', story.recordId)
    const beside = { [lost.recordId]: story.recordId }
    const helper = await server.phone('storyteller')
    expect(await offer(helper, lost, beside)).toMatchObject({ result: 'refused', reason: 'role' })
    expect(await offer(coordinator, lost)).toMatchObject({ result: 'refused', reason: 'erased-with' })
    expect(await idsOf(helper)).not.toContain(lost.recordId)
    expect(await offer(coordinator, lost, beside)).toMatchObject({ result: 'taken' })
    expect(await idsOf(helper)).toContain(lost.recordId)
    await coordinator.push({ ...out('story', {}), recordId: story.recordId, erase: true })
    expect(await idsOf(helper)).not.toContain(lost.recordId)
  })

  test('are refused without it, of whoever is no coordinator, with a day, and beside anything else', async () => {
    const { story, taken } = await spoken('nee')
    const { erasedWith: _beside, ...bare } = publicQuote('nee', story.recordId)
    const dated = { ...publicQuote('nee', story.recordId), at: '2026-03-09' }
    const crew = out('crew', {}, story.recordId)
    const [known] = taken
    const moved = { ...known, id: randomUUID(), erasedWith: randomUUID() }
    expect(await results(coordinator, bare, dated, { ...crew, at: '2026-03-09' }, moved)).toEqual([
      ['refused', 'erased-with'],
      ['refused', 'clock'],
      ['refused', 'erased-with'],
      ['refused', 'immutable'],
    ])
    const helper = await server.phone('storyteller')
    expect(await results(helper, publicQuote('nee', story.recordId))).toEqual([['refused', 'role']])
    // What cannot be understood is not kept apart in clear either.
    const odd = { ...publicQuote('nee', story.recordId), set: { quote: 'nee', house: 12 } }
    expect(await results(coordinator, odd)).toEqual([['refused', 'not-understood']])
  })

  test('of a coordinator who takes no part any more wait, and go with their conversation meanwhile', async () => {
    const { story } = await spoken('apart')
    const other = await server.phone('coordinator')
    await coordinator.json('PATCH', `/devices/${other.id}`, { state: 'revoked' })
    const marker = `apart-${randomUUID()}`
    const waiting = publicQuote(marker, story.recordId)
    expect(await results(other, waiting)).toEqual([['quarantined', 'revoked']])
    await coordinator.push({ ...out('story', {}), recordId: story.recordId, erase: true })
    expect(await results(other, waiting)).toEqual([['gone', undefined]])
    if (!onPostgres()) expect(filesWith(server.data, [marker])).toEqual([])
  })

  test('reach each role as far as it works with them, without any id out of the conversation', async () => {
    const { interview, story, cause, ids } = await spoken('zonder naam')
    const receives: Readonly<Record<Exclude<Role, 'coordinator'>, readonly number[]>> = {
      entrepreneur: [0],
      communityBuilder: [0],
      informationGatherer: [0, 2],
      storyteller: [0, 1],
      interviewer: [0],
      volunteer: [0],
    }
    for (const role of Role.options) {
      if (role === 'coordinator') continue
      const { records, entries } = await (await server.phone(role)).pull()
      const found = ids.flatMap((id, at) => (records.has(id) ? [at] : []))
      expect([role, found]).toEqual([role, receives[role]])
      const text = JSON.stringify(entries)
      for (const { recordId } of [interview, story, cause]) expect(text).not.toContain(recordId)
      expect(text).not.toContain('erasedWith')
    }
  })
})
