import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { defaultQuestionnaire, parseQuestionnaire } from '#domain/survey/questionnaire.ts'
import { writeTemplate } from '#domain/survey/template.ts'
import type { Json } from '#domain/sync/operation.ts'
import { done } from '../../support/saved.ts'
import { laptop, openPage, order, press } from './desk.tsx'

const published = async ({ store }: ReturnType<typeof laptop>) =>
  (await store.records('questionnaire')).map(({ record }) => record.fields)

const labelOf = (id: string) => defaultQuestionnaire.questions.find((one) => one.id === id)?.label.nl ?? id

/** Tags stand behind the words of a question. */
const questionButton = (words: string) =>
  page.getByRole('button', { name: new RegExp(`^${RegExp.escape(words)}`), expanded: false })

const addQuestion = async (words: string) => {
  await press('Vraag toevoegen')
  await page.getByLabelText(/^één keuze/i).click({ force: true })
  await press('Toevoegen')
  await page.getByLabelText('Vraag in het Nederlands').fill(words)
  await page.getByLabelText('Vraag in het Engels').fill('How do you travel?')
  for (const [number, nl, en] of [
    [1, 'met de bus', 'by bus'],
    [2, 'op de fiets', 'by bike'],
  ] as const) {
    await press('Keuze erbij')
    await page.getByLabelText(`Keuze ${number} in het Nederlands`).fill(nl)
    await page.getByLabelText(`Keuze ${number} in het Engels`).fill(en)
  }
}

test('a coordinator adds a question, sees it on the phone in both languages, and publishes it', async () => {
  const desk = laptop()
  openPage(desk)
  await addQuestion('Hoe reist u?')
  const phone = page.getByRole('group', { name: 'Op een telefoon' })
  await expect.element(phone.getByText('Hoe reist u?').first()).toBeVisible()
  await expect.element(phone.getByText('Met de bus')).toBeVisible()
  await page.getByText('English').click()
  await expect.element(phone.getByText('How do you travel?').first()).toBeVisible()
  await expect.element(phone.getByText('By bike')).toBeVisible()
  await expect.element(page.getByText('Alles klopt. U kunt publiceren.')).toBeVisible()

  await press('Publiceren')
  await expect.element(page.getByText('Nieuw:')).toBeVisible()
  await press(/^Publiceer$/)
  await expect.element(page.getByText('nu in gebruik')).toBeVisible()
  await expect.element(page.getByText('Dit is versie 1.1, zoals telefoons die nu gebruiken.')).toBeVisible()
  const [fields] = await published(desk)
  const form = parseQuestionnaire(fields?.['body'])
  expect(
    form.ok && form.questionnaire.questions.find(({ label }) => label.nl === 'Hoe reist u?'),
  ).toMatchObject({
    section: 'I',
    choices: [
      { code: 'c1', label: { nl: 'met de bus', en: 'by bus' } },
      { code: 'c2', label: { nl: 'op de fiets', en: 'by bike' } },
    ],
  })
  expect(await desk.db.meta.get('questionnaire')).toBeUndefined()
})

test('what is not published is found back after a reload, and is undone step by step', async () => {
  const desk = laptop()
  openPage(desk)
  await addQuestion('Hoe reist u?')
  await expect.poll(async () => (await desk.db.meta.get('questionnaire')) !== undefined).toBe(true)
  document.body.replaceChildren()
  openPage(desk)
  await expect.element(page.getByText('Hoe reist u?').first()).toBeVisible()
  expect(order()).toContain('Hoe reist u?')
  await press('Alles terug')
  await expect.element(page.getByText('Dit is versie 1.0, zoals telefoons die nu gebruiken.')).toBeVisible()
  expect(order()).not.toContain('Hoe reist u?')
})

test('a question is moved by keyboard, and an order that is fixed says why', async () => {
  openPage(laptop())
  await expect
    .element(page.getByRole('button', { name: 'Omlaag: Hoe lang woont u in deze wijk?' }))
    .toBeVisible()
  const before = order()
  page.getByRole('button', { name: 'Omhoog: Hoe lang woont u in deze wijk?' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => order().indexOf('Hoe lang woont u in deze wijk?'))
    .toBe(before.indexOf('Hoe lang woont u in deze wijk?') - 1)
  await press('Ongedaan maken')
  await expect.poll(order).toEqual(before)

  const purpose = labelOf('q07')
  for (let count = 0; count < 4; count++) await press(`Omlaag: ${purpose}`)
  await expect
    .element(page.getByText('Eerst de bedoeling, dan pas het probleem. Die volgorde ligt vast.'))
    .toBeVisible()
})

test('the core says why it stays, and what is locked why it stays locked', async () => {
  openPage(laptop())
  const open = async (id: string) => {
    await questionButton(labelOf(id)).click()
  }
  await open('q16')
  await expect
    .element(page.getByText('Wat op slot was, blijft op slot. Dat is aan bewoners beloofd.'))
    .toBeVisible()
  await expect
    .element(
      page.getByText(
        'Deze vraag blijft staan. Dit is een van de tien vaste vragen. Zo blijven wijken te vergelijken.',
      ),
    )
    .toBeVisible()
  await open('q01')
  await expect
    .element(page.getByText('De woorden van de toestemming liggen vast: daar zegt iemand ja op.'))
    .toBeVisible()
})

test('a condition is made line by line, and a subject that is never asked stops the publication', async () => {
  openPage(laptop())
  await addQuestion('Wat is uw geboortedatum?')
  await expect.element(page.getByText(/Dat vraagt Limonade nooit/).first()).toBeVisible()
  await press('Publiceren')
  await expect.element(page.getByText('Nog niet te publiceren')).toBeVisible()
  await press('Sluiten')
  await page.getByLabelText('Vraag in het Nederlands').fill('Wat doet de wijk aan gezondheid?')
  await press('Dit gaat over de wijk')
  await expect.element(page.getByText('Alles klopt. U kunt publiceren.')).toBeVisible()

  await press('Voorwaarde erbij')
  await page.getByLabelText('Vraag in regel 1').selectOptions('Met wie woont u hier?')
  await page.getByLabelText('Hoe beantwoord, regel 1').selectOptions('is niet')
  await page.getByLabelText('Antwoord in regel 1').selectOptions('alleen')
  await expect
    .element(page.getByText(/Alleen als niet \(bij “Met wie woont u hier\?” het antwoord “alleen” is\)\./))
    .toBeVisible()

  await press('Groep erbij')
  for (const [line, answer] of [
    ['2.1', 'alleen'],
    ['2.2', 'met partner'],
  ] as const) {
    await page.getByLabelText(`Vraag in regel ${line}`).selectOptions('Met wie woont u hier?')
    await page.getByLabelText(`Antwoord in regel ${line}`).selectOptions(answer)
  }
  const oneOf = /“alleen” is\) en \(bij “Met wie woont u hier\?” het antwoord “alleen” is of bij .* is\)\./
  await expect.element(page.getByText(oneOf)).toBeVisible()
  const group = page.getByRole('group', { name: 'Groep 2', exact: true })
  await group.getByLabelText('geen').click()
  await expect.element(page.getByText(/“alleen” is\) en niet \(bij .* is of bij .* is\)\./)).toBeVisible()
  await press('Groep 2 weg')
  await expect.element(group).not.toBeInTheDocument()
})

test('a question is turned off and asked again', async () => {
  openPage(laptop())
  const name = labelOf('q13')
  await questionButton(name).click()
  await press('Zet deze vraag uit')
  await expect.element(page.getByRole('heading', { name: 'Staan uit' })).toBeVisible()
  expect(order()).not.toContain(name)
  await press('Weer vragen')
  await expect.poll(order).toContain(name)
})

test('a template is read whole or not at all, with what is wrong and where', async () => {
  openPage(laptop())
  const file = (text: string) => new File([text], 'vragen.json', { type: 'application/json' })
  const input = page.getByLabelText('Kies een bestand')
  const wrong = structuredClone(defaultQuestionnaire)
  for (const question of wrong.questions) if (question.id === 'q16') question.sealed = false
  await input.upload(file(writeTemplate(wrong)))
  await expect
    .element(page.getByText('q16: Wat op slot was, blijft op slot. Dat is aan bewoners beloofd.'))
    .toBeVisible()
  await expect.element(page.getByText('Dit is versie 1.0, zoals telefoons die nu gebruiken.')).toBeVisible()
  await input.upload(file('{}'))
  await expect.element(page.getByText(/Dit is een ander soort bestand/)).toBeVisible()

  const right = structuredClone(defaultQuestionnaire)
  for (const question of right.questions)
    if (question.id === 'q13') question.label.nl = 'Wat houdt het huis koud?'
  await input.upload(file(writeTemplate(right)))
  await expect.element(page.getByText('Ingelezen. Kijk het na en publiceer daarna.')).toBeVisible()
  expect(order()).toContain('Wat houdt het huis koud?')
})

test('a version that somebody else published is not undone', async () => {
  const desk = laptop()
  openPage(desk)
  await addQuestion('Hoe reist u?')
  const theirs = structuredClone(defaultQuestionnaire)
  theirs.version = '1.1.0+aaaa'
  for (const question of theirs.questions)
    if (question.id === 'q13') question.label.nl = 'Wat houdt het huis koud?'
  const { formId, version } = theirs
  done(await desk.store.create('questionnaire', { formId, version, body: theirs as unknown as Json }))
  await expect.element(page.getByText('Iemand anders publiceerde intussen versie 1.1')).toBeVisible()
  await press('Zet mijn stappen erop')
  await expect.poll(order).toContain('Wat houdt het huis koud?')
  expect(order()).toContain('Hoe reist u?')
  await press('Publiceren')
  await press(/^Publiceer$/)
  await expect
    .poll(async () =>
      (await published(desk)).map((fields) => String(fields['version']).slice(0, 5)).toSorted(),
    )
    .toEqual(['1.1.0', '1.2.0'])
})

test('a question is dragged by its handle to another place', async () => {
  openPage(laptop())
  await expect.poll(() => order().length).toBe(42)
  const at = (id: string) => order().indexOf(labelOf(id))
  const rowOf = (id: string) => {
    const name = [...document.querySelectorAll('ol button[aria-expanded]')].find((button) =>
      button.textContent.startsWith(labelOf(id)),
    )
    const row = name?.closest('li')
    if (row === null || row === undefined) throw new Error(id)
    return row
  }
  const handle = rowOf('q06').querySelector('[draggable]')
  if (handle === null) throw new Error('no handle')
  await userEvent.dragAndDrop(handle, rowOf('q03'))
  await expect.poll(() => at('q06')).toBe(at('q03') + 1)
  expect(at('q05')).toBe(at('q06') + 2)
})
