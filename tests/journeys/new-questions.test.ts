import { expect, test } from 'vitest'
import { applyEdit } from '#domain/survey/edit.ts'
import { nextVersion } from '#domain/survey/form-version.ts'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { exportTables } from '#domain/export/rows.ts'
import type { Json } from '#domain/sync/operation.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { formsIn } from '#app/project/forms.ts'
import { journey } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { answersSaying, begin, done } from '../support/saved.ts'

/** A coordinator asks something new while conversations are going on. */

const { joinAs } = journey()

const formsOf = async ({ store }: Phone) => formsIn(await store.records('questionnaire'))

const publish = async (coordinator: Phone): Promise<string> => {
  const { versions, newest } = await formsOf(coordinator)
  const added = applyEdit(newest, { do: 'add', id: 'nbus', type: 'text', section: 'I', at: 0 }, versions)
  const worded =
    added.ok &&
    applyEdit(added.form, { do: 'change', id: 'nbus', change: { label: { nl: 'Hoe reist u?' } } }, versions)
  if (worded === false || !worded.ok) throw new Error('the question was not added')
  const version = nextVersion(versions, '7f3a')
  const { form } = worded
  done(
    await coordinator.store.create('questionnaire', {
      formId: form.formId,
      version,
      // A form is JSON by construction.
      body: { ...form, version } as unknown as Json,
    }),
  )
  return version
}

test('a new conversation asks the new question, one that had begun keeps its version, and the export has both', async () => {
  const { publicKey } = await makeKeyPair()
  const coordinator = await joinAs('coordinator')
  const interviewer = await joinAs('interviewer', { key: publicKey })
  const draft = await begin(interviewer.store)

  const version = await publish(coordinator)
  await coordinator.sync.round()
  await interviewer.sync.round()

  const { newest, of } = await formsOf(interviewer)
  expect(newest.version).toBe(version)
  expect(newest.sections.find(({ code }) => code === 'I')?.questions[0]).toBe('nbus')
  const begun = await interviewer.store.openDraft(draft.id)
  if (begun?.kind !== 'conversation') throw new Error('the draft is gone')
  expect(begun.formVersion).toBe(defaultQuestionnaire.version)
  const old = of(begun.formId, begun.formVersion)
  expect(old).toEqual(defaultQuestionnaire)
  if (old === undefined) throw new Error('no form')

  const farewellId = done(
    await interviewer.store.seal({ ...begun, answers: answersSaying('oud') }, old, publicKey),
  )
  expect(await interviewer.store.openDraft(farewellId)).toMatchObject({
    form: { id: old.formId, version: old.version },
  })
  for (let count = 0; count < 4; count++) {
    const fresh = { ...(await begin(interviewer.store, 'full')), formVersion: version }
    const answers = {
      ...answersSaying('nieuw'),
      nbus: { state: 'value', value: { text: 'met de bus' } },
    } as const
    done(await interviewer.store.seal({ ...fresh, answers }, newest, publicKey))
  }
  await interviewer.sync.round()
  await coordinator.sync.round()

  const shown = await coordinator.store.records('interview')
  const tables = exportTables({
    records: shown.map(({ record }) => record),
    questionnaires: (await formsOf(coordinator)).versions,
    language: 'nl',
    shuffle: (items) => items,
    contents: 'neighbourhood',
  })
  const interviews = tables.find(({ name }) => name === 'interviews')
  const at = (name: string) => interviews?.columns.findIndex((column) => column.name === name) ?? -1
  const cells = interviews?.rows.map((row) => [
    row[at('form_version')],
    row[at('nbus')],
    row[at('nbus_state')],
  ])
  expect(cells?.toSorted()).toEqual([
    ['1.0.0', null, 'notInForm'],
    ...Array.from({ length: 4 }, () => [version, 'met de bus', 'value']),
  ])
  expect(interviews?.columns[at('nbus')]?.about.nl).toBe('Hoe reist u?')
})

test('of two versions that were published at the same moment every phone takes the same', async () => {
  const [one, other, interviewer] = [
    await joinAs('coordinator', { name: 'een' }),
    await joinAs('coordinator', { name: 'twee' }),
    await joinAs('interviewer'),
  ]
  for (const [phone, mark] of [
    [one, 'bbbb'],
    [other, 'aaaa'],
  ] as const) {
    const version = nextVersion((await formsOf(phone)).versions, mark)
    const body = { ...defaultQuestionnaire, version } as unknown as Json
    done(await phone.store.create('questionnaire', { formId: defaultQuestionnaire.formId, version, body }))
  }
  for (const phone of [one, other, one, interviewer]) await phone.sync.round()
  for (const phone of [one, other, interviewer])
    expect((await formsOf(phone)).newest.version).toBe('1.1.0+bbbb')
})
