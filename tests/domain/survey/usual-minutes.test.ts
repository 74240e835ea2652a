import { expect, it } from 'vitest'
import { usualMinutes } from '#domain/survey/usual-minutes.ts'

const held = (mode: 'full' | 'doorstep', ...minutes: readonly number[]) =>
  minutes.map((each) => ({ mode, minutes: each, finished: true }))

it('is hidden below the threshold, also when a project asks for less than the floor', () => {
  expect(usualMinutes(held('full', 40, 45, 45, 50), 'full', 5)).toEqual({
    shown: false,
    conversations: 4,
    from: 5,
  })
  expect(usualMinutes(held('full', 40, 45), 'full', 1)).toEqual({ shown: false, conversations: 2, from: 5 })
  expect(usualMinutes(held('full', 40, 45, 45, 50, 60), 'full', 8)).toMatchObject({ shown: false, from: 8 })
})

it('is the middle one, and of an even number the middle of two in fives', () => {
  expect(usualMinutes(held('full', 120, 40, 45, 50, 35), 'full', 5)).toEqual({
    shown: true,
    minutes: 45,
    conversations: 5,
  })
  expect(usualMinutes(held('full', 40, 40, 40, 50, 55, 60), 'full', 5)).toMatchObject({ minutes: 45 })
})

it('counts finished conversations of one mode only', () => {
  const some = [
    ...held('full', 40, 40, 40, 40),
    ...held('doorstep', 10),
    { mode: 'full' as const, minutes: 5, finished: false },
  ]
  expect(usualMinutes(some, 'full', 5)).toMatchObject({ shown: false, conversations: 4 })
})
