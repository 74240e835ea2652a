import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Route } from 'wouter'
import { gatedSetId } from '#domain/inventory/kept-chain.ts'
import { LimonadePage } from '#app/screens/coordinate/limonades/limonade-page.tsx'
import { LimonadesPage } from '#app/screens/coordinate/limonades/limonades-page.tsx'
import { MixPage } from '#app/screens/coordinate/limonades/mix-page.tsx'
import { SheetPage } from '#app/screens/coordinate/limonades/sheet-page.tsx'
import { WeightsPage } from '#app/screens/coordinate/limonades/weights-page.tsx'
import { deskWith, fieldsOf } from '../fieldwork/desk.tsx'
import { violationsHere } from './violations.ts'
import { fill, titles } from './neighbourhood.ts'

const rooms = (
  <>
    <Route path="/coordinatie" component={LimonadesPage} />
    <Route path="/coordinatie/limonades" component={LimonadesPage} />
    <Route path="/coordinatie/limonades/mengen/:id?" component={MixPage} />
    <Route path="/coordinatie/limonades/:id" component={LimonadePage} />
    <Route path="/coordinatie/limonades/:id/blad" component={SheetPage} />
  </>
)

test('says what to collect while there is nothing to mix', async () => {
  const { store } = deskWith(<LimonadesPage />)
  await expect.element(page.getByText('Nog niets om te mengen')).toBeVisible()
  await expect.element(page.getByText('Gesprekken: 5 huishoudens die om hetzelfde vragen')).toBeVisible()
  expect(await violationsHere()).toEqual([])
  await fill(store, (type) => !['need', 'interview', 'match'].includes(type))
  await expect
    .element(page.getByRole('listitem').filter({ hasText: 'Vondsten die gezien' }))
    .toMatchTextContent(/is er/)
  await expect
    .element(page.getByRole('listitem').filter({ hasText: 'Gesprekken:' }))
    .toMatchTextContent(/nog niet/)
})

test('shows what people chose in the order of its points, and apart from it what could be', async () => {
  const { store } = deskWith(rooms)
  await fill(store)
  await expect.element(page.getByRole('heading', { name: titles[0] ?? '', exact: true })).toBeVisible()
  const chosen = document.querySelector('section')?.querySelectorAll('h3')
  expect([...(chosen ?? [])].map((title) => title.textContent)).toEqual(titles)
  await expect
    .element(page.getByRole('article').filter({ hasText: titles[4] ?? '' }))
    .toMatchTextContent(/Een tweede soort eigenaar\./)
  await expect.element(page.getByRole('heading', { name: 'Dit kan ook' })).toBeVisible()
  expect(await violationsHere()).toEqual([])
  // Whatever is worked out, nobody decided anything.
  expect(await store.db.outbox.count()).toBe(0)

  await userEvent.click(page.getByText(/^Compleet/))
  await expect.element(page.getByRole('heading', { name: titles[2] ?? '', exact: true })).toBeVisible()
  await expect
    .element(page.getByRole('heading', { name: titles[0] ?? '', exact: true }))
    .not.toBeInTheDocument()
})

test('a possibility becomes an idea by a tap and not before, and the tap can be undone', async () => {
  const { store } = deskWith(rooms)
  await fill(store)
  const name = 'Moestuin of tuinhub: Binnentuin Siroopstraat'
  await userEvent.click(page.getByRole('link', { name, exact: true }))
  await expect.element(page.getByText(/^Dit past omdat .*11 huishoudens erom vragen/)).toBeVisible()
  expect(await store.db.outbox.count()).toBe(0)

  await userEvent.click(page.getByRole('button', { name: 'Bewaar als idee' }))
  await expect.element(page.getByText('Gezet door: coördinator.', { exact: false })).toBeVisible()
  const made = (await fieldsOf(store, 'match')).find(({ title }) => title === name)
  expect(made).toMatchObject({ status: 'idea', decidedBy: 'coordinator', missing: ['owner'] })
  expect(await violationsHere()).toEqual([])

  await userEvent.click(page.getByRole('button', { name: 'Ongedaan maken' }))
  await expect.element(page.getByText('Deze limonade is er niet meer')).toBeVisible()
  expect((await fieldsOf(store, 'match')).map(({ title }) => title)).not.toContain(name)
})

test('a person moves it from idea to running and back, and writes down what is agreed', async () => {
  const { store } = deskWith(rooms)
  await fill(store)
  const title = titles[1] ?? ''
  await userEvent.click(page.getByRole('link', { name: title, exact: true }))
  await userEvent.click(page.getByRole('button', { name: 'Proef' }))
  await expect.element(page.getByText('Staat nu op: Proef.')).toBeVisible()
  const now = async () => (await fieldsOf(store, 'match')).find((match) => match['title'] === title)
  expect(await now()).toMatchObject({ status: 'trial', decidedBy: 'coordinator' })
  await userEvent.click(page.getByRole('button', { name: 'Ongedaan maken' }))
  await expect.poll(async () => (await now())?.['status']).toBe('idea')

  await userEvent.click(page.getByRole('button', { name: 'Betaler erbij' }))
  await userEvent.fill(page.getByLabelText('Deel in procent'), '70')
  await userEvent.click(page.getByRole('button', { name: 'Betaler erbij' }))
  const second = page.getByLabelText('Deel in procent').nth(1)
  await userEvent.fill(second, '40')
  await expect.element(page.getByText('Samen is het meer dan 100%.', { exact: false })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Bewaren' }))
  expect((await now())?.['funders'] ?? []).toEqual([])
  await userEvent.fill(second, '12,5')
  await expect.element(page.getByText('Nog 17,5% te vinden.')).toBeVisible()
  await userEvent.selectOptions(page.getByLabelText('Welke ploeg pakt het op?'), 'Klusploeg')
  await userEvent.fill(page.getByLabelText('Volgende stap'), 'Offerte vragen')
  await userEvent.click(page.getByRole('button', { name: 'Bewaren' }))
  await expect
    .poll(now)
    .toMatchObject({ nextStep: 'Offerte vragen', funders: [{ share: 0.7 }, { share: 0.125 }] })
  expect((await now())?.['crewRef']).toBeTypeOf('string')
})

test('parts are followed to what was found, and offers to nothing', async () => {
  const { store } = deskWith(rooms)
  await fill(store)
  await userEvent.click(page.getByRole('link', { name: titles[0] ?? '', exact: true }))
  await expect.element(page.getByText('Bewoners, minder dan 5 huishoudens.', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /Tuinieren/ })).not.toBeInTheDocument()
  await userEvent.click(page.getByRole('button', { name: /Groenstrook achter de Kannetjesstraat/ }).first())
  await expect.element(page.getByRole('dialog')).toMatchTextContent(/Kruiden, bessen en een bank/)
})

test('on paper stand the numbers that helpers see and no others, and money of the municipality stays closed', async () => {
  const { store, projectId } = deskWith(rooms)
  await fill(store)
  const row = (code: string, shown: number | null) =>
    ({ status: 'shown', kind: 'counts', households: 20, cells: [{ code, shown }], total: null }) as const
  const figures = [
    { id: 'hubs', value: row('garden', 10), on: '2026-03-01' },
    { id: 'willing', value: row('gardening', 5), on: '2026-03-01' },
  ]
  const recordId = gatedSetId(projectId, 'figures')
  const fields = { part: 'figures', on: '2026-03-01', figures }
  await store.changeMany([[{ kind: 'create', type: 'gatedSet', recordId, fields }]])
  await userEvent.click(page.getByRole('link', { name: titles[0] ?? '', exact: true }))
  await userEvent.click(page.getByRole('link', { name: 'Maak een blad' }))
  const sheet = page.getByRole('article')
  await expect.element(sheet).toMatchTextContent(/Ongeveer 10 huishoudens vragen om: Moestuin of tuinhub\./)
  await expect.element(sheet).toMatchTextContent(/Tuinieren en groen onderhouden \(ongeveer 5 huishoudens\)/)
  await expect.element(sheet).toMatchTextContent(/Eten verbouwen \(bewoners\)/)
  await expect.element(sheet).toMatchTextContent(/Een deel dat nog niet openbaar is/)
  await expect.element(sheet).not.toMatchTextContent(/Bewonersbudget/)
  await expect.element(sheet).not.toMatchTextContent(/Kruiden/)
  expect(await violationsHere()).toEqual([])
})

test('somebody mixes parts by hand', async () => {
  const { store } = deskWith(rooms)
  await fill(store, (type) => type !== 'match')
  await userEvent.click(page.getByRole('link', { name: 'Zelf mengen' }))
  await userEvent.click(page.getByRole('button', { name: 'Bewaren' }))
  await expect.element(page.getByText('Geef het een naam.')).toBeVisible()
  await userEvent.fill(page.getByLabelText('Naam'), 'Soep op maandag')
  await userEvent.selectOptions(page.getByLabelText('Waarvoor?'), 'function.food')
  await userEvent.fill(page.getByLabelText('Zoek water'), 'keuken van')
  await userEvent.click(page.getByRole('button', { name: /Keuken van de roeiclub/ }))
  await userEvent.fill(page.getByLabelText('Zoek siroop'), 'koken')
  await userEvent.click(page.getByRole('button', { name: /^Koken/ }))
  expect(await violationsHere()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Bewaren' }))
  await expect.element(page.getByRole('heading', { name: 'Soep op maandag' })).toBeVisible()
  const [made] = await fieldsOf(store, 'match')
  expect(made).toMatchObject({ needRefs: [{ kind: 'function', code: 'food' }], jug: [], status: 'idea' })
  expect(made?.['syrup']).toHaveLength(3)
})

test('the points of the project add up to a hundred before they are kept', async () => {
  const edited: unknown[] = []
  const { store } = deskWith(<WeightsPage />, { projectRecord: projectRecord() })
  const edit = store.edit
  Object.assign(store, {
    edit: (...[seen, change]: Parameters<typeof edit>) => {
      edited.push(change.set)
      return edit(seen, change)
    },
  })
  await userEvent.fill(page.getByLabelText('Mengt eigenaren'), '30')
  await expect.element(page.getByText('Samen 105 punten.', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Bewaren' })).toBeDisabled()
  await userEvent.fill(page.getByLabelText('Er is vraag'), '15')
  await userEvent.click(page.getByRole('button', { name: 'Bewaren' }))
  await expect.element(page.getByText('Bewaard', { exact: false })).toBeVisible()
  expect(edited).toMatchObject([{ matchWeights: { mix: 30, need: 15, fit: 20, unsafe: 15 } }])
  expect(await violationsHere()).toEqual([])
})

const projectRecord = () => ({
  id: crypto.randomUUID(),
  type: 'project',
  schemaVersion: 1,
  at: '2026-03-09T10:00:00Z',
  fields: {},
  versions: {},
  conflicts: [],
})
