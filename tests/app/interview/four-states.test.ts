import Papa from 'papaparse'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { exportTables } from '#domain/export/rows.ts'
import type { Answer, Answers, AnswerState } from '#domain/survey/answer.ts'
import { openSealed } from '#domain/survey/finish.ts'
import { defaultQuestionnaire as form, isSealed, type Question } from '#domain/survey/questionnaire.ts'
import type { Operation } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { openWith } from '#app/crypto/seal.ts'
import { csvText } from '#domain/export/csv.ts'
import { begun, moved } from '#app/screens/interview/conversation.ts'
import { openPhoneStore } from '../../support/phone-store.ts'
import { begin, done } from '../../support/saved.ts'
import { fullConversation } from '../../domain/survey/conversation.ts'

/** A value, "I don't know", "I'd rather not say" and not asked: from the button of the conversation through the lock to
 *  the file that the coordinator takes away. */

const setting = { form, thisYear: 2026 }
let keys: Awaited<ReturnType<typeof makeKeyPair>>
beforeAll(async () => {
  keys = await makeKeyPair()
})

/** One question of each type that may be declined, open and locked. */
const one = [
  ...new Map(
    form.questions
      .filter(({ id, allowDk, allowPns }) => allowDk && allowPns && fullConversation[id]?.state === 'value')
      .map((each) => [`${each.type}, ${isSealed(each) ? 'locked' : 'open'}`, each]),
  ),
]

/** The answers after somebody did this at a question; a grid is declined row by row. */
const answered = ({ id }: Question, state: AnswerState): Answers => {
  if (state === 'value') return fullConversation
  const { [id]: _said, ...others } = fullConversation
  if (state === 'notAsked') return others
  let now = begun(setting, { mode: 'full', answers: others, at: id })
  expect(now.at).toBe(id)
  for (let rows = 0; rows < 30 && now.at === id; rows++)
    now = moved(setting, moved(setting, now, { do: 'decline', state }), { do: 'next' })
  expect(now.at).not.toBe(id)
  return now.answers
}

/** What stands in the files of the export after these answers were sealed, row by row under the names of the columns. */
const taken = async (answers: Answers) => {
  const { store, projectId, remove } = openPhoneStore()
  onTestFinished(remove)
  const draft = await begin(store, 'full')
  done(await store.saveDraft({ ...draft, answers }))
  const kept = await store.openDraft(draft.id)
  if (kept?.kind !== 'conversation') throw new Error('the draft is gone')
  done(await store.seal(kept, form, keys.publicKey))
  const opened = await openWith(keys.identity, (await store.conversations())[0]?.file ?? '')
  if (!opened.ok) throw new Error('the conversation does not open')
  // What the store has sealed itself.
  const operations = JSON.parse(opened.text) as readonly Operation[]
  const tables = exportTables({
    records: operations.map((operation) => recordOf(operation)),
    questionnaires: [form],
    language: 'nl',
    shuffle: (items) => items,
    contents: 'neighbourhood',
  })
  const read = (named: (name: string) => boolean) => {
    const table = tables.find(({ name }) => named(name))
    if (table === undefined) return []
    const text = csvText(table, 'plain')
    return Papa.parse<Record<string, string>>(text, { header: true }).data
  }
  const interview = read((name) => name === 'interviews')[0] ?? {}
  const lock = await openWith(keys.identity, interview['sealed'] ?? '')
  const locked = openSealed(lock.ok ? lock.text : '', {
    projectId,
    interviewId: interview['interview_id'] ?? '',
  })
  return { interview, locked: locked.ok ? locked.answers : {} }
}

const recordOf = ({ recordId, type, at, set }: Operation): Stored => ({
  id: recordId,
  type,
  schemaVersion: 1,
  at,
  fields: set,
  versions: {},
  conflicts: [],
})

/** What says in the answer of a grid that nothing is said: each amount for itself, and a share by its code. */
const inRows: Readonly<Record<string, Partial<Record<AnswerState, unknown>>>> = {
  amountGrid: { dk: { state: 'dk' }, pns: { state: 'pns' } },
  shareGrid: { dk: 'unknown' },
}

test('every type that may be declined is looked at', () => {
  expect(new Set(one.map(([, { type }]) => type))).toEqual(
    new Set(form.questions.filter(({ allowDk }) => allowDk).map(({ type }) => type)),
  )
})

describe.each(one)('an answer of type %s', (_, question) => {
  const { id, type } = question

  test.each(['value', 'dk', 'pns', 'notAsked'] as const)('comes out of the export as %s', async (state) => {
    const answers = answered(question, state)
    const { interview, locked } = await taken(answers)
    const columns = Object.entries(interview).filter(([name]) => name === id || name.startsWith(`${id}_`))
    if (isSealed(question)) {
      expect(columns).toEqual([])
      const row = inRows[type]?.[state]
      if (row === undefined) expect(locked[id]?.state).toBe(state)
      else for (const cell of rowsIn(locked[id])) expect(cell).toEqual(row)
      if (state === 'value') expect(locked[id]).toEqual(fullConversation[id])
      return
    }
    expect(interview[`${id}_state`]).toBe(state)
    const said = columns.filter(([name, cell]) => !/_(state|label)$/.test(name) && cell !== '')
    if (state === 'value') expect(said).not.toEqual([])
    else expect(said).toEqual([])
  })
})

const rowsIn = (answer: Answer | undefined): readonly unknown[] => {
  const value = answer?.state === 'value' ? answer.value : undefined
  if (value === null || typeof value !== 'object') throw new Error('no rows')
  const rows: readonly unknown[] = Object.values(value)
  expect(rows.length).toBeGreaterThan(1)
  return rows
}
