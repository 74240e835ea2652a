import * as z from 'zod/mini'
import { codeEntry } from '../codelists.ts'
import { mayWrite, type Role } from '../project/role.ts'
import { recordTypes } from '../records.ts'
import type { Json } from '../sync/operation.ts'
import { mostHours, partnerNameLength, workLength } from './assignment.ts'
import { costTitleLength, documentLength, needsDocument } from './cost-item.ts'
import { crewNameLength, mostMembers, mostStock, stockLength } from './crew.ts'
import { mostOfAFlow, unitOf } from './resource-flow.ts'
import { fundersFit } from './funders.ts'
import { capacityLength, structureNameLength } from './structure.ts'

/** What people enter by hand beside sightings: for each sort its fields in order, and how each is filled in. A new field
 *  is one line here, one in the schema of its type and one in the words. */

export const sorts = ['structure', 'crew', 'assignment', 'costItem', 'resourceFlow'] as const
export type Sort = (typeof sorts)[number]

/** How a field is filled in. Numbers and texts name their limits, codes their list. */
export type Filling =
  | { readonly as: 'text'; readonly most: number }
  | { readonly as: 'code'; readonly list: string }
  | { readonly as: 'codes'; readonly list: string }
  | { readonly as: 'number'; readonly most: number; readonly step: number }
  | { readonly as: 'year' }
  | { readonly as: 'cents' }
  | { readonly as: 'share' }
  | { readonly as: 'flag' }
  | { readonly as: 'day' }
  | { readonly as: 'place' }
  | { readonly as: 'texts'; readonly most: number; readonly length: number }
  | { readonly as: 'funders' }

export type EntryFields = Readonly<Record<string, Json>>

export interface EntryField {
  readonly name: string
  readonly fill: Filling
  readonly needed: (fields: EntryFields) => boolean
  /** Asked only then; otherwise it is empty. */
  readonly asked: (fields: EntryFields) => boolean
}

export interface EntryForm {
  /** What a list shows in large and in small letters. */
  readonly title: string
  readonly says: readonly string[]
  readonly fields: readonly EntryField[]
  readonly starts: EntryFields
}

/** Fields of own words. */
export const textsOf = (sort: Sort): readonly string[] =>
  entryForms[sort].fields
    .filter(({ fill }) => fill.as === 'text' || fill.as === 'texts')
    .map(({ name }) => name)

const always = () => true
const never = () => false
type When = EntryField['needed']
const must = (name: string, fill: Filling, asked: When = always): EntryField => ({
  name,
  fill,
  needed: always,
  asked,
})
const may = (name: string, fill: Filling, asked: When = always): EntryField => ({
  name,
  fill,
  needed: never,
  asked,
})
const code = (list: string): Filling => ({ as: 'code', list })
const codes = (list: string): Filling => ({ as: 'codes', list })

const isHidden: When = ({ hidden }) => hidden === true
const isNotHidden: When = (fields) => !isHidden(fields)

export const entryForms: Readonly<Record<Sort, EntryForm>> = {
  structure: {
    title: 'name',
    says: ['kind', 'hub', 'status'],
    starts: { status: 'running', ownerDomain: 'unknown' },
    fields: [
      must('name', { as: 'text', most: structureNameLength }),
      must('kind', code('structureKind')),
      must('status', code('structureStatus')),
      must('functions', codes('vitalFunction')),
      must('ownerDomain', code('ownerDomain')),
      may('hub', code('hubKind')),
      may('serves', codes('supportWish')),
      may('capacity', { as: 'text', most: capacityLength }),
      may('place', { as: 'place' }),
    ],
  },
  crew: {
    title: 'name',
    says: ['kind', 'status'],
    starts: { status: 'forming', open: true, members: 0, sharedStock: [] },
    fields: [
      must('name', { as: 'text', most: crewNameLength }),
      must('kind', code('crewKind')),
      must('function', code('vitalFunction')),
      must('status', code('crewStatus')),
      must('members', { as: 'number', most: mostMembers, step: 1 }),
      may('open', { as: 'flag' }),
      may('sharedStock', { as: 'texts', most: mostStock, length: stockLength }),
    ],
  },
  assignment: {
    title: 'work',
    says: ['partnerName', 'status', 'deadline'],
    starts: { status: 'open', urgency: 'normal', skills: [] },
    fields: [
      must('work', { as: 'text', most: workLength }),
      must('partnerName', { as: 'text', most: partnerNameLength }),
      must('partnerKind', code('partnerKind')),
      must('function', code('vitalFunction')),
      must('hoursPerWeek', { as: 'number', most: mostHours, step: 0.5 }),
      must('urgency', code('urgency')),
      must('status', code('assignmentStatus')),
      may('skills', codes('skill')),
      may('budgetCents', { as: 'cents' }),
      may('deadline', { as: 'day' }),
      may('funders', { as: 'funders' }),
    ],
  },
  costItem: {
    title: 'title',
    says: ['vitalFunction', 'amountSource', 'dueYear'],
    starts: {
      hidden: false,
      scope: 'neighbourhood',
      costPurpose: 'running',
      period: 'year',
      payeeKind: 'unknown',
    },
    fields: [
      must('title', { as: 'text', most: costTitleLength }),
      must('vitalFunction', code('vitalFunction')),
      may('hidden', { as: 'flag' }),
      must('hiddenKind', code('hiddenCostKind'), isHidden),
      may('dueYear', { as: 'year' }, isHidden),
      must('lowCents', { as: 'cents' }, isHidden),
      must('highCents', { as: 'cents' }, isHidden),
      must('amountCents', { as: 'cents' }, isNotHidden),
      must('period', code('period')),
      may('yearsSpread', { as: 'number', most: 200, step: 1 }, ({ period }) => period === 'once'),
      must('amountSource', code('amountSource')),
      must('scope', code('costScope')),
      {
        name: 'documentRef',
        fill: { as: 'text', most: documentLength },
        needed: ({ scope }) => needsDocument(String(scope)),
        asked: always,
      },
      must('payer', code('payer')),
      must('payeeKind', code('payeeKind')),
      may('payChannel', code('payChannel')),
      may('leavesShare', { as: 'share' }),
      must('costPurpose', code('costPurpose')),
    ],
  },
  resourceFlow: {
    title: 'resource',
    says: ['direction', 'period', 'source'],
    starts: { period: 'year' },
    fields: [
      must('resource', code('resource')),
      must('direction', code('flowDirection')),
      must('qty', { as: 'number', most: mostOfAFlow, step: 1 }),
      must('period', code('period')),
      must('source', code('flowSource')),
      may('documentRef', { as: 'text', most: documentLength }),
    ],
  },
}

/** What a role has on its phone. */
export const sortsSeenBy = (role: Role): readonly Sort[] => [
  'structure',
  'crew',
  ...(['coordinator', 'entrepreneur', 'communityBuilder'].includes(role) ? (['assignment'] as const) : []),
  ...(['coordinator', 'informationGatherer'].includes(role) ? (['costItem', 'resourceFlow'] as const) : []),
]

/** Whether a role may enter one by hand. An interviewer's structures come out of conversations only. */
export const mayEnter = (role: Role, sort: Sort): boolean =>
  mayWrite(role, sort) && !(role === 'interviewer' && sort === 'structure')

/** What else follows from a field that was filled in: the function of a kind of crew, the unit of a resource. */
export const following = (sort: Sort, fields: EntryFields, name: string): EntryFields => {
  const value = fields[name]
  if (sort === 'crew' && name === 'kind' && fields['function'] === undefined) {
    const usual = codeEntry('crewKind', String(value))?.['function']
    return typeof usual === 'string' ? { function: usual } : {}
  }
  if (sort === 'resourceFlow' && name === 'resource') return { unit: unitOf(String(value)) ?? '' }
  return {}
}

export type EntryProblem = 'needed' | 'tooMuch' | 'wrongOrder' | 'wrong'

/** What is wrong, by field, in the order of the form; nothing when it may be kept. */
export const problemsOf = (sort: Sort, fields: EntryFields): readonly (readonly [string, EntryProblem])[] => {
  const empty = entryForms[sort].fields.flatMap((field): readonly [string, EntryProblem][] =>
    field.asked(fields) && field.needed(fields) && isEmpty(fields[field.name])
      ? [[field.name, 'needed']]
      : [],
  )
  const { funders, lowCents, highCents } = fields
  const shares = z.safeParse(z.array(z.looseObject({ share: z.number() })), funders)
  const odd: readonly [string, EntryProblem][] = [
    ...(shares.success && !fundersFit(shares.data) ? [['funders', 'tooMuch'] as const] : []),
    ...(typeof lowCents === 'number' && typeof highCents === 'number' && lowCents > highCents
      ? [['highCents', 'wrongOrder'] as const]
      : []),
  ].map(([name, problem]): [string, EntryProblem] => [name, problem])
  const found = [...empty, ...odd]
  if (found.length > 0) return found
  const kept = z.safeParse(recordTypes[sort]?.fields ?? z.never(), asKept(sort, fields))
  if (kept.success) return []
  const culprit = kept.error.issues[0]?.path[0]
  return [[typeof culprit === 'string' ? culprit : entryForms[sort].title, 'wrong']]
}

/** The fields as they are kept: what is not asked any more is empty. */
export const asKept = (sort: Sort, fields: EntryFields): Record<string, Json> => {
  const left = entryForms[sort].fields.filter(({ asked }) => !asked(fields)).map(({ name }) => name)
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, left.includes(name) || value === '' ? null : value]),
  )
}

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)
