import { describe, test } from 'vitest'
import { causeFrequency, publishedCauses } from '#domain/inventory/causes.ts'
import {
  causeAnswers,
  hubWishes,
  leakageByFunction,
  ledgerByFunction,
  rootThemes,
  talentGaps,
  wishesLeft,
} from '#domain/inventory/figures.ts'
import { hiddenCostTimeline } from '#domain/inventory/hidden-costs.ts'
import { suppressed } from '#domain/inventory/suppression.ts'
import { talentFigure } from '#domain/inventory/talent.ts'
import { unusedSize } from '#domain/inventory/unused-size.ts'
import { expectVector } from '../../support/formula-vectors.ts'
import { demo, households } from './demo.ts'

const { expected, project } = demo
const tolerance = { abs: 1e-6, rel: 1e-8 }
const equals = (actual: unknown, figure: unknown) => {
  expectVector(actual, { name: '', formula: '', reason: '', input: {}, expected: figure, tolerance })
}
const steps = demo.causeStatements.map((step: Record<string, unknown>) => ({
  ...step,
  household: step['interviewRef'],
}))
const offers = demo.talentOffers.map((offer: Record<string, unknown>) => ({
  ...offer,
  household: offer['interviewRef'],
  hours: offer['hoursPerWeek'] ?? null,
  where: offer['usedWhere'],
}))

describe('the fictional neighbourhood gives exactly its expected figures', () => {
  test('ledger', () => {
    const ledger = ledgerByFunction(households, { N: project.householdsN, edge: 'midCents' })
    equals(Object.fromEntries(ledger), withoutAnswers(expected.ledgerMid))
  })
  test('leakage', () => {
    equals(Object.fromEntries(leakageByFunction(households, project.householdsN)), expected.leakage)
  })
  test('talent and where it is used', () => {
    equals(talentFigure(offers), expected.talentLeakage)
  })
  test('talent that is short or plenty', () => {
    equals({ rows: talentGaps(households, offers) }, expected.talentGap)
  })
  test('what lies unused', () => {
    equals(unusedSize(demo.assetSightings), expected.unusedSize)
  })
  test('causes, inside the team and in print', () => {
    const answers = causeAnswers(households, steps)
    equals(causeFrequency(answers), expected.causeFrequency)
    equals({ rows: publishedCauses(answers) }, { rows: expected.causeFrequencyPublished.rows })
  })
  test('roots', () => {
    equals(suppressed(rootThemes(steps)), expected.rootThemes)
  })
  test('hubs', () => {
    equals(suppressed(hubWishes(households)), expected.hubWishes)
  })
  test('wishes that nothing serves yet', () => {
    equals({ unserved: wishesLeft(households, demo.structures) }, expected.unservedWishes)
  })
  test('hidden costs by year', () => {
    const hidden = demo.costItems.filter((item: { hidden: boolean }) => item.hidden)
    equals({ years: hiddenCostTimeline(hidden) }, expected.hiddenTimeline)
  })
})

/** The number of answers stands in `n`. */
const withoutAnswers = (ledger: Record<string, Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(ledger).map(([name, { answers: _same, ...figure }]) => [name, figure]))
