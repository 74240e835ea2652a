import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { NetworkPage } from '#app/screens/coordinate/network/network-page.tsx'
import { deskWith, fieldsOf } from '../fieldwork/desk.tsx'

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const fill = (label: string, words: string) =>
  userEvent.fill(page.getByLabelText(label, { exact: true }), words)
const choose = (label: string, code: string) =>
  userEvent.selectOptions(page.getByLabelText(label, { exact: true }), code)

const place = { lat: 52.559, lon: 5.219, accuracyM: 15 }
const hall = {
  name: 'Buurtzaal',
  kind: 'physical',
  status: 'running',
  functions: ['company'],
  ownerDomain: 'government',
  place,
}

test('a place is entered, found by a word, changed with its earlier value kept, taken off the list and put back', async () => {
  const { store } = deskWith(<NetworkPage />)
  await button('Groep of plek erbij').click()
  await button('Bewaar').click()
  // Said beside the first field that is empty, which has the focus.
  await expect.element(page.getByLabelText('Naam', { exact: true })).toHaveFocus()
  await expect.element(page.getByText('Vul dit in.').first()).toBeVisible()
  expect(await fieldsOf(store, 'structure')).toEqual([])

  await fill('Naam', 'Buurtzaal')
  await choose('Soort', 'physical')
  await userEvent.click(page.getByLabelText('Gezelligheid en ontmoeten'))
  await choose('Van wie', 'government')
  await button('Bewaar').click()
  await expect.element(page.getByText('Bewaard: Buurtzaal')).toBeVisible()
  expect(await fieldsOf(store, 'structure')).toEqual([
    {
      name: 'Buurtzaal',
      kind: 'physical',
      status: 'running',
      functions: ['company'],
      ownerDomain: 'government',
    },
  ])

  await fill('Zoek', 'niets')
  await expect.element(page.getByText('Niets gevonden met dit woord.')).toBeVisible()
  await fill('Zoek', 'buurtz')
  await button(/^Buurtzaal/).click()
  await button('Wijzig').click()
  await fill('Naam', 'Buurthuis')
  await button('Bewaar').click()
  await expect.element(page.getByText('Bewaard: Buurthuis')).toBeVisible()
  await fill('Zoek', '')
  await button(/^Buurthuis/).click()
  await userEvent.click(page.getByText(/^Eerdere waarden/))
  await expect.element(page.getByText(/Naam: andere woorden$/)).toBeVisible()

  await button('Haal van de lijst').click()
  await expect.element(page.getByText('Nog geen groepen of plekken.')).toBeVisible()
  await button('Ongedaan maken').click()
  await expect.element(button(/^Buurthuis/)).toBeVisible()
})

test('on the map the cross says where a new place comes', async () => {
  const { store } = deskWith(<NetworkPage />)
  await store.create('structure', hall)
  await button('Toon op de kaart').click()
  await expect.element(page.getByRole('button', { name: 'Buurtzaal', exact: true })).toBeVisible()
  await button('Voeg toe onder het kruis').click()
  await expect.element(page.getByText(/^Sleep de pin/)).toBeVisible()
})

test('somebody joins a crew and leaves it with one tap, without a name or a reason', async () => {
  const { store } = deskWith(<NetworkPage />, { role: 'communityBuilder' })
  const crew = { name: 'Kookploeg', kind: 'cooking', function: 'food', status: 'forming', open: true, members: 6, sharedStock: ['pannen'] } // prettier-ignore
  await store.create('crew', crew)
  await page.getByText('Ploegen').click()
  await button(/^Kookploeg/).click()
  await button('Iemand erbij').click()
  await expect.poll(async () => (await fieldsOf(store, 'crew'))[0]?.['members']).toBe(7)
  await button('Iemand eruit').click()
  await expect.poll(async () => (await fieldsOf(store, 'crew'))[0]?.['members']).toBe(6)
})

test('a group that was named in a conversation is taken over without a way back to it', async () => {
  const { store } = deskWith(<NetworkPage />)
  const interviewRef = crypto.randomUUID()
  await store.create('structure', { name: 'Leesclub', kind: 'social', status: 'unknown', functions: ['learning'], interviewRef }) // prettier-ignore
  await button(/^Leesclub/).click()
  await button('Neem over in de lijst').click()
  await button('Bewaar').click()
  await expect.element(page.getByText('Bewaard: Leesclub')).toBeVisible()
  const [told, made] = await fieldsOf(store, 'structure')
  expect(told).toMatchObject({ interviewRef, archived: true })
  expect(made).toMatchObject({ name: 'Leesclub', ownerDomain: 'unknown', functions: ['learning'] })
  expect(Object.keys(made ?? {})).not.toContain('interviewRef')
})

test('a documented cost asks for its document, and a hidden one for a range', async () => {
  const { store } = deskWith(<NetworkPage />, { role: 'informationGatherer' })
  await choose('Wat wilt u zien?', 'costItem')
  await button('Kosten erbij').click()
  await fill('Naam', 'Riool')
  await choose('Waarvoor', 'water')
  await page.getByRole('switch').click()
  await choose('Verborgen kosten', 'sewer')
  await fill('Minstens, in euro’s', '1.000')
  await fill('Hoogstens, in euro’s', '2500,50')
  await choose('Bron van het bedrag', 'planDocument')
  await choose('Wie betaalt', 'municipality')
  await button('Bewaar').click()
  await expect.element(page.getByText('Vul dit in.')).toBeVisible()
  await fill('Waar het staat', 'Rioleringsplan')
  await button('Bewaar').click()
  await expect.element(page.getByText('Bewaard: Riool')).toBeVisible()
  expect(await fieldsOf(store, 'costItem')).toMatchObject([
    {
      hidden: true,
      lowCents: 100_000,
      highCents: 250_050,
      documentRef: 'Rioleringsplan',
      amountSource: 'planDocument',
    },
  ])
})

test('who may only look sees no way to change anything', async () => {
  const { store } = deskWith(<NetworkPage />, { role: 'volunteer' })
  await store.create('structure', hall)
  await button(/^Buurtzaal/).click()
  await expect.element(page.getByText(/^Eerdere waarden/)).toBeVisible()
  for (const name of ['Wijzig', 'Haal van de lijst', 'Groep of plek erbij'])
    expect(button(name).elements()).toEqual([])
})
