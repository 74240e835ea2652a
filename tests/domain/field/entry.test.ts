import { describe, expect, test } from 'vitest'
import { changesBetween, changesIn } from '#domain/field/change.ts'
import {
  asKept,
  type EntryFields,
  entryForms,
  following,
  mayEnter,
  problemsOf,
  type Sort,
  sorts,
  sortsSeenBy,
  textsOf,
} from '#domain/field/entry.ts'
import { fieldWords } from '#domain/attention/record-words.ts'
import { codeList } from '#domain/codelists.ts'
import { Role } from '#domain/project/role.ts'
import { understands } from '#domain/records.ts'

const cost: EntryFields = {
  ...entryForms.costItem.starts,
  title: 'Riool Noord',
  vitalFunction: 'water',
  amountSource: 'planDocument',
  documentRef: 'Rioleringsplan, bladzijde 12',
  payer: 'municipality',
}
const good: Readonly<Record<Sort, EntryFields>> = {
  structure: { ...entryForms.structure.starts, name: 'De Kan', kind: 'social', functions: ['company'] },
  crew: { ...entryForms.crew.starts, name: 'Groenploeg', kind: 'green', function: 'green' },
  assignment: {
    ...entryForms.assignment.starts,
    work: 'Snoeien',
    partnerName: 'Gemeente',
    partnerKind: 'municipality',
    function: 'green',
    hoursPerWeek: 4.5,
  },
  costItem: { ...cost, amountCents: 12_000 },
  resourceFlow: {
    ...entryForms.resourceFlow.starts,
    resource: 'gas',
    unit: 'm3',
    direction: 'in',
    qty: 900,
    source: 'meter',
  },
}

describe('the table of what is entered by hand', () => {
  test.each(sorts)('%s: what fills in all that is needed may be kept, and each field has a name', (sort) => {
    expect(problemsOf(sort, good[sort])).toEqual([])
    expect(understands(sort, asKept(sort, good[sort]))).toBe(true)
    for (const { name, fill } of entryForms[sort].fields) {
      expect(fieldWords(sort, name)).toBeDefined()
      if (fill.as === 'code' || fill.as === 'codes') expect(codeList(fill.list).length).toBeGreaterThan(1)
    }
  })

  test.each(sorts)('%s: a needed field that is empty is named, and nothing else', (sort) => {
    for (const { name, needed, asked } of entryForms[sort].fields) {
      if (!needed(good[sort]) || !asked(good[sort])) continue
      const { [name]: _left, ...rest } = good[sort]
      expect(problemsOf(sort, rest)).toEqual([[name, 'needed']])
    }
  })
})

test.each<[string, Sort, EntryFields, readonly (readonly [string, string])[]]>([
  ['a hidden cost is a range', 'costItem', { ...cost, hidden: true, hiddenKind: 'sewer', lowCents: 10 }, [['highCents', 'needed']]],
  ['a range the wrong way round', 'costItem', { ...cost, hidden: true, hiddenKind: 'sewer', lowCents: 10, highCents: 9 }, [['highCents', 'wrongOrder']]],
  ['a household needs no document', 'costItem', { ...cost, amountCents: 1, scope: 'household', documentRef: '' }, []],
  ['funders above the whole', 'assignment', { ...good.assignment, funders: [{ kind: 'business', share: 0.8, phase: 'start' }, { kind: 'residents', share: 0.3, phase: 'start' }] }, [['funders', 'tooMuch']]],
  ['half a member', 'crew', { ...good.crew, members: 1.5 }, [['members', 'wrong']]],
  ['a year long ago', 'costItem', { ...cost, hidden: true, hiddenKind: 'sewer', lowCents: 1, highCents: 2, dueYear: 202 }, [['dueYear', 'wrong']]],
])('%s', (_, sort, fields, problems) => {
  expect(problemsOf(sort, fields)).toEqual(problems)
}) // prettier-ignore

test('what is not asked any more is empty when it is kept', () => {
  const turned = { ...cost, hidden: false, hiddenKind: 'sewer', lowCents: 1, highCents: 2, amountCents: 5 }
  expect(asKept('costItem', turned)).toMatchObject({
    hiddenKind: null,
    lowCents: null,
    highCents: null,
    amountCents: 5,
  })
})

test('the kind of a crew brings its function, unless somebody chose another, and a resource its unit', () => {
  expect(following('crew', { kind: 'cooking' }, 'kind')).toEqual({ function: 'food' })
  expect(following('crew', { kind: 'cooking', function: 'company' }, 'kind')).toEqual({})
  expect(following('resourceFlow', { resource: 'heat' }, 'resource')).toEqual({ unit: 'GJ' })
})

test('every role sees structures and crews, and enters what the domain lets it write', () => {
  const enters = (role: Role) => sorts.filter((sort) => mayEnter(role, sort))
  expect(Object.fromEntries(Role.options.map((role) => [role, enters(role)]))).toEqual({
    interviewer: [],
    volunteer: [],
    coordinator: [...sorts],
    entrepreneur: ['structure', 'assignment'],
    communityBuilder: ['structure', 'crew'],
    informationGatherer: ['costItem', 'resourceFlow'],
    storyteller: [],
  })
  for (const role of Role.options) expect(sortsSeenBy(role)).toEqual(expect.arrayContaining(enters(role)))
})

test('a change keeps what a field said before, not of own words, and not what was empty or is the same', () => {
  const changes = changesBetween(
    { name: 'Bij Jan de Vries', kind: 'social', status: 'planned', hub: null },
    { name: 'Buurtzaal', kind: 'social', status: 'running', hub: 'care', capacity: '40' },
    { at: '2026-03-09', by: 'coordinator', texts: textsOf('structure') },
  )
  expect(changes).toEqual([
    { at: '2026-03-09', by: 'coordinator', field: 'name', was: null },
    { at: '2026-03-09', by: 'coordinator', field: 'status', was: 'planned' },
  ])
  expect(
    changesIn(
      [{ ...changes[0] }, { at: '2026-04-01', by: 'x', field: 'kind', was: 'y' }].map(
        ({ at = '', by = '', field = '', was = '' }) => ({ at, by, field, was }),
      ),
    )[0]?.at,
  ).toBe('2026-04-01')
})
