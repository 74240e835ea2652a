import { expect, test } from 'vitest'
import type { Condition } from '#domain/survey/condition.ts'
import { conditionOfRows, operatorsFor, rowsOfCondition } from '#domain/survey/edit-condition.ts'
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
])('%s can be edited line by line and says the same afterwards', (_, condition) => {
  const rows = rowsOfCondition(condition)
  expect(rows && conditionOfRows(rows)).toEqual(condition)
})

test.each<[string, Condition]>([
  ['looks into rows', { op: 'anyRow', question: 'q16', excludeValues: ['none'] }],
  ['nests', { op: 'and', args: [answered, { op: 'or', args: [answered, none] }] }],
  ['asks for a number', { op: 'eq', question: 'q30', value: 3 }],
  ['has not a number of lines', { op: 'not', arg: { op: 'minItems', question: 'q34', value: 2 } }],
  ['has more lines than fit', { op: 'or', args: Array.from({ length: 9 }, () => answered) }],
])('a condition that %s is no list of lines', (_, condition) => {
  expect(rowsOfCondition(condition)).toBeUndefined()
})

test('without a condition there are no lines, and without lines no condition', () => {
  expect(rowsOfCondition(undefined)).toEqual({ join: 'and', rows: [] })
  expect(conditionOfRows({ join: 'or', rows: [] })).toBeUndefined()
})

test('every type of question can be looked at, and every line of the shipped form by its own operator', () => {
  for (const type of Object.keys(questionTypes)) expect(operatorsFor(type)).toContain('answered')
  for (const { showIf } of defaultQuestionnaire.questions)
    for (const { question, operator } of rowsOfCondition(showIf)?.rows ?? []) {
      const type = defaultQuestionnaire.questions.find(({ id }) => id === question)?.type ?? ''
      if (type !== 'themedText') expect(operatorsFor(type)).toContain(operator)
    }
})
