import { randomBytes, randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formatWithdrawalCode, makeWithdrawalCode } from '#domain/survey/withdrawal-code.ts'
import { sha256Hex } from '#server/hash.ts'
import { filesWith } from '../support/files-with.ts'
import { loggedErasures } from '../support/pictures.ts'
import { onPostgres } from '../support/database.ts'
import {
  contactOp,
  interviewOp,
  startTestServer,
  type TestPhone,
  type TestServer,
  tipOp,
} from '../support/server.ts'

let server: TestServer
let coordinator: TestPhone
let interviewer: TestPhone
beforeEach(async () => {
  server = await startTestServer()
  coordinator = await server.phone('coordinator')
  interviewer = await server.phone('interviewer')
})
afterEach(() => server.remove())

const withdraw = async (code: string, confirm: boolean) => {
  const reply = await fetch(`${server.url}/v1/withdraw`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, confirm }),
  })
  return { status: reply.status, answer: await reply.json() }
}
const conversation = (marker: string) => {
  const code = makeWithdrawalCode(randomBytes)
  const interview = interviewOp({ withdrawalHash: sha256Hex(`interview:${code}`) })
  const tip = tipOp(interview.recordId)
  return {
    code,
    interview: {
      ...interview,
      set: { ...interview.set, answers: { q07: { state: 'value', value: { text: marker } } } },
    },
    tip: { ...tip, set: { ...tip.set, note: marker } },
    contact: contactOp({ withdrawalHash: sha256Hex(`contact:${code}`) }),
  }
}

describe('withdrawing', () => {
  test('looks first: found, the month and whether there is a contact, and nothing else', async () => {
    const { code, interview, contact } = conversation('stil')
    await interviewer.push(interview, contact)
    const typed = formatWithdrawalCode(code).toLowerCase()
    expect(await withdraw(typed, false)).toEqual({
      status: 200,
      answer: { found: true, month: '2026-03', contact: true, erased: false },
    })
    expect(await withdraw(typed, true)).toMatchObject({ answer: { found: true, erased: true } })
    expect(await withdraw(typed, false)).toMatchObject({ answer: { found: false, contact: false } })
  })

  test.skipIf(onPostgres())(
    'after the release erases the conversation, what came out of it and the contact, on disk as well',
    async () => {
      const marker = `bewaard-${randomUUID()}`
      const { code, interview, tip, contact } = conversation(marker)
      await interviewer.push(interview, tip, contact, ...Array.from({ length: 4 }, () => interviewOp()))
      const before = await coordinator.pull()
      expect(before.records.has(tip.recordId)).toBe(true)
      expect(filesWith(server.data, [marker])).not.toEqual([])

      expect((await withdraw(code, true)).answer).toMatchObject({ erased: true, contact: true })
      const page = await coordinator.page(before.last.cursors)
      const erased = page.entries.map((entry) => (entry.kind === 'erase' ? entry.recordId : ''))
      expect(new Set(erased)).toEqual(new Set([interview.recordId, tip.recordId, contact.recordId]))
      expect(page.entries.every(({ scope }) => scope === 'erased')).toBe(true)
      expect((await coordinator.pull()).records.has(interview.recordId)).toBe(false)
      expect(filesWith(server.data, [marker])).toEqual([])
      const log = await loggedErasures(server.data)
      for (const { recordId } of [interview, tip, contact])
        expect(log).toContainEqual({ project: server.project, id: recordId })

      const answer = await interviewer.push(interview, tip, contact, tipOp(interview.recordId))
      expect(answer.results.map(({ result }) => result)).toEqual(['gone', 'gone', 'gone', 'gone'])
    },
  )

  test('before the conversation arrives: what comes later is gone and nothing of it is stored', async () => {
    const marker = `nooit-${randomUUID()}`
    const { code, interview, tip, contact } = conversation(marker)
    expect((await withdraw(code, true)).answer).toEqual({ found: false, contact: false, erased: false })
    const answer = await interviewer.push(tip, interview, contact)
    expect(answer.results.map(({ result }) => result)).toEqual(['applied', 'gone', 'gone'])
    expect(filesWith(server.data, [marker])).toEqual([])
    expect((await interviewer.push(tip)).results[0]).toMatchObject({ result: 'gone' })
    expect((await coordinator.pull()).last.waiting).toMatchObject({ interviews: 0, contacts: 0 })
  })

  test('writes the code down nowhere', async () => {
    const { code, interview } = conversation('stil')
    await interviewer.push(interview)
    await withdraw(formatWithdrawalCode(code), true)
    for (const spelling of [code, formatWithdrawalCode(code)]) {
      expect(filesWith(server.data, [spelling])).toEqual([])
      expect(server.log()).not.toContain(spelling)
    }
  })

  test('asks to look again at a code with a slip', async () => {
    const { code } = conversation('stil')
    const slip = `${code[0] === '2' ? '3' : '2'}${code.slice(1)}`
    expect(await withdraw(slip, true)).toMatchObject({ status: 422, answer: { code: 'withdrawal-code' } })
  })

  test.skipIf(onPostgres())('waits with its confirmation until no reader holds the old pages', async () => {
    const { code, interview } = conversation('lezer')
    await interviewer.push(interview)
    const reader = new DatabaseSync(join(server.data, 'limonade.db'), { readOnly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM record').get()
    let confirmed = false
    const confirmation = withdraw(code, true).then((reply) => {
      confirmed = true
      return reply
    })
    // Another call goes through the whole server meanwhile.
    while ((await withdraw(code, false)).answer.found === true) continue
    expect(confirmed).toBe(false)
    reader.exec('COMMIT')
    reader.close()
    expect((await confirmation).answer).toMatchObject({ erased: true })
  })

  test('a restored backup is purged before it serves', async () => {
    const { interview, tip } = conversation('oud')
    await interviewer.push(interview, tip)
    await server.stop()
    const log = `${server.project} ${interview.recordId}\n`
    const { appendFileSync } = await import('node:fs')
    appendFileSync(join(server.data, 'erasures.log'), log)
    server = await startTestServer({ data: server.data })
    const { last, entries } = await (await server.phone('coordinator')).pull()
    expect(last.waiting).toMatchObject({ interviews: 0 })
    expect(entries.filter(({ scope }) => scope === 'talk')).toEqual([])
  })
})

describe('a sealed question in clear', () => {
  test.each([
    ['among the answers', (marker: string) => ({ answers: { q16: { state: 'value', value: marker } } })],
    ['beside the answers', (marker: string) => ({ sealedAnswers: { q16: marker } })],
    ['only as a state', () => ({ answers: { q36: { state: 'pns' } } })],
  ])('%s is refused and stands in no file and no log', async (_name, fields) => {
    const marker = `geld-${randomUUID()}`
    const op = interviewOp()
    const answer = await interviewer.push({ ...op, set: { ...op.set, ...fields(marker) } })
    expect(answer.results[0]).toEqual({ id: op.id, result: 'refused', reason: 'sealed-in-clear' })
    const broken = await interviewer.push({
      ...op,
      schemaVersion: 'x',
      set: { ...op.set, ...fields(marker) },
    })
    expect(broken.results[0]).toMatchObject({ result: 'refused' })
    const disguised = await interviewer.push({ ...op, type: 'balloon', set: { answers: { q16: marker } } })
    expect(disguised.results[0]).toMatchObject({ result: 'refused' })
    expect(filesWith(server.data, [marker])).toEqual([])
    expect(server.log()).not.toContain(marker)
  })

  test('is refused for a question that a form of the project seals', async () => {
    const { default: form } = await import('#domain/survey/questionnaire.json', { with: { type: 'json' } })
    const sealedToo = structuredClone(form) as unknown as {
      version: string
      questions: { id: string; sealed: boolean }[]
    }
    sealedToo.version = '1.1.0'
    for (const question of sealedToo.questions) if (question.id === 'q40') question.sealed = true
    const record = {
      ...interviewOp(),
      type: 'questionnaire',
      withdrawalHash: undefined,
      set: { formId: form.formId, version: '1.1.0', body: sealedToo },
    }
    expect((await coordinator.push(record)).results[0]).toMatchObject({ result: 'applied' })
    const op = interviewOp()
    const answer = await interviewer.push({ ...op, set: { ...op.set, answers: { q40: { state: 'dk' } } } })
    expect(answer.results[0]).toMatchObject({ result: 'refused', reason: 'sealed-in-clear' })
    const unsealed = {
      ...record,
      id: randomUUID(),
      recordId: randomUUID(),
      set: { ...record.set, body: form },
    }
    expect((await coordinator.push(unsealed)).results[0]).toMatchObject({
      result: 'refused',
      reason: 'floors',
    })
  })
})
