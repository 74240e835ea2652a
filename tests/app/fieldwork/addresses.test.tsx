import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { rowProblems } from '#domain/field/address-import.ts'
import { AddressesPage } from '#app/screens/coordinate/addresses/addresses-page.tsx'
import { en } from '#app/text/en.ts'
import { nl } from '#app/text/nl.ts'
import { deskWith, fieldsOf } from './desk.tsx'

const heading = 'Straat;Huisnummer;Toevoeging;BAG-ID;Lat;Lon;Gebied'
const bag = (number: number) => String(number).padStart(16, '0')
const good = [
  heading,
  `Kersenlaan;2;;${bag(2)};52,5590;5,2190;Noord`,
  `Kersenlaan;1;A;${bag(1)};52,5591;5,2191;Noord`,
  `Café-straat;7;;${bag(7)};52,5600;5,2200;Zuid`,
]

/** The text of a list, written as a spreadsheet writes it. */
const bytesOf = (text: string, encoding: string): Uint8Array<ArrayBuffer> => {
  const wide = (little: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2))
    for (const [index, unit] of [...text].entries()) view.setUint16(index * 2, unit.charCodeAt(0), little)
    return new Uint8Array(view.buffer)
  }
  const joined = (...parts: (readonly number[] | Uint8Array)[]) =>
    Uint8Array.from(parts.flatMap((part) => [...part]))
  const utf8 = new TextEncoder().encode(text)
  switch (encoding) {
    case 'UTF-8 with mark':
      return joined([0xef, 0xbb, 0xbf], utf8)
    case 'Windows-1252':
      return Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))
    case 'UTF-16LE':
      return joined([0xff, 0xfe], wide(true))
    case 'UTF-16BE':
      return joined([0xfe, 0xff], wide(false))
    case 'UTF-16LE without mark':
      return joined(wide(true))
    default:
      return joined(utf8)
  }
}

const choose = (bytes: BlobPart, name = 'adressen.csv') =>
  userEvent.upload(page.getByLabelText('Kies een bestand'), new File([bytes], name, { type: 'text/csv' }))
const button = (name: string | RegExp) => page.getByRole('button', { name })

describe('a list of addresses', () => {
  test.each([
    ['UTF-8', ';'],
    ['UTF-8 with mark', ','],
    ['Windows-1252', ';'],
    ['UTF-16LE', '\t'],
    ['UTF-16BE', ';'],
    ['UTF-16LE without mark', '\t'],
  ])(
    'in %s with "%s" is read in as a whole, with its areas and street names',
    async (encoding, delimiter) => {
      const { store } = deskWith(<AddressesPage />)
      const quoted = good.map((line) =>
        line
          .split(';')
          .map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell))
          .join(delimiter),
      )
      await choose(bytesOf(quoted.join('\r\n'), encoding))
      await button('Lees 3 adressen in').click()
      await expect.element(page.getByText('3 adressen ingelezen')).toBeVisible()

      const areas = new Map(
        (await store.records('area')).map(({ record }) => [record.id, record.fields['name']]),
      )
      const addresses = await fieldsOf(store, 'address')
      expect(
        addresses.map(({ areaId, street, houseNumber, bagId }) => [
          areas.get(String(areaId)),
          street,
          houseNumber,
          bagId,
        ]),
      ).toEqual([
        ['Noord', 'Kersenlaan', '1 A', bag(1)],
        ['Noord', 'Kersenlaan', '2', bag(2)],
        ['Zuid', 'Café-straat', '7', bag(7)],
      ])
      expect((await fieldsOf(store, 'streetName')).map(({ text }) => text)).toEqual([
        'Kersenlaan',
        'Café-straat',
      ])
    },
  )

  test('with mistakes says row, column and what is wrong, and nothing is read in by itself', async () => {
    const { store } = deskWith(<AddressesPage />)
    await choose([...good, `Kersenlaan;;;12;52,5;;Noord`, `Kersenlaan;4;;${bag(2)};;;Noord`].join('\n'))
    await expect.element(page.getByText('In 2 rijen klopt iets niet')).toBeVisible()
    const row = (number: string) => page.getByRole('row', { name: new RegExp(`^${number} `) })
    await expect.element(row('5').getByText('Huisnummer: er staat geen huisnummer')).toBeVisible()
    await expect.element(row('5').getByText('BAG-nummer: een BAG-nummer heeft 16 cijfers')).toBeVisible()
    await expect
      .element(row('5').getByText('Lengtegraad: de andere helft van de plek ontbreekt'))
      .toBeVisible()
    await expect
      .element(row('6').getByText('BAG-nummer: dit BAG-nummer staat twee keer in de lijst'))
      .toBeVisible()
    expect(button(/^Lees \d+ adressen in$/).elements()).toEqual([])

    await button('Alleen de 3 goede rijen inlezen').click()
    expect(await fieldsOf(store, 'address')).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Alleen de 3 goede rijen inlezen' }).click()
    await expect.element(page.getByText('3 adressen ingelezen')).toBeVisible()
    expect(await fieldsOf(store, 'address')).toHaveLength(3)
  })

  test('with other column names is read when a person says which is which, in one area', async () => {
    const { store } = deskWith(<AddressesPage />)
    await choose(['Weg;Pand;x;y', 'Kersenlaan;3;121050;487050'].join('\n'))
    await expect.element(page.getByText(/^Kies eerst de kolom met de straat/)).toBeVisible()
    await userEvent.selectOptions(page.getByLabelText('Straat'), 'Weg')
    await userEvent.selectOptions(page.getByLabelText('Huisnummer'), 'Pand')
    await button('Lees 1 adres in').click()
    await expect.element(page.getByText('Geef het gebied een naam.')).toBeVisible()
    await userEvent.fill(page.getByLabelText('Naam van het gebied'), 'Oost')
    await button('Lees 1 adres in').click()
    await expect.element(page.getByText('1 adres ingelezen')).toBeVisible()
    const [address] = await fieldsOf(store, 'address')
    expect(address).toMatchObject({ street: 'Kersenlaan', houseNumber: '3', gridCell: 'E1210N4870' })
  })

  test('is refused again, and can be undone as long as nobody knocked', async () => {
    const { store } = deskWith(<AddressesPage />)
    await choose(good.join('\n'))
    await button('Lees 3 adressen in').click()
    await expect.element(page.getByText('3 adressen ingelezen')).toBeVisible()
    await choose(good.join('\n'))
    await expect.element(page.getByText('In 3 rijen klopt iets niet')).toBeVisible()
    await button('Niet doen').click()

    await button('Ongedaan maken').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Haal weg' }).click()
    await expect.poll(() => fieldsOf(store, 'address')).toEqual([])
    await expect.poll(() => fieldsOf(store, 'area')).toEqual([])
    expect(await fieldsOf(store, 'streetName')).toEqual([])

    await choose(good.join('\n'))
    await button('Lees 3 adressen in').click()
    await expect.poll(() => fieldsOf(store, 'address')).toHaveLength(3)
    const [first] = await store.records('address')
    await store.recordVisit({ addressId: first?.record.id ?? '', outcome: 'noAnswer' })
    await expect.element(page.getByText(/hier is al aangebeld/)).toBeVisible()
    expect(button('Ongedaan maken').elements()).toEqual([])
  })

  test('of fifty thousand rows is looked at through a window, and the page stays alive', async () => {
    deskWith(<AddressesPage />)
    const rows = Array.from({ length: 50_000 }, (_, at) => `Laan ${at % 400};${at};;;52.559;5.219;Noord`)
    await choose([heading, ...rows].join('\n'))
    await expect.element(page.getByText('1–25 van 50.000')).toBeVisible()
    expect(page.getByRole('row').elements()).toHaveLength(26)
    await button('Volgende').click()
    await expect.element(page.getByText('26–50 van 50.000')).toBeVisible()
  })

  test('that is no list says so, and nothing changes', async () => {
    const { store } = deskWith(<AddressesPage />)
    await choose('')
    await expect.element(page.getByText('In dit bestand staan geen adressen')).toBeVisible()
    expect(await store.db.outbox.count()).toBe(0)
  })
})

describe('addresses by hand', () => {
  const door = (houseNumber: string, areaId: string) => ({
    street: 'Kersenlaan',
    houseNumber,
    gridCell: '',
    walkOrder: Number(houseNumber),
    doNotVisit: false,
    areaId,
  })
  const create = async (
    store: ReturnType<typeof deskWith>['store'],
    type: string,
    fields: Parameters<typeof store.create>[1],
  ) => {
    const made = await store.create(type, fields)
    if (!made.ok) throw new Error(made.reason)
    return made.value
  }

  test('are closed for visits, moved to another team, added and removed', async () => {
    const { store } = deskWith(<AddressesPage />)
    const [north, south] = [
      await create(store, 'area', { name: 'Noord' }),
      await create(store, 'area', { name: 'Zuid' }),
    ]
    for (const number of ['1', '3']) await create(store, 'address', door(number, north))
    const at = async (houseNumber: string) =>
      (await fieldsOf(store, 'address')).find((fields) => fields['houseNumber'] === houseNumber)

    await button('Niet aanbellen: Kersenlaan 3').click()
    await expect.poll(() => at('3')).toMatchObject({ doNotVisit: true })
    await userEvent.selectOptions(page.getByLabelText('Gebied van Kersenlaan 1'), 'Zuid')
    await expect.poll(() => at('1')).toMatchObject({ areaId: south })
    await userEvent.selectOptions(page.getByLabelText('Verplaats Kersenlaan naar'), 'Noord')
    await expect.poll(() => at('1')).toMatchObject({ areaId: north })

    await userEvent.click(page.getByText('Een adres erbij'))
    await userEvent.fill(page.getByLabelText('Huisnummer'), '3')
    await button('Zet erbij').click()
    await expect.element(page.getByText('Dit adres is er al.')).toBeVisible()
    await userEvent.fill(page.getByLabelText('Huisnummer'), '5')
    await button('Zet erbij').click()
    await expect.poll(() => at('5')).toMatchObject({ street: 'Kersenlaan', areaId: north, walkOrder: 4 })

    await button('Haal weg: Kersenlaan 5').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Haal weg' }).click()
    await expect.poll(() => at('5')).toBeUndefined()
  })
})

test('every problem of a row has words in each language', () => {
  for (const problem of rowProblems)
    for (const texts of [nl, en]) expect(texts.fieldwork).toHaveProperty(`problem_${problem}`)
})
