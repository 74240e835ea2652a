import { expect, test } from 'vitest'
import { guessMapping, readAddresses, streetNamesOf } from '#domain/field/address-import.ts'

const heading = ['Straatnaam', 'Huisnummer', 'Toevoeging', 'BAG id', 'lat', 'lon']
const mapping = guessMapping(heading)
const read = (...rows: readonly (readonly string[])[]) => readAddresses(rows, mapping, [])
const problems = (...rows: readonly (readonly string[])[]) =>
  read(...rows).problems.map(({ row, field, problem }) => [row, field, problem])

test('guesses the columns of a Dutch list and of an English one', () => {
  expect(mapping).toEqual({ street: 0, houseNumber: 1, addition: 2, bagId: 3, lat: 4, lon: 5 })
  expect(guessMapping(['x', 'y', 'number', 'street', 'something'])).toEqual({
    x: 0, y: 1, houseNumber: 2, street: 3,
  }) // prettier-ignore
})

test('keeps the leading zeros of a BAG id', () => {
  const { addresses } = read(['Dorpsstraat', '1', '', '0000010000000001', '', ''])
  expect(addresses[0]?.fields.bagId).toBe('0000010000000001')
})

test('walks up the odd side of a street and back along the even side, street by street', () => {
  const { addresses } = read(
    ['B-straat', '2', '', '', '', ''],
    ['B-straat', '10', '', '', '', ''],
    ['B-straat', '1', '', '', '', ''],
    ['A-straat', '3', 'a', '', '', ''],
  )
  expect(addresses.map(({ fields }) => [fields.street, fields.houseNumber, fields.walkOrder])).toEqual([
    ['B-straat', '1', 1],
    ['B-straat', '10', 2],
    ['B-straat', '2', 3],
    ['A-straat', '3 a', 4],
  ])
})

test.each([
  ['no street', ['', '1', '', '', '', ''], ['street', 'noStreet']],
  ['no number', ['A', '', '', '', '', ''], ['houseNumber', 'noHouseNumber']],
  ['a BAG id that a spreadsheet has spoilt', ['A', '1', '', '1,00E+15', '', ''], ['bagId', 'badBagId']],
  ['half a position', ['A', '1', '', '', '52.1', ''], ['lon', 'halfPosition']],
  ['a position that is none', ['A', '1', '', '', 'north', '5'], ['lat', 'badPosition']],
  ['metres where degrees belong', ['A', '1', '', '', '121000', '487000'], ['lat', 'badPosition']],
  ['a street of 200 letters', ['A'.repeat(200), '1', '', '', '', ''], ['street', 'tooLong']],
] as const)('names the row and the column: %s', (_name, row, [field, problem]) => {
  expect(problems(['Goed', '1', '', '', '', ''], row)).toEqual([[3, field, problem]])
})

test('one BAG id twice, one address twice, and what is already there are each named', () => {
  const id = '0363200000000001'
  expect(problems(['A', '1', '', id, '', ''], ['A', '2', '', id, '', ''])).toEqual([
    [3, 'bagId', 'sameBagId'],
  ])
  expect(problems(['A', '1', '', '', '', ''], ['a', '1', '', '', '', ''])).toEqual([
    [3, 'houseNumber', 'sameAddress'],
  ])
  const known = [{ street: 'A', houseNumber: '1', bagId: id }]
  expect(readAddresses([['B', '5', '', id, '', '']], mapping, known).problems[0]?.problem).toBe(
    'alreadyThere',
  )
})

test('reads metres of the Dutch grid and a decimal comma', () => {
  const rd = guessMapping(['straat', 'nummer', 'x', 'y'])
  const { addresses } = readAddresses([['A', '1', '120700,723', '487525,501']], rd, [])
  expect(addresses[0]?.fields.lat).toBeCloseTo(52.3745, 4)
  expect(addresses[0]?.fields.gridCell).toBe('E1207N4875')
})

test('empty rows are passed over, and rows keep the numbers of the spreadsheet', () => {
  const { addresses } = read(['A', '1', '', '', '', ''], ['', '', '', '', '', ''], ['A', '3', '', '', '', ''])
  expect(addresses.map(({ row }) => row)).toEqual([2, 4])
})

test('a street is named in the middle of its addresses, without numbers', () => {
  expect(
    streetNamesOf([
      { street: 'A', lat: 52, lon: 5 },
      { street: 'A', lat: 54, lon: 7 },
      { street: 'B', lat: null, lon: null },
    ]),
  ).toEqual([{ text: 'A', place: { lat: 53, lon: 6, accuracyM: 50 } }])
})
