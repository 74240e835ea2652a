import fc from 'fast-check'
import { codeList } from '#domain/codelists.ts'
import type { InventoryRecord } from '#domain/inventory/facts.ts'
import type { OpenedAnswers } from '#domain/inventory/gathered.ts'
import { asked } from '#domain/inventory/household.ts'
import type { Answers } from '#domain/survey/answer.ts'
import type { Json } from '#domain/sync/operation.ts'
import { idOf, value } from '../export/sample.ts'

/** Neighbourhoods out of chance, small enough for a property and mixed enough to meet each threshold. */

export const record = (
  type: string,
  number: number,
  fields: Readonly<Record<string, Json>>,
  at = '2026-03',
): InventoryRecord => ({ id: idOf(number), type, schemaVersion: 1, at, fields })

export const project = (fields: Readonly<Record<string, Json>> = {}): InventoryRecord =>
  record('project', 1, {
    name: 'Kannetjeskwartier',
    householdsN: 400,
    kMin: 5,
    kMoney: 10,
    releaseGroup: 5,
    phase: 'review',
    timeZone: 'Europe/Amsterdam',
    ...fields,
  })

/** A conversation and what it sealed. */
export interface Talk {
  readonly record: InventoryRecord
  readonly opened: readonly [string, OpenedAnswers]
}

export const talk = (
  number: number,
  {
    open = {},
    sealed = {},
    month = '2026-03',
  }: { readonly open?: Answers; readonly sealed?: Answers; readonly month?: string } = {},
): Talk => ({
  record: record('interview', number, {
    mode: 'full',
    month,
    finished: true,
    consent: { quotes: true, withdrawnAt: null },
    answers: open as unknown as Json, // Answers are JSON by construction.
    sealedBlob: 'c2VhbGVk',
  }),
  opened: [idOf(number), { ok: true, answers: sealed }],
})

const codesOf = (list: string) => codeList(list).map(({ code }) => code)
const some = (list: string) => fc.subarray(codesOf(list), { maxLength: 3 })
const functions = ['energy', 'food', 'mobility']

const spending = fc.record(
  Object.fromEntries(functions.map((name) => [name, fc.constantFrom(...codesOf('moneyBandMonth'))])),
)
const leaving = fc.record(
  Object.fromEntries(functions.map((name) => [name, fc.constantFrom(...codesOf('leavesShare'))])),
)
const themed = fc.record({ text: fc.constant('…'), theme: fc.constantFrom(...codesOf('causeTheme')) })

const answers = fc.record({
  models: some('valueModel'),
  wishes: some('supportWish'),
  hubs: some('hubKind'),
  skills: some('skill'),
  hours: fc.integer({ min: 0, max: 20 }),
  where: fc.constantFrom(...codesOf('talentWhere')),
  help: some('skill'),
  problem: themed,
  why: fc.array(themed, { maxLength: 3 }),
  spending,
  leaving,
  months: fc.constantFrom('2026-01', '2026-02', '2026-03'),
  flow: fc.nat({ max: 4_000 }),
})

/** Some households, numbered from 1,000. */
export const talks = ({
  minLength = 0,
  maxLength = 40,
}: { readonly minLength?: number; readonly maxLength?: number } = {}): fc.Arbitrary<readonly Talk[]> =>
  fc.array(answers, { minLength, maxLength }).map((all) =>
    all.map((one, index) =>
      talk(1_000 + index, {
        month: one.months,
        open: {
          [asked.models]: value(one.models),
          [asked.wishes]: value(one.wishes),
          [asked.hubs]: value(one.hubs),
          [asked.skills]: value(one.skills),
          [asked.talentUse]: value(
            Object.fromEntries(
              one.skills.map((skill) => [skill, { usedWhere: one.where, hoursPerWeek: one.hours }]),
            ),
          ),
          [asked.talentShare]: value(
            Object.fromEntries(one.skills.map((skill) => [skill, { shareable: 'yes' }])),
          ),
          [asked.problem]: value(one.problem),
          [asked.why]: value(one.why.map((step, depth) => ({ ...step, depth: depth + 1 }))),
          [asked.resources]: value([
            { resource: 'electricity', direction: 'in', qty: one.flow, period: 'year', source: 'bill' },
          ]),
        },
        sealed: {
          [asked.spending]: value(
            Object.fromEntries(
              Object.entries(one.spending).map(([name, band]) => [name, { state: 'value', band }]),
            ),
          ),
          [asked.leaves]: value(one.leaving),
          [asked.help]: value(one.help.map((code) => ({ kind: 'help', code }))),
        },
      }),
    ),
  )

/** Things that lie unused, numbered from 5,000. */
export const things: fc.Arbitrary<readonly InventoryRecord[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('greenStrip', 'office', 'tools', 'flatRoof'),
      ownerDomain: fc.constantFrom(...codesOf('ownerDomain')),
      status: fc.constantFrom(...codesOf('sightingStatus')),
      unusedDegree: fc.constantFrom(...codesOf('unusedDegree')),
      unit: fc.constantFrom('m2Ground', 'm2Floor', 'count'),
      size: fc.integer({ min: 0, max: 5_000 }),
      hours: fc.option(fc.integer({ min: 0, max: 168 })),
    }),
    { maxLength: 25 },
  )
  .map((all) =>
    all.map(({ unit, size, hours, ...thing }, index) =>
      record(
        'assetSighting',
        5_000 + index,
        {
          ...thing,
          visibility: 'team',
          ownershipEvidence: 'sign',
          size: { value: size, unit, method: 'paced' },
          unusedHoursPerWeek: hours,
        },
        '2026-03-09',
      ),
    ),
  )
