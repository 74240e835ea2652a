import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { GatedSetRole } from '#domain/project/role.ts'
import type { Json } from '#domain/sync/operation.ts'
import { recordRow } from '#app/store/database.ts'
import { GivenScreen } from '#app/screens/given/given-screen.tsx'
import { memoryKeys } from '../../support/memory-keys.ts'
import { openPhoneStore } from '../../support/phone-store.ts'
import { deskWith, fieldsOf } from '../fieldwork/desk.tsx'
import { violationsHere } from '../limonade/violations.ts'

/** A helper's phone with what the server sent it. */
const helper = async (
  role: GatedSetRole,
  records: readonly { readonly type: string; readonly fields: Readonly<Record<string, Json>> }[],
) => {
  const { store, remove } = openPhoneStore(role, memoryKeys)
  onTestFinished(remove)
  const rows = records.map(({ type, fields }, at) => {
    const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
    const versions = Object.fromEntries(Object.keys(fields).map((name) => [name, 'e.1']))
    const record = { id, type, schemaVersion: 1, at: '2026-03', fields, versions, conflicts: [] }
    return recordRow(record, { scopes: ['coding'], number: at })
  })
  await store.db.record.bulkPut(rows)
  deskWith(<GivenScreen />, { store, role })
  return store
}
const task = (text: string) => ({ type: 'codingTask', fields: { text } })
const quote = (words: string, minorityVoice = false) => ({
  type: 'quoteForTelling',
  fields: { quote: words, theme: minorityVoice ? null : 'together', minorityVoice },
})

test('an information gatherer codes text after text with one key each, leaves one for later, and takes one back', async () => {
  // The bar at the foot lies over what is below it on a lower screen.
  await page.viewport(400, 1600)
  const store = await helper('informationGatherer', [task('Te duur'), task('Geen tijd'), task('Regels')])
  await expect.element(page.getByText('“Te duur”')).toBeVisible()
  expect(await violationsHere()).toEqual([])
  await userEvent.keyboard('1')
  await expect.element(page.getByText('“Geen tijd”')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Later' }))
  await expect.element(page.getByText('“Regels”')).toBeVisible()
  await userEvent.keyboard('5')
  await expect.element(page.getByText('2 van 3 gedaan')).toBeVisible()
  await expect.element(page.getByText('“Geen tijd”')).toBeVisible()
  const chosen = async () => (await fieldsOf(store, 'coding')).map(({ theme }) => theme).toSorted()
  await expect.poll(chosen).toEqual(['money', 'rules'])
  await userEvent.click(page.getByRole('button', { name: 'Ongedaan maken' }))
  await expect.element(page.getByText('1 van 3 gedaan')).toBeVisible()
  await expect.poll(chosen).toEqual(['money', null])
  for (const key of ['9', '9']) await userEvent.keyboard(key)
  await expect.element(page.getByText('Alles heeft een thema')).toBeVisible()
  await expect.poll(chosen).toEqual(['money', 'time', 'time'])
})

test('a storyteller reads quotes by theme, voices of few apart, and writes beside one', async () => {
  const store = await helper('storyteller', [quote('Samen eten'), quote('Laat het zo', true)])
  await expect.element(page.getByText('“Samen eten”')).toBeVisible()
  expect(await violationsHere()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: /^Schrijf erbij.*Samen eten/ }))
  await userEvent.fill(page.getByRole('textbox', { name: 'Uw tekst erbij' }), 'Elke maandag in de school')
  await userEvent.click(page.getByRole('button', { name: 'Bewaren' }))
  await expect.element(page.getByText(/^Erbij: Elke maandag in de school/)).toBeVisible()
  expect(await fieldsOf(store, 'comment')).toEqual([
    {
      on: { type: 'quoteForTelling', id: '00000000-0000-4000-8000-000000000000' },
      text: 'Elke maandag in de school',
    },
  ])
})

test.each<[GatedSetRole, readonly string[], readonly string[]]>([
  [
    'entrepreneur',
    ['Limonades', 'Opdrachten (1)', 'Wat er al is (1)'],
    ['Teksten coderen', 'Wat mensen zeiden'],
  ],
  ['communityBuilder', ['Limonades', 'Ploegen (0)', 'Vondsten van het team (0)'], ['Teksten coderen']],
  ['informationGatherer', ['Teksten coderen', 'Kosten op papier (0)'], ['Limonades', 'Wat mensen zeiden']],
  ['storyteller', ['Wat mensen zeiden'], ['Limonades', 'Opdrachten (1)', 'Teksten coderen']],
])(
  'the page of a %s begins with what that role works on, and has nothing of the others',
  async (role, own, others) => {
    await helper(role, [
      { type: 'structure', fields: { name: 'Buurthuis', kind: 'social', status: 'running' } },
      {
        type: 'assignment',
        fields: {
          partnerKind: 'municipality',
          partnerName: 'Gemeente',
          work: 'Groen bijhouden',
          function: 'green',
          skills: [],
          hoursPerWeek: 10,
          budgetCents: 900_000,
          urgency: 'normal',
          status: 'open',
          funders: [{ kind: 'municipality', share: 0.7, phase: 'running' }],
        },
      },
    ])
    for (const name of own) await expect.element(page.getByRole('heading', { name })).toBeVisible()
    for (const name of others)
      await expect.element(page.getByRole('heading', { name })).not.toBeInTheDocument()
    if (role === 'entrepreneur') await expect.element(page.getByText(/70.?% geregeld/)).toBeVisible()
    expect(await violationsHere()).toEqual([])
  },
)
