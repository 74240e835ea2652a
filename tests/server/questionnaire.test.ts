import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyEdit, type Edit } from '#domain/survey/edit.ts'
import { defaultQuestionnaire, type Questionnaire } from '#domain/survey/questionnaire.ts'
import type { Json } from '#domain/sync/operation.ts'
import { startTestServer, type TestPhone, type TestServer } from '../support/server.ts'

let server: TestServer
let coordinator: TestPhone
let interviewer: TestPhone
beforeAll(async () => {
  server = await startTestServer()
  coordinator = await server.phone('coordinator')
  interviewer = await server.phone('interviewer')
})
afterAll(() => server.remove())

const shipped = defaultQuestionnaire

const edited = (...edits: readonly Edit[]): Questionnaire =>
  edits.reduce((form, edit) => {
    const next = applyEdit(form, edit, [shipped])
    if (!next.ok) throw new Error(next.reason)
    return next.form
  }, shipped)

/** A change that no editor would make. */
const forged = (change: (form: Questionnaire) => void): Questionnaire => {
  const form = structuredClone(shipped)
  change(form)
  return form
}
const questionIn = (form: Questionnaire, id: string) => {
  const question = form.questions.find((one) => one.id === id)
  if (question === undefined) throw new Error(id)
  return question
}

const publication = (form: Questionnaire, version: string, more: Readonly<Record<string, Json>> = {}) => ({
  id: randomUUID(),
  type: 'questionnaire',
  recordId: randomUUID(),
  schemaVersion: 1,
  at: '2026-03-09T10:00:00.000Z',
  base: {},
  // A form is JSON by construction.
  set: { formId: form.formId, version, body: { ...form, version } as unknown as Json, ...more },
})
const resultsOf = async (phone: TestPhone, ...ops: readonly unknown[]) => {
  const { results } = await phone.push(...ops)
  return results.map((result) =>
    'reason' in result && result.reason !== undefined ? result.reason : result.result,
  )
}

describe('publishing a version of the questionnaire', () => {
  test('reaches every phone; a version never changes afterwards', async () => {
    const form = edited({ do: 'turnOff', id: 'q13' })
    const op = publication(form, '1.1.0+aaaa')
    expect(await resultsOf(coordinator, op)).toEqual(['applied'])
    const { records } = await interviewer.pull()
    expect(records.get(op.recordId)?.fields['version']).toBe('1.1.0+aaaa')
    expect(await resultsOf(coordinator, publication(shipped, '1.1.0+aaaa'))).toEqual(['immutable'])
    expect(await resultsOf(coordinator, publication(shipped, '1.0.0'))).toEqual(['immutable'])
    expect(await resultsOf(coordinator, { ...op, id: randomUUID() })).toEqual(['immutable'])
  })

  test.each<[string, (form: Questionnaire) => void]>([
    ['unlocks what is said about money', (form) => (questionIn(form, 'q16').sealed = false)],
    [
      'drops a core question',
      (form) => {
        form.questions = form.questions.filter(({ id }) => id !== 'q22')
        for (const section of form.sections)
          section.questions = section.questions.filter((id) => id !== 'q22')
      },
    ],
    [
      'takes a code from a core question',
      (form) => delete form.choiceLists['skill']?.[0] && form.choiceLists['skill']?.shift(),
    ],
    [
      'asks for the purpose after the problem',
      (form) => form.sections.splice(3, 0, ...form.sections.splice(2, 1)),
    ],
    ['reads other words before the yes', (form) => (questionIn(form, 'q01').hint = { nl: 'Teken hier.' })],
    [
      'looks at a locked answer in the open',
      (form) => (questionIn(form, 'q37').showIf = { op: 'answered', question: 'q20' }),
    ],
    [
      'asks for an amount in the open',
      (form) => Object.assign(questionIn(form, 'q40'), { id: 'q40', type: 'amount' }),
    ],
  ])('is refused when it %s', async (_, change) => {
    expect(
      await resultsOf(coordinator, publication(forged(change), `1.9.0+${randomUUID().slice(0, 4)}`)),
    ).toEqual(['floors'])
  })

  test('is refused under another name than it says itself', async () => {
    expect(await resultsOf(coordinator, publication(shipped, '1.3.0', { version: '1.4.0' }))).toEqual([
      'floors',
    ])
  })

  test('is for coordinators', async () => {
    expect(await resultsOf(interviewer, publication(shipped, '1.5.0'))).toEqual(['role'])
  })

  test('locks for ever, also within one request', async () => {
    const locked = edited({ do: 'change', id: 'q24', change: { sealed: true } })
    const [first, second] = [publication(locked, '1.6.0+bbbb'), publication(shipped, '1.7.0+bbbb')]
    expect(await resultsOf(coordinator, first, second)).toEqual(['applied', 'floors'])
  })
})
