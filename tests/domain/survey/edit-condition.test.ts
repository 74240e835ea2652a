import { expect, test } from 'vitest'
import type { Condition } from '#domain/survey/condition.ts'
import { conditionOfParts, isGroup, operatorsFor, partsOfCondition } from '#domain/survey/edit-condition.ts'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { questionTypes } from '#domain/survey/question-types.ts'

const answered: Condition = { op: 'answered', question: 'q10' }
const none: Condition = { op: 'not', arg: { op: 'eq', question: 'q10', value: 'none' } }

test.each<[string, Condition]>([
  ['one line', answered],
  ['its opposite', { op: 'not', arg: answered }],
  ['lines that all hold', { op: 'and', args: [answered, none] }],
  ['lines of which one holds', { op: 'or', args: [none, { op: 'has', question: 'q20', value: 'paidWork' }] }],
  ['a number of lines', { op: 'minItems', question: 'q34', value: 2 }],
  ['a choice that is not among them', { op: 'not', arg: { op: 'has', question: 'q13', value: 'money' } }],
  ['lines of which none holds', { op: 'not', arg: { op: 'or', args: [answered, none] } }],
  ['a group among lines', { op: 'and', args: [answered, { op: 'or', args: [answered, none] }] }],
  ['a group of one line', { op: 'or', args: [answered, { op: 'and', args: [none] }] }],
  [
    'groups of every join',
    {
      op: 'not',
      arg: {
        op: 'or',
        args: [
          { op: 'and', args: [answered, none] },
          none,
          { op: 'not', arg: { op: 'or', args: [answered] } },
        ],
      },
    },
  ],
])('%s can be edited line by line and says the same afterwards', (_, condition) => {
  const parts = partsOfCondition(condition)
  expect(parts && conditionOfParts(parts)).toEqual(condition)
})

test.each<[string, Condition]>([
  ['looks into rows', { op: 'anyRow', question: 'q16', excludeValues: ['none'] }],
  [
    'nests twice',
    { op: 'and', args: [answered, { op: 'or', args: [none, { op: 'and', args: [answered, none] }] }] },
  ],
  [
    'denies that all hold',
    { op: 'and', args: [none, { op: 'not', arg: { op: 'and', args: [answered, none] } }] },
  ],
  ['has an empty group', { op: 'and', args: [answered, { op: 'or', args: [] }] }],
  ['asks for a number', { op: 'eq', question: 'q30', value: 3 }],
  ['has not a number of lines', { op: 'not', arg: { op: 'minItems', question: 'q34', value: 2 } }],
  ['has more lines than fit', { op: 'or', args: Array.from({ length: 9 }, () => answered) }],
])('a condition that %s is no list of lines', (_, condition) => {
  expect(partsOfCondition(condition)).toBeUndefined()
})

test('without a condition there are no lines, and without lines no condition', () => {
  expect(partsOfCondition(undefined)).toEqual({ join: 'and', parts: [] })
  expect(conditionOfParts({ join: 'or', parts: [] })).toBeUndefined()
})

test('every type of question can be looked at, and every line of the shipped form by its own operator', () => {
  for (const type of Object.keys(questionTypes)) expect(operatorsFor(type)).toContain('answered')
  for (const { showIf } of defaultQuestionnaire.questions)
    for (const part of partsOfCondition(showIf)?.parts ?? []) {
      if (isGroup(part)) continue
      const { question, operator } = part
      const type = defaultQuestionnaire.questions.find(({ id }) => id === question)?.type ?? ''
      if (type !== 'themedText') expect(operatorsFor(type)).toContain(operator)
    }
})
