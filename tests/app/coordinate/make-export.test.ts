import { describe, expect, test } from 'vitest'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import type { Stored } from '#domain/sync/record.ts'
import { type ExportFormat, makeExport } from '#app/screens/coordinate/export/make-export.ts'
import { mostRows, workbook } from '#app/screens/coordinate/export/workbook.ts'

const id = '00000000-0000-4000-8000-000000000001'
const conversation: Stored = {
  id,
  type: 'interview',
  schemaVersion: 1,
  at: '2026-11',
  versions: {},
  conflicts: [],
  fields: {
    mode: 'full',
    consent: {
      version: '1',
      textHash: 'a'.repeat(64),
      at: '2026-11',
      recording: false,
      quotes: false,
      withdrawnAt: null,
    },
    formId: defaultQuestionnaire.formId,
    formVersion: defaultQuestionnaire.version,
    month: '2026-11',
    minutes: 45,
    finished: true,
    answers: { q07: { state: 'value', value: { text: '=1+1' } } },
    sealedBlob: 'YWdlLWVuY3J5cHRpb24=',
  },
}

const made = (format: ExportFormat, photos: readonly { name: string; bytes: Blob }[] = []) =>
  makeExport({
    format,
    records: [conversation],
    questionnaires: [defaultQuestionnaire],
    language: 'nl',
    shuffle: (items) => items,
    contents: 'neighbourhood',
    boundary: null,
    photos,
    tooLong: 'te lang',
    notes: {
      project: 'De Wilgenhoek',
      fictional: true,
      exportedOn: '2026-11-23',
      reason: 'test',
      erased: [id],
    },
  })

/** Entries of a zip are stored, not squeezed, so their text can be searched. */
const textOf = async (outcome: Awaited<ReturnType<typeof made>>) => {
  if (!outcome.ok) throw new Error(outcome.reason)
  return { name: outcome.name, text: await outcome.file.text() }
}

describe('a raw export', () => {
  test('is a zip with a file for each kind and each list, a codebook in two languages and the erased ids', async () => {
    const { name, text } = await textOf(await made('csv-excel'))
    expect(name).toBe('limonade-voorbeeld-de-wilgenhoek-2026-11-23.zip')
    for (const file of [
      'interviews.csv',
      'q11_why.csv',
      'sightings.csv',
      'codebook-nl.csv',
      'codebook-en.csv',
      'uitdraai.csv',
    ])
      expect(text).toContain(file)
    expect(text).toContain(`Gewist: haal weg uit eerdere uitdraaien;${id}`)
    expect(text).toContain('YWdlLWVuY3J5cHRpb24=')
    expect(text).toContain("'=1+1")
  })

  test('is a workbook, and a zip of it when photos go along', async () => {
    expect((await textOf(await made('xlsx'))).name).toMatch(/\.xlsx$/)
    const photo = { name: 'photos/a.jpg', bytes: new Blob(['JPEG']) }
    const { name, text } = await textOf(await made('xlsx', [photo]))
    expect(name).toMatch(/\.zip$/)
    expect(text).toContain('photos/a.jpg')
  })

  test('is a map that says when it was made', async () => {
    const { name, text } = await textOf(await made('geojson'))
    expect(name).toMatch(/\.geojson$/)
    expect(JSON.parse(text)).toMatchObject({
      type: 'FeatureCollection',
      exportedOn: '2026-11-23',
      erased: [id],
    })
  })

  test('makes a workbook of texts that no XML can hold', async () => {
    const column = { name: 'a'.repeat(40), kind: 'text' as const, about: { nl: 'x', en: 'x' } }
    const odd = '\u0000\u001f\ud800 <&> ]]> =1+1'
    const file = await workbook(
      [{ name: 'a[b]:*?/\\', about: column.about, columns: [column], rows: [[odd], ['x'.repeat(40_000)]] }],
      'lang',
    )
    expect(new TextDecoder().decode((await file.arrayBuffer()).slice(0, 2))).toBe('PK')
    expect(mostRows).toBe(50_000)
  })
})
