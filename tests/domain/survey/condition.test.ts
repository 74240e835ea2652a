import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { Answers } from '#domain/survey/answer.ts'
import { Condition, holds, questionsIn } from '#domain/survey/condition.ts'
import { dk, pns, value } from './conversation.ts'

const answers: Answers = {
  code: value('yes'),
  codes: value(['a', 'b']),
  declined: pns,
  unknown: dk,
  list: value([{ kind: 'x' }, { kind: 'y' }]),
  grid: value({ energy: { state: 'value', band: 'none' }, food: { state: 'dk' } }),
  money: value({ energy: { state: 'value', cents: 100, period: 'week' } }),
  talents: value({ cooking: { shareable: 'maybe' }, admin: { shareable: 'no' } }),
}

describe('a condition', () => {
  it.each<[string, Condition, boolean]>([
    ['a value is answered', { op: 'answered', question: 'code' }, true],
    ['declining is no answer', { op: 'answered', question: 'declined' }, false],
    ['not knowing is no answer', { op: 'answered', question: 'unknown' }, false],
    ['inherited names are no answer', { op: 'answered', question: 'constructor' }, false],
    ['the same code', { op: 'eq', question: 'code', value: 'yes' }, true],
    ['another code', { op: 'eq', question: 'code', value: 'no' }, false],
    ['a list that has it', { op: 'has', question: 'codes', value: 'b' }, true],
    ['a list that has not', { op: 'has', question: 'codes', value: 'c' }, false],
    ['one code is no list', { op: 'has', question: 'code', value: 'yes' }, false],
    ['enough items', { op: 'minItems', question: 'list', value: 2 }, true],
    ['too few items', { op: 'minItems', question: 'list', value: 3 }, false],
    ['only excluded rows', { op: 'anyRow', question: 'grid', excludeValues: ['none'] }, false],
    ['an amount in a row', { op: 'anyRow', question: 'money', excludeValues: ['none'] }, true],
    ['a code that is not excluded', { op: 'anyRow', question: 'codes', excludeValues: ['a'] }, true],
    [
      'a column that fits',
      { op: 'anyRow', question: 'talents', column: 'shareable', includeValues: ['maybe'] },
      true,
    ],
    [
      'a column that does not',
      { op: 'anyRow', question: 'talents', column: 'shareable', includeValues: ['yes'] },
      false,
    ],
    ['nothing is all true', { op: 'and', args: [] }, true],
    ['nothing is not any', { op: 'or', args: [] }, false],
    ['not', { op: 'not', arg: { op: 'eq', question: 'code', value: 'no' } }, true],
  ])('%s', (_, condition, outcome) => {
    expect(holds(condition, answers)).toBe(outcome)
    expect(z.safeParse(Condition, condition).success).toBe(true)
  })

  it('names every question it looks at', () => {
    const tree: Condition = {
      op: 'and',
      args: [
        { op: 'answered', question: 'a' },
        { op: 'not', arg: { op: 'has', question: 'b', value: 'x' } },
      ],
    }
    expect(questionsIn(tree)).toEqual(['a', 'b'])
  })

  it('is refused with an operator that nobody knows', () => {
    expect(z.safeParse(Condition, { op: 'xor', args: [] }).success).toBe(false)
  })
})
