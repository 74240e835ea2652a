import { describe, expect, test } from 'vitest'
import { type Comparable, probableDoubles } from '#domain/field/doubles.ts'
import { generatedNeighbourhood, withinMetres } from '../../support/doubles.ts'

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

/** Both ways of finding, over the neighbourhoods of all seeds together. */
const measured = (seeds: readonly number[]) => {
  const rows = seeds.map((seed) => {
    const { sightings, doubles } = generatedNeighbourhood(seed)
    const found = probableDoubles(sightings).map(({ pair }) => pair.join(' '))
    const bare = withinMetres(sightings, 25).map((pair) => pair.join(' '))
    return { sightings, doubles, found, bare }
  })
  const all = (count: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + count(row), 0)
  const quality = (of: 'found' | 'bare') => {
    const right = all((row) => row[of].filter((pair) => row.doubles.has(pair)).length)
    return {
      recall: right / all(({ doubles }) => doubles.size),
      precision: right / all((row) => row[of].length),
    }
  }
  return {
    each: rows.map(({ sightings }) => sightings.length),
    ours: quality('found'),
    bare: quality('bare'),
  }
}

describe('probable doubles', () => {
  test.each([
    ['one neighbourhood', [20_260_309]],
    ['ten others', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  ])(
    'among 500 sightings measured 3 to 30 m wrong: nine in ten are found, and seven in ten are real (%s)',
    (name, seeds) => {
      const { each, ours, bare } = measured(seeds)
      process.stdout.write(
        `doubles, ${name}: recall ${percent(ours.recall)}, precision ${percent(ours.precision)}; ` +
          `bare 25 m rule: recall ${percent(bare.recall)}, precision ${percent(bare.precision)}\n`,
      )
      expect(new Set(each)).toEqual(new Set([500]))
      expect(ours.recall).toBeGreaterThanOrEqual(0.9)
      expect(ours.precision).toBeGreaterThanOrEqual(0.7)
      expect(ours.recall).toBeGreaterThan(bare.recall + 0.1)
    },
  )

  const office = (id: string, east: number, fields: Partial<Comparable['fields']> = {}): Comparable => ({
    id,
    fields: {
      kind: 'office',
      status: 'seen',
      place: { lat: 52.09, lon: 5.12 + east / 68_400, accuracyM: 8 },
      ownerDomain: 'unknown',
      unusedDegree: 'empty',
      ...fields,
    },
  })
  const asked = (...sightings: readonly Comparable[]) => probableDoubles(sightings).map(({ pair }) => pair)

  test('a pair is asked once, with what speaks for it and against it', () => {
    const [found, ...others] = probableDoubles([
      office('b', 12, { note: 'Rood hekje, witte deur', ownerDomain: 'business' }),
      office('a', 0, { note: 'rood hek', ownerDomain: 'government' }),
    ])
    expect(others).toEqual([])
    expect(found?.pair).toEqual(['a', 'b'])
    expect(found?.metres).toBeCloseTo(12, 0)
    const weights = Object.fromEntries(found?.reasons.map(({ what, weight }) => [what, weight]) ?? [])
    expect(weights['near']).toBeGreaterThan(0)
    expect(weights['words']).toBeGreaterThan(0)
    expect(weights['owner']).toBeLessThan(0)
    expect(found?.reasons.find(({ what }) => what === 'words')).toMatchObject({ shared: ['rood', 'hek'] })
  })

  test.each<[string, Comparable]>([
    ['another kind', office('b', 2, { kind: 'shop' })],
    ['something 60 m away, measured well', office('b', 60)],
    ['what somebody said is different', office('b', 2, { distinctFrom: ['a'] })],
    ['what is a double already', office('b', 2, { status: 'duplicate' })],
    ['what was rejected', office('b', 2, { status: 'rejected' })],
    ['what came out of a conversation', office('b', 2, { interviewRef: 'x' })],
    ['what has no place', office('b', 2, { place: undefined })],
  ])('nobody is asked about %s', (_what, other) => {
    expect(asked(office('a', 0), office('c', 500))).toEqual([])
    expect(asked(office('a', 0), other)).toEqual([])
    expect(asked(office('a', 0), office('b', 2))).toEqual([['a', 'b']])
  })

  test('two bad measurements may lie further apart than two good ones', () => {
    const rough = { lat: 52.09, lon: 5.12, accuracyM: 30 }
    const far = office('b', 0, { place: { ...rough, lon: 5.12 + 45 / 68_400 } })
    expect(asked(office('a', 0, { place: rough }), far)).toEqual([['a', 'b']])
    expect(asked(office('a', 0), office('b', 45))).toEqual([])
  })

  test('only neighbours are compared: the same pairs as when all are, also across the edge of a square', () => {
    const { sightings } = generatedNeighbourhood(77)
    const found = new Set(asked(...sightings).map((pair) => pair.join(' ')))
    const all = new Set(
      withinMetres(sightings, 120).flatMap(([a, b]) => {
        const pair = sightings.filter(({ id }) => id === a || id === b)
        return asked(...pair).length > 0 ? [`${a} ${b}`] : []
      }),
    )
    // More of a kind around make a pair less likely, so that all together find fewer; never others.
    expect([...found].filter((pair) => !all.has(pair))).toEqual([])
  })
})
