import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAnswer, questionTypes, typeOf } from '#domain/survey/question-types.ts'
import type { Mode, Question } from '#domain/survey/questionnaire.ts'
import { arbitraryValue, form, question } from './conversation.ts'

const generic = (type: string, more: Partial<Question> = {}): Question => ({
  id: 'x1',
  key: 'extra',
  section: 'A',
  type,
  label: { nl: 'Vraag' },
  required: true,
  doorstep: false,
  sealed: false,
  allowDk: true,
  allowPns: true,
  ...more,
})
const long = 'a'.repeat(601)
const hex = 'a'.repeat(64)
const picture = { sha256: hex, small: hex, type: 'image/jpeg', bytes: 10, width: 4, height: 3 }
const step = (depth: number) => ({ depth, text: 'omdat' })
const tip = { kind: 'parking', unusedDegree: 'empty' }

type Case = readonly [asked: Question | string, value: unknown, code?: string | undefined, mode?: Mode]
const cases: readonly Case[] = [
  ['q01', 'yes'],
  ['q01', 'maybe', 'unknownCode'],
  ['q01', undefined, 'required'],
  ['q03', 'alone'],
  ['q03', 'constructor', 'unknownCode'],
  ['q03', ['alone'], 'wrongShape'],
  ['q02', []],
  ['q02', ['quotes']],
  ['q02', ['contact'], 'unknownCode'],
  ['q13', [], 'required'],
  ['q13', ['money', 'money'], 'twice'],
  ['q13', ['money', 'landlord', 'hassle', 'unsure'], 'tooMany'],
  ['q27', ['none']],
  ['q27', ['none', 'cooking'], 'exclusive'],
  ['q07', { text: 'Elkaar kennen.' }],
  ['q07', { text: '  ' }, 'required'],
  ['q07', { text: long }, 'tooLong'],
  ['q07', 'Elkaar kennen.', 'wrongShape'],
  ['q10', 'none'],
  ['q10', { text: 'Koud', theme: 'homes' }],
  ['q10', { text: 'Koud', theme: 'nope' }, 'unknownCode'],
  ['q10', 'geen', 'unknownCode'],
  ['q10', { text: 'a'.repeat(201) }, 'tooLong'],
  ['q11', [step(1), step(2), step(3), step(4), step(5)]],
  ['q11', [1, 2, 3, 4, 5, 6].map(step), 'tooDeep'],
  ['q11', [step(1), step(2)], undefined, 'doorstep'],
  ['q11', [step(1), step(2), step(3)], 'tooDeep', 'doorstep'],
  ['q11', [], 'required'],
  ['q11', [step(2)], 'wrongShape'],
  ['q16', { energy: { state: 'value', band: 'upTo100' }, food: { state: 'dk' } }],
  ['q16', { energy: { state: 'value', cents: 100, period: 'week', source: 'bill' } }],
  ['q16', { energy: { state: 'value', cents: 100, period: 'week' } }, 'bandOnly', 'doorstep'],
  ['q16', { food: { state: 'value', band: 'upTo100' } }, 'unknownCode', 'doorstep'],
  ['q16', { energy: { state: 'value', cents: 100, period: 'once' } }, 'unknownCode'],
  ['q16', { energy: { state: 'value', cents: 100 } }, 'required'],
  ['q16', { energy: { state: 'value', cents: -1, period: 'week' } }, 'amountRange'],
  ['q16', { energy: { state: 'value', cents: 1.5, period: 'week' } }, 'wrongShape'],
  ['q16', { energy: { state: 'value' } }, 'required'],
  ['q16', { energy: { state: 'other' } }, 'wrongShape'],
  ['q16', { care: { state: 'dk' } }, 'unknownCode'],
  ['q16', {}, 'required'],
  ['q17', { energy: '0.75', food: 'unknown' }],
  ['q17', { energy: '0.3' }, 'unknownCode'],
  ['q19', []],
  ['q19', [{ hiddenKind: 'gasFree', dueYear: 2030 }]],
  ['q19', [{ hiddenKind: 'gasFree', dueYear: 2025 }], 'outOfRange'],
  ['q19', [{ hiddenKind: 'gasFree', dueYear: 2067 }], 'outOfRange'],
  ['q19', [{ dueYear: 2030 }], 'required'],
  ['q24', [{ direction: 'given', kind: 'gift', function: 'food' }]],
  ['q24', [{ direction: 'given', kind: 'gift', function: 'care' }], 'unknownCode'],
  ['q25', [{ resource: 'electricity', direction: 'in', qty: 3, period: 'year', source: 'bill' }]],
  [
    'q25',
    [{ resource: 'electricity', direction: 'in', qty: 3, period: 'week', source: 'bill' }],
    'unknownCode',
  ],
  ['q28', { cooking: { usedWhere: 'both', hoursPerWeek: 0.5 } }],
  ['q28', { cooking: { usedWhere: 'both', hoursPerWeek: null } }],
  ['q28', { cooking: { usedWhere: 'both', hoursPerWeek: 0.3 } }, 'wrongStep'],
  ['q28', { cooking: { hoursPerWeek: 1 } }, 'required'],
  ['q28', { none: { usedWhere: 'both' } }, 'unknownCode'],
  ['q30', 0],
  ['q30', 40.5, 'outOfRange'],
  [generic('date'), '1899-12-31', 'dateRange'],
  [generic('date'), '2101-01-01', 'dateRange'],
  [generic('month'), '0000', 'outOfRange'],
  ['q30', Number.NaN, 'wrongShape'],
  ['q30', '3', 'wrongShape'],
  ['q31', [{ code: 'computerHelp' }]],
  ['q31', [{ code: 'caring' }], 'unknownCode'],
  ['q34', [tip, tip]],
  ['q34', [tip, tip], 'tooMany', 'doorstep'],
  ['q34', [{ ...tip, kind: 'dwelling' }], 'unknownCode'],
  ['q34', [{ ...tip, where: 'a'.repeat(81) }], 'tooLong'],
  ['q35', [null, { use: 'meeting', text: null }]],
  ['q35', [null], 'required'],
  ['q35', [], 'required'],
  ['q36', [{ kind: 'tools', count: 2 }]],
  ['q36', [{ kind: 'church' }], 'unknownCode'],
  ['q38', [{ name: 'De Kan', kind: 'social', functions: ['company'] }]],
  ['q38', [{ name: ' ', kind: 'social' }], 'required'],
  ['q41', 'change'],
  ['q42', 'no'],
  ['q42', { purposes: ['results'], email: 'a@b.nl', phone: '' }],
  ['q42', { purposes: ['results'], name: 'Jo' }, 'reachable'],
  ['q42', { purposes: [], phone: '0612345678' }, 'required'],
  ['q42', { purposes: ['results'], email: 'nergens' }, 'wrongShape'],
  [generic('amount'), { cents: 100, period: 'month' }],
  [generic('amount'), { cents: 100, period: 'once' }, 'unknownCode'],
  [generic('place'), { lat: 52.5, lon: 5.2, accuracyM: 6 }],
  [generic('place'), { lat: 152.5, lon: 5.2, accuracyM: 6 }, 'outOfRange'],
  [generic('photo'), [picture]],
  [generic('photo'), [], 'required'],
  [generic('photo', { maxItems: 1 }), [picture, picture], 'tooMany'],
  [generic('date'), '2026-03-31'],
  [generic('date'), '2026-02-31', 'wrongShape'],
  [generic('month'), '2026'],
  [generic('month'), '2026-03'],
  [generic('month'), '2026-13', 'wrongShape'],
  [generic('month'), 'lang geleden', 'wrongShape'],
  [generic('oracle'), 'x', 'wrongShape'],
]

describe('checking an answer', () => {
  it.each(
    cases.map(
      ([asked, given, code, mode]) =>
        [
          typeof asked === 'string' ? asked : asked.type,
          given,
          code ?? 'fine',
          asked,
          mode ?? 'full',
        ] as const,
    ),
  )('%s with %j is %s', (_, given, code, asked, mode) => {
    const checked = checkAnswer(form, typeof asked === 'string' ? question(asked) : asked, mode, given, 2026)
    expect(checked.ok ? 'fine' : checked.problem.code).toBe(code)
  })

  it('covers every type in the table with something taken and something refused', () => {
    const types = (refused: boolean) =>
      cases
        .filter(([, , code]) => (code === undefined) !== refused)
        .map(([asked]) => (typeof asked === 'string' ? question(asked).type : asked.type))
    expect(new Set(types(false))).toEqual(new Set(Object.keys(questionTypes)))
    // The read-back shares its schema with every single choice.
    expect(new Set([...types(true), 'readBack'])).toEqual(new Set([...Object.keys(questionTypes), 'oracle']))
  })

  it('names the limit, the row and the field', () => {
    expect(checkAnswer(form, question('q34'), 'full', [tip, { ...tip, where: 'a'.repeat(81) }])).toEqual({
      ok: false,
      problem: { code: 'tooLong', params: { max: 80 }, path: [1, 'where'] },
    })
  })

  it('adds the fixed part of a need and calls an amount without a source an estimate', () => {
    expect(checkAnswer(form, question('q31'), 'full', [{ code: 'cooking' }])).toEqual({
      ok: true,
      value: [{ code: 'cooking', kind: 'help' }],
    })
    expect(
      checkAnswer(form, question('q16'), 'full', { food: { state: 'value', cents: 1, period: 'week' } }),
    ).toMatchObject({ value: { food: { source: 'estimate' } } })
  })

  it('takes every value that the form offers and reads it back in both languages', () => {
    for (const mode of ['full', 'doorstep'] as const)
      for (const asked of form.questions.filter(({ doorstep }) => mode === 'full' || doorstep))
        fc.assert(
          fc.property(arbitraryValue(form, asked, mode), (given) => {
            expect(checkAnswer(form, asked, mode, given, 2026)).toEqual({ ok: true, value: given })
            for (const language of ['nl', 'en'] as const)
              expect(
                typeOf(asked)?.readBack({ question: asked, value: given, questionnaire: form, language }),
              ).toBeInstanceOf(Array)
          }),
          { numRuns: 15 },
        )
  })

  it('never throws on nonsense, neither checking nor reading back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...form.questions), fc.anything(), (asked, given) => {
        checkAnswer(form, asked, 'full', given)
        typeOf(asked)?.readBack({ question: asked, value: given, questionnaire: form, language: 'nl' })
      }),
      { numRuns: 500 },
    )
  })
})
