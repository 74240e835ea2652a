import { describe, expect, test } from 'vitest'
import { stepsSaying, tasksToMake } from '#domain/inventory/coding.ts'
import type { Step } from '#domain/inventory/conversation.ts'
import { quotesToTell } from '#domain/inventory/quotes.ts'

const step = (household: string, text: string, more: Partial<Step> = {}): Step => ({
  id: null,
  household,
  chainId: household,
  depth: 0,
  text,
  theme: null,
  causeCode: null,
  ...more,
})
const few = ['a', 'b', 'c', 'd'].map((household) => step(household, `tekst ${household}`))
const enough = [...few, step('e', 'tekst e')]
const textsOf = (steps: readonly Step[], standing: readonly string[] = []) =>
  tasksToMake(steps, new Set(standing), 5).map(({ text }) => text)

describe('texts to code', () => {
  test('wait until they come from enough households, counted without what has a task already', () => {
    expect(textsOf(few)).toEqual([])
    expect(textsOf([...few, step('a', 'nog een tekst')])).toEqual([])
    expect(textsOf(enough)).toHaveLength(5)
    expect(textsOf(enough, ['tekst a'])).toEqual([])
  })

  test.each([
    ['has a theme', step('f', 'gedaan', { theme: 'money' })],
    ['is empty', step('f', '  ')],
    ['tells who somebody is', step('f', 'bel 06 12345678')],
  ])('leave out what %s', (_, one) => {
    expect(textsOf([...enough, one])).toHaveLength(5)
  })

  test('are one for the same words, and go with the cause, or with the conversation when that has no record', () => {
    const tasks = tasksToMake(
      [...enough, step('f', ' tekst a '), step('g', 'cause', { id: 'c1' })],
      new Set(),
      5,
    )
    expect(tasks).toHaveLength(6)
    expect(tasks.find(({ text }) => text === 'cause')?.erasedWith).toBe('c1')
    expect(tasks.find(({ text }) => text === 'tekst e')?.erasedWith).toBe('e')
    expect(
      stepsSaying([...enough, step('f', ' tekst a ')], 'tekst a').map(({ household }) => household),
    ).toEqual(['a', 'f'])
  })
})

test('quotes for the storyteller are those that are not there yet, with nothing but words, theme and voice', () => {
  const quote = { id: 's1', text: 'Samen eten', theme: 'together' }
  const few = { id: 's2', text: 'Laat het zo', theme: 'of a later version' }
  const made = quotesToTell({ quotes: [quote], minority: [{ ...few, theme: null }] }, new Set())
  expect(made).toEqual([
    { fields: { quote: 'Samen eten', theme: 'together', minorityVoice: false }, erasedWith: 's1' },
    { fields: { quote: 'Laat het zo', theme: null, minorityVoice: true }, erasedWith: 's2' },
  ])
  expect(quotesToTell({ quotes: [quote, few], minority: [] }, new Set(['Samen eten']))).toEqual([])
})
