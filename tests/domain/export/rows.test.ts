import { describe, expect, test } from 'vitest'
import { codebook, undescribed } from '#domain/export/codebook.ts'
import { photosIn } from '#domain/export/photo-file.ts'
import { exportTables, shuffleWith, type ExportRequest } from '#domain/export/rows.ts'
import type { Cell, Table } from '#domain/export/table.ts'
import { applyEdit } from '#domain/survey/edit.ts'
import { addableTypes } from '#domain/survey/edit-types.ts'
import { defaultQuestionnaire, type Questionnaire } from '#domain/survey/questionnaire.ts'
import { idOf, interview, sighting, stored, value } from './sample.ts'

const asTheyCome = <T>(items: readonly T[]) => items
const tables = (records: ExportRequest['records'], more: Partial<ExportRequest> = {}) =>
  exportTables({
    records,
    questionnaires: [defaultQuestionnaire],
    language: 'nl',
    shuffle: asTheyCome,
    contents: 'neighbourhood',
    ...more,
  })
const table = (all: readonly Table[], name: string): Table => {
  const found = all.find((candidate) => candidate.name === name)
  if (found === undefined) throw new Error(`no table ${name} among ${all.map((one) => one.name).join(' ')}`)
  return found
}
const cells = (from: Table, row = 0): Record<string, Cell> =>
  Object.fromEntries(from.columns.map(({ name }, at) => [name, from.rows[row]?.[at] ?? null]))

const talked = interview(1, {
  q01: value('yes'),
  q03: value('couple'),
  q05: { state: 'pns' },
  q07: value({ text: '=1+1' }),
  q10: value({ text: 'Het plein is leeg', theme: 'contact' }),
  q11: value([
    { depth: 1, text: 'Niemand kent elkaar', theme: 'contact' },
    { depth: 2, text: 'Iedereen werkt elders', theme: 'time' },
  ]),
  q13: value(['money', 'hassle']),
  q28: value({ cooking: { usedWhere: 'inside', hoursPerWeek: 2.5 } }),
  q30: { state: 'notAsked' },
  q34: value([{ kind: 'office', where: 'hoek', unusedDegree: 'empty', ownerDomain: 'business' }]),
  q38: value([]),
})

describe('the raw export', () => {
  test('has one row for each conversation, with the code and the words of an answer', () => {
    const row = cells(table(tables([talked, interview(2, {})]), 'interviews'))
    expect(row).toMatchObject({
      interview_id: idOf(1),
      q03: 'couple',
      month: '2026-11',
      minutes: 45,
      finished: 1,
    })
    expect(row['q03_label']).toMatch(/partner|samen/)
    expect(table(tables([talked, interview(2, {})]), 'interviews').rows).toHaveLength(2)
  })

  test('says in a column of its own why there is no answer', () => {
    const row = cells(table(tables([talked]), 'interviews'))
    expect(row).toMatchObject({ q05: null, q05_state: 'pns', q30: null, q30_state: 'notAsked' })
    expect(row['q06_state']).toBe('notInForm')
    expect(row['q05_label']).toBe('Zeg ik liever niet')
  })

  test('writes several answers as codes with a bar and as a column of ones and zeros for each choice', () => {
    const row = cells(table(tables([talked]), 'interviews'))
    expect(row).toMatchObject({ q13: 'money|hassle', q13__money: 1, q13__hassle: 1, q13__landlord: 0 })
    expect(row['q18__none']).toBeNull()
  })

  test('gives each list, chain and grid a table of its own with the key of its conversation', () => {
    const all = tables([interview(2, {}), talked])
    const why = table(all, 'q11_why')
    expect(why.rows).toHaveLength(2)
    expect(cells(why, 1)).toMatchObject({
      interview_id: idOf(1),
      index: 2,
      text: 'Iedereen werkt elders',
      theme: 'time',
    })
    expect(cells(table(all, 'q28_talentUse'))).toMatchObject({
      row: 'cooking',
      usedWhere: 'inside',
      hoursPerWeek: 2.5,
    })
    expect(cells(table(all, 'q34_unusedSeen'))).toMatchObject({
      interview_id: idOf(1),
      kind: 'office',
      where: 'hoek',
    })
    const ids = new Set(table(all, 'interviews').rows.map(([id]) => id))
    for (const lines of all.filter(({ columns }) => columns[0]?.name === 'interview_id'))
      for (const [id] of lines.rows) expect(ids).toContain(id)
  })

  test('tells an empty list from a list that was not asked for', () => {
    const row = cells(table(tables([talked]), 'interviews'))
    expect(row).toMatchObject({ q38__none: 1, q38_count: 0, q34__none: 0, q34_count: 1, q24__none: null })
  })

  test('keeps locked answers locked and has no column for a locked question', () => {
    const interviews = table(tables([talked]), 'interviews')
    expect(cells(interviews)['sealed']).toBe('YWdlLWVuY3J5cHRpb24=')
    const locked = defaultQuestionnaire.questions.filter(({ sealed }) => sealed).map(({ id }) => id)
    const named = tables([talked]).flatMap(({ name, columns }) => [
      name,
      ...columns.map((column) => column.name),
    ])
    for (const id of locked) expect(named.filter((name) => name.startsWith(id))).toEqual([])
  })

  test('has no day, author, device or code in any table out of conversations', () => {
    const all = tables([
      talked,
      sighting(3),
      stored('structure', 4, { name: 'Koor', kind: 'social', status: 'running' }),
    ])
    const names = all.flatMap(({ columns }) => columns.map(({ name }) => name))
    expect(
      names.filter((name) =>
        /device|author|contact|withdraw|hash|visit|address|^day$|^date$|_at$/i.test(name),
      ),
    ).toEqual([])
    const written = JSON.stringify(all.map(({ rows }) => rows))
    expect(written).not.toMatch(/\d{4}-\d{2}-\d{2}/)
  })

  test('keeps contacts, addresses and visits out of the tables of the neighbourhood', () => {
    const records = [
      talked,
      stored('contact', 5, { purposes: ['results'], sealedDetails: 'YWdl', expiresAt: '2027-05' }),
      stored('address', 6, {
        street: 'Kadewal',
        houseNumber: '3',
        gridCell: 'a1',
        walkOrder: 1,
        doNotVisit: false,
      }),
      stored('visit', 7, { addressId: idOf(6), at: '2026-11-23', attemptNo: 1, outcome: 'interviewFull' }),
    ]
    expect(JSON.stringify(tables(records))).not.toMatch(/Kadewal|interviewFull|2027-05/)
    const contacts = tables(records, { contents: 'contacts' })
    expect(contacts.map(({ name }) => name)).toEqual(['contacts'])
    expect(cells(table(contacts, 'contacts'))).toMatchObject({ purposes: 'results', sealed: 'YWdl' })
    expect(JSON.stringify(contacts)).not.toContain(idOf(1))
  })

  test('puts the rows in the order of the shuffle and not in that of arrival', () => {
    const records = Array.from({ length: 30 }, (_, at) => interview(at + 1, {}))
    let seed = 7
    const shuffle = shuffleWith(() => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647)
    const ids = table(tables(records, { shuffle }), 'interviews').rows.map(([id]) => id)
    expect(ids).toHaveLength(30)
    expect(ids).not.toEqual(records.map(({ id }) => id))
    expect([...ids].sort()).toEqual(records.map(({ id }) => id))
  })

  test('has one column for a question over all versions of the form', () => {
    const [first, ...others] = defaultQuestionnaire.questions
    const newer: Questionnaire = {
      ...defaultQuestionnaire,
      version: '9.9.9',
      questions: [
        ...(first === undefined ? [] : [first]),
        ...others.map((question) =>
          question.id === 'q06'
            ? { ...question, choices: [{ code: 'always', label: { nl: 'altijd al', en: 'always' } }] }
            : question,
        ),
      ],
    }
    const records = [
      interview(1, { q06: value('under2') }),
      interview(2, { q06: value('always') }, { formVersion: '9.9.9' }),
    ]
    const interviews = table(tables(records, { questionnaires: [defaultQuestionnaire, newer] }), 'interviews')
    expect(interviews.columns.filter(({ name }) => name === 'q06')).toHaveLength(1)
    expect(cells(interviews, 0)).toMatchObject({ q06: 'under2' })
    expect(cells(interviews, 0)['q06_label']).not.toBe('under2')
    expect(cells(interviews, 1)).toMatchObject({ q06: 'always', q06_label: 'altijd al' })
  })

  test('names the files of the pictures of an answer, and takes those of conversations along', () => {
    const picture = { small: 'f'.repeat(64), type: 'image/jpeg', bytes: 9_000, width: 4, height: 3 }
    const photos = ['1', '2'].map((digit) => ({ ...picture, sha256: digit.repeat(64) }))
    const form: Questionnaire = structuredClone(defaultQuestionnaire)
    for (const question of form.questions) if (question.id === 'q08') question.type = 'photo'
    const record = interview(3, { q08: value(photos) }, { photos })
    const row = cells(table(tables([record], { questionnaires: [form] }), 'interviews'))
    expect(row['q08_count']).toBe(2)
    expect(row['q08_files']).toBe(photos.map(({ sha256 }) => `photos/${sha256}.jpg`).join('|'))
    expect(photosIn([record, record]).map(({ sha256 }) => sha256)).toEqual(photos.map(({ sha256 }) => sha256))
  })

  test('does not drop the answer to a question that this device does not know', () => {
    const row = cells(table(tables([interview(1, { q99: value({ a: 1 }) })]), 'interviews'))
    expect(row['q99']).toBe('{"a":1}')
  })

  test('gives every column of every table another name', () => {
    for (const { name, columns } of tables([talked, sighting(3)]))
      expect(new Set(columns.map((column) => `${name}.${column.name}`)).size).toBe(columns.length)
  })
})

describe('the codebook', () => {
  const all = [...tables([talked, sighting(3)]), ...tables([], { contents: 'contacts' })]

  test('describes every column in Dutch and in English, with its codes', () => {
    for (const language of ['nl', 'en'] as const) {
      expect(undescribed(all, codebook(all, language))).toEqual([])
    }
    const lines = codebook(all, 'en').rows.filter(
      ([name, column]) => name === 'interviews' && column === 'q03',
    )
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.some(([, , , code, text]) => code === 'couple' && typeof text === 'string')).toBe(true)
  })

  test('names a column that it forgot', () => {
    const book = codebook(all, 'nl')
    const short = { ...book, rows: book.rows.filter(([, column]) => column !== 'minutes') }
    expect(undescribed(all, short)).toEqual(['interviews.minutes'])
  })
})

describe('questions that a coordinator added', () => {
  /** A version with one question of every type that can be added. */
  const added = addableTypes.reduce<Questionnaire>((form, type, at) => {
    const edited = applyEdit(form, { do: 'add', id: `n${at}x`, type, section: 'I', at: 0 }, [
      defaultQuestionnaire,
    ])
    if (!edited.ok) throw new Error(edited.reason)
    return edited.form
  }, defaultQuestionnaire)
  const version = '1.1.0+7f3a'
  const newer = { ...added, version }
  const sealed = newer.questions.filter((question) => question.sealed).map(({ id }) => id)

  test('have columns with a line in the codebook; the locked one has none', () => {
    const all = tables([talked], { questionnaires: [defaultQuestionnaire, newer] })
    const columns = all.flatMap((one) => one.columns.map(({ name }) => name))
    for (const [at, type] of addableTypes.entries())
      expect([type, columns.includes(`n${at}x_state`)]).toEqual([type, type !== 'amount'])
    expect(sealed).toContain(`n${addableTypes.indexOf('amount')}x`)
    for (const language of ['nl', 'en'] as const)
      expect(undescribed(all, codebook(all, language))).toEqual([])
  })

  test('leave the answers to older versions in their own columns and with their own words', () => {
    const reworded = structuredClone(newer)
    reworded.questions = reworded.questions.filter(({ id }) => id !== 'q13')
    for (const section of reworded.sections)
      section.questions = section.questions.filter((id) => id !== 'q13')
    const interviews = table(
      tables([talked, interview(2, { n0x: value('c1') }, { formVersion: version })], {
        questionnaires: [defaultQuestionnaire, reworded],
      }),
      'interviews',
    )
    expect(cells(interviews, 0)).toMatchObject({
      q13: 'money|hassle',
      q13_state: 'value',
      n0x_state: 'notInForm',
    })
    expect(cells(interviews, 1)).toMatchObject({
      q13: null,
      q13_state: 'notInForm',
      n0x: 'c1',
      n0x_state: 'value',
    })
  })
})
