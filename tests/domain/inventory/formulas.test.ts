import { describe, test } from 'vitest'
import { causeFrequency, causeRoot } from '#domain/inventory/causes.ts'
import { totalInterval, wilson } from '#domain/inventory/estimate.ts'
import { fundersSum } from '#domain/field/funders.ts'
import { hiddenCostTimeline } from '#domain/inventory/hidden-costs.ts'
import { leakageFigure } from '#domain/inventory/leakage.ts'
import { bandTotals, ledgerFigure, yearly } from '#domain/inventory/ledger.ts'
import { ranked, scoreOf } from '#domain/inventory/match-score.ts'
import { postStratified } from '#domain/inventory/strata.ts'
import { studentQuantile } from '#domain/inventory/student.ts'
import {
  publishedShare,
  roundCount,
  roundEuro,
  roundShare,
  suppressed,
} from '#domain/inventory/suppression.ts'
import { gaps, talentFigure } from '#domain/inventory/talent.ts'
import { mayRepublish } from '#domain/inventory/time-rule.ts'
import { unusedSize } from '#domain/inventory/unused-size.ts'
import { unservedWishes } from '#domain/inventory/wishes.ts'
import { expectVector, vectorsOf } from '../../support/formula-vectors.ts'

// The input of a vector is whatever its formula takes.
type Formula = (input: any) => unknown // oxlint-disable-line typescript/no-explicit-any

const formulas: Readonly<Record<string, Formula>> = {
  tQuantile: ({ p, df }) => ({ t: studentQuantile(p, df) }),
  yearly: ({ cents, period, yearsSpread }) => ({ cents: yearly(cents, period, yearsSpread) }),
  totalInterval: ({ N, values }) => totalInterval(N, values),
  ledger: ({ N, yearlyCents }) => ledgerFigure(N, yearlyCents),
  bandTotal: ({ N, bands }) => bandTotals(N, bands),
  postStratify: ({ N, strata, withoutStratum }) => postStratified(N, strata, withoutStratum),
  leakage: ({ N, payers }) => leakageFigure(N, payers),
  talentLeakage: ({ rows }) => talentFigure(rows),
  gap: ({ rows, published, askedNeeds, askedOffers }) => ({
    rows: gaps(rows, published === true ? { askedNeeds, askedOffers } : undefined),
  }),
  unusedSize: ({ sightings }) => unusedSize(sightings),
  wilson: ({ x, n }) => wilson(x, n),
  roundShare: ({ share }) => ({ points: roundShare(share) }),
  publishShare: ({ x, n, sealed }) => publishedShare(x, { asked: n, sealed }),
  causeRoot: ({ chain }) => ({ root: causeRoot(chain) }),
  causeFrequency: ({ households }) => causeFrequency(households),
  suppress: ({ cells, asked, sealed }) =>
    suppressed(cells, asked === undefined ? undefined : { asked, sealed }),
  republish: ({ kMin, kMoney, ...about }) => mayRepublish(about, { kMin, kMoney }),
  roundCount: ({ n }) => ({ shown: roundCount(n) }),
  roundEuro: ({ cents, n }) => ({ euros: roundEuro(cents, n) }),
  matchScore: ({ published, ...input }) => scoreOf(input, { published }),
  rankMatches: ({ matches }) => ({
    order: ranked<{ id: string; score: number }>(matches).map(({ id }) => id),
  }),
  hiddenTimeline: ({ items }) => ({ years: hiddenCostTimeline(items) }),
  funders: ({ shares }) => fundersSum(shares),
  unservedWishes: ({ wishes, structures }) => ({ unserved: unservedWishes(wishes, structures) }),
}

for (const [name, formula] of Object.entries(formulas))
  describe(name, () => {
    test.each(vectorsOf(name))('$name: $reason', (vector) => {
      expectVector(formula(vector.input), vector)
    })
  })
