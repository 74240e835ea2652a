import { describe, expect, test } from 'vitest'
import type { AddressFields } from '#domain/field/address.ts'
import { earliestEnd, endOfFieldwork, fieldworkOf, isBare } from '#domain/field/fieldwork.ts'

const address = (id: string, more: Partial<AddressFields> = {}) => ({
  id,
  street: 'Kersenlaan',
  houseNumber: id,
  gridCell: 'E1435N5079',
  walkOrder: 3,
  doNotVisit: false,
  lat: 52.55,
  lon: 5.21,
  bagId: '0599200000000001',
  areaId: 'a',
  ...more,
})
const visit = (addressId: string, outcome: string) => ({ id: `${addressId}-${outcome}`, addressId, outcome })

describe('the end of the fieldwork', () => {
  test.each([
    ['is open until it is announced', { phase: 'fieldwork' }, { kind: 'open' }],
    [
      'counts the days that are left',
      { phase: 'fieldwork', fieldworkEndsOn: '2026-03-16' },
      { kind: 'announced', endsOn: '2026-03-16', daysLeft: 7 },
    ],
    [
      'is there on the announced day itself',
      { phase: 'preparing', fieldworkEndsOn: '2026-03-09' },
      { kind: 'due', endsOn: '2026-03-09' },
    ],
    [
      'is over in every later phase',
      { phase: 'published', fieldworkEndsOn: '2026-03-20' },
      { kind: 'closed' },
    ],
  ] as const)('%s', (_, project, expected) => {
    expect(fieldworkOf(project, '2026-03-09')).toEqual(expected)
  })

  test('is announced a week ahead, also over the end of a month', () => {
    expect(earliestEnd('2026-02-25')).toBe('2026-03-04')
  })

  test('keeps street and number of doors where nobody may knock, and nothing else', () => {
    const { addresses, visits } = endOfFieldwork(
      [address('1'), address('3', { doNotVisit: true }), address('5')],
      [visit('5', 'noAnswer'), visit('5', 'refusalForever'), visit('1', 'refusal')],
    )
    expect(visits).toEqual([])
    expect(addresses.map(({ id, stays }) => [id, stays?.houseNumber])).toEqual([
      ['1', undefined],
      ['3', '3'],
      ['5', '5'],
    ])
    for (const { stays } of addresses) if (stays !== undefined) expect(isBare(stays)).toBe(true)
    expect(isBare(address('3', { doNotVisit: true }))).toBe(false)
  })

  test('asked again after an interruption it names the rest only', () => {
    const [stays] = endOfFieldwork([address('3', { doNotVisit: true })], []).addresses
    if (stays?.stays === undefined) throw new Error('nothing stays')
    expect(endOfFieldwork([{ ...stays.stays, id: 'anew' }], [])).toEqual({ visits: [], addresses: [] })
  })

  test('finds visits whose address is gone', () => {
    expect(endOfFieldwork([], [visit('7', 'noAnswer')]).visits).toEqual(['7-noAnswer'])
  })
})
