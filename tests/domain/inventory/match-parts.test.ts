import { describe, expect, test } from 'vitest'
import { type Combination, type Part, weighed } from '#domain/inventory/match-parts.ts'
import { ranked, scoreOf } from '#domain/inventory/match-score.ts'
import { expectVector } from '../../support/formula-vectors.ts'
import { demo } from './demo.ts'

const records = new Map<string, Part>(
  [...demo.assetSightings, ...demo.talentOffers, ...demo.structures, ...demo.crews].map((record) => [
    record.id,
    record,
  ]),
)
const partsOf = (refs: readonly { readonly id: string }[]): readonly Part[] =>
  refs.flatMap(({ id }) => records.get(id) ?? [])

const householdsWith = (kind: string, code: string): number =>
  new Set(
    demo.needs
      .filter((need: { kind: string; code: string }) => need.kind === kind && need.code === code)
      .map(({ interviewRef }: { interviewRef: string }) => interviewRef),
  ).size

interface StoredMatch {
  readonly title: string
  readonly id: string
  readonly [field: string]: any // oxlint-disable-line typescript/no-explicit-any
}
const matches: readonly StoredMatch[] = demo.matches

const combinationOf = (match: StoredMatch): Combination => {
  const [{ kind, code }] = match['needRefs']
  const assignment = demo.assignments.find(({ id }: { id: string }) => id === match['assignmentRef'])
  return {
    water: partsOf(match['water']),
    syrup: partsOf(match['syrup']),
    jug: partsOf(match['jug']),
    need: { kind, code, households: householdsWith(kind, code) },
    skillsAsked: assignment?.skills ?? [],
  }
}

describe('the combinations of the fictional neighbourhood', () => {
  test.each(matches)('$title: what it is scored on, its points, and what is missing', (match) => {
    const { input, missing } = weighed(combinationOf(match))
    const near = { abs: 0.01, rel: 1e-6 }
    const about = { name: '', formula: '', reason: '', input: {} }
    expectVector(input, { ...about, expected: match['scoreInput'], tolerance: near })
    expectVector(scoreOf(input), { ...about, expected: match['scoreParts'], tolerance: near })
    expect(missing).toEqual(match['missing'])
  })

  test('four limonades and one that is none yet, in the expected order', () => {
    const scored = matches.map((match) => {
      const { score, isLimonade } = scoreOf(weighed(combinationOf(match)).input)
      return { id: match.id, score, isLimonade }
    })
    expect(ranked<{ id: string; score: number }>(scored).map(({ id }) => id)).toEqual(
      demo.expected.matchOrder,
    )
    expect(scored.filter(({ isLimonade }) => isLimonade)).toHaveLength(4)
  })

  test('in print the points come from rounded counts', () => {
    for (const { id, score } of demo.expected.matchNeedPublished) {
      const match = matches.find((one) => one.id === id)
      if (match === undefined) throw new Error('a match that is not there')
      const published = scoreOf(weighed(combinationOf(match)).input, { published: true })
      expect(published.score).toBeCloseTo(score, 3)
    }
  })
})
