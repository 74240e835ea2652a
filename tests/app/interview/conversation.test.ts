import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '#domain/survey/answer.ts'
import { defaultQuestionnaire as form } from '#domain/survey/questionnaire.ts'
import { checkedAnswers } from '#app/screens/interview/checked-answers.ts'
import { begun, canGoBack, type Conversation, type Move, moved } from '#app/screens/interview/conversation.ts'

const setting = { form, thisYear: 2026 }
const at = (question: string, answers: Answers, mode: 'full' | 'doorstep' = 'full') =>
  begun(setting, { mode, at: question, answers })
const after = (state: Conversation, ...moves: readonly Move[]) =>
  moves.reduce((now, move) => moved(setting, now, move), state)
const value = (given: unknown) => ({ state: 'value', value: given }) as const
const said: Move = { do: 'next' }
const answer = (given: unknown): Move => ({ do: 'answer', value: given })

const agreed: Answers = { q01: value('yes') }

describe('going on', () => {
  test('is refused in words when a question that must be answered has no answer', () => {
    const state = after(at('q03', agreed), said)
    expect(state.at).toBe('q03')
    expect(state.problem?.code).toBe('required')
  })

  test('passes a question that may stay open, and says that it was not asked', () => {
    const state = after(at('q02', agreed), said)
    expect(state.at).toBe('q03')
    expect(state.answers['q02']).toEqual({ state: 'notAsked' })
  })

  test('takes blanks for no answer', () => {
    const state = after(at('q07', { ...agreed, q03: value('alone') }), answer({ text: '   ' }), said)
    expect(state.problem?.code).toBe('required')
  })

  test('ends the conversation when somebody does not agree', () => {
    expect(after(at('q01', {}), answer('no'), said).view).toBe('refused')
  })
})

describe('declining', () => {
  test('can be taken back, and then what was said is there again', () => {
    const words = answer({ text: 'Elkaar kennen.' })
    const declined = after(at('q07', agreed), words, { do: 'decline', state: 'dk' })
    expect(declined.answers['q07']).toEqual({ state: 'dk' })
    expect(after(declined, { do: 'decline', state: 'dk' }).answers['q07']).toEqual(
      value({ text: 'Elkaar kennen.' }),
    )
  })

  test('one row of the costs leaves the other rows as they are', () => {
    const costs = at('q16', agreed)
    const state = after(
      costs,
      answer({ energy: { state: 'value', band: 'upTo200' } }),
      said,
      { do: 'decline', state: 'pns' },
      said,
    )
    expect(state.part).toBe('food')
    expect(state.answers['q16']).toEqual(
      value({ energy: { state: 'value', band: 'upTo200' }, water: { state: 'pns' } }),
    )
  })

  test('every row of a grid declines the question', () => {
    const state = after(
      at('q29', { ...agreed, q27: value(['cooking', 'repair']) }),
      { do: 'decline', state: 'pns' },
      said,
      { do: 'decline', state: 'pns' },
      said,
    )
    expect(state.answers['q29']).toEqual({ state: 'pns' })
    expect(state.at).toBe('q31')
  })
})

describe('the rows of the costs', () => {
  test('come one at a time, and only the last leads to the next question', () => {
    const band = { state: 'value', band: 'none' }
    const rows = [
      'energy',
      'water',
      'food',
      'homeUpkeep',
      'goods',
      'mobility',
      'childcare',
      'digital',
      'sport',
    ]
    let state = at('q16', agreed)
    const seen = rows.map(() => {
      const { part } = state
      const held = state.answers['q16']
      const before = held?.state === 'value' ? held.value : {}
      state = after(state, answer({ ...Object(before), [part ?? '']: band }), said)
      return part
    })
    expect(seen).toEqual(rows)
    expect(state.at).toBe('q18')
  })

  test('go back row by row, and from the first row to the question before', () => {
    const state = after(at('q16', agreed), answer({ energy: { state: 'dk' } }), said, { do: 'back' })
    expect([state.at, state.part]).toEqual(['q16', 'energy'])
    expect(after(state, { do: 'back' }).at).not.toBe('q16')
  })
})

describe('changing an answer from the read-back', () => {
  const whole: Answers = {
    ...agreed,
    q03: value('alone'),
    q07: value({ text: 'Elkaar kennen.' }),
    q10: value('none'),
    q16: value({ energy: { state: 'dk' } }),
    q22: value(['swap']),
    q27: value(['cooking']),
    q34: value([]),
  }

  test('comes back to it', () => {
    const state = after(at('q41', whole, 'doorstep'), { do: 'open', question: 'q22' }, answer(['lend']), said)
    expect(state.at).toBe('q41')
  })

  test('first asks what the change has newly opened', () => {
    const state = after(
      at('q41', whole, 'doorstep'),
      { do: 'open', question: 'q10' },
      answer({ text: 'De huizen zijn koud.' }),
      said,
    )
    expect(state.at).toBe('q11')
    expect(after(state, answer([{ depth: 1, text: 'Enkel glas.' }]), said).at).toBe('q41')
  })

  test('an answer that follows from another is changed there', () => {
    expect(after(at('q41', { ...whole, q04: value('one') }), { do: 'open', question: 'q04' }).at).toBe('q03')
  })
})

describe('the purpose before the problem', () => {
  const form = structuredClone(setting.form)
  const purpose = form.questions.find(({ id }) => id === 'q07')
  if (purpose !== undefined) Object.assign(purpose, { required: false, mustPrecede: [] })
  const published = { ...setting, form }
  const untold: Answers = { ...agreed, q03: value('alone') }
  const go = (state: Conversation, ...moves: readonly Move[]) =>
    moves.reduce((now, move) => moved(published, now, move), state)

  test('is kept by going on, by the overview and by a draft that stands at the problem', () => {
    const state = begun(published, { mode: 'doorstep', at: 'q07', answers: untold })
    expect(go(state, said)).toMatchObject({ at: 'q07', problem: { code: 'required' } })
    expect(go(state, { do: 'overview' }, { do: 'open', question: 'q10' })).toMatchObject({ view: 'overview' })
    expect(begun(published, { mode: 'doorstep', at: 'q10', answers: untold }).at).toBe('q07')
  })

  test('is satisfied by each state', () => {
    const state = begun(published, { mode: 'doorstep', at: 'q07', answers: untold })
    for (const move of [answer({ text: 'Elkaar kennen.' }), { do: 'decline', state: 'dk' } as const])
      expect(go(state, move, said).at).toBe('q10')
  })
})

test('going on as a long conversation asks what the short one left out', () => {
  const door = at('q41', { ...agreed, q03: value('couple'), q07: value({ text: 'x' }) }, 'doorstep')
  expect(after(door, { do: 'mode', mode: 'full' })).toMatchObject({ mode: 'full', at: 'q02' })
})

test('an item that was left half-way is found before anything is locked', () => {
  const state = at('q41', { ...agreed, q34: value([{ kind: 'church' }]) }, 'doorstep')
  expect(checkedAnswers(setting, state)).toMatchObject({
    ok: false,
    question: 'q34',
    problem: { code: 'required' },
  })
})

test('a talk at the door goes on as a long conversation with its answers', () => {
  const state = after(at('q07', { ...agreed, q03: value('couple') }, 'doorstep'), {
    do: 'mode',
    mode: 'full',
  })
  expect(state.answers['q03']).toEqual(value('couple'))
  expect(after(state, { do: 'decline', state: 'dk' }, said).at).toBe('q08')
})

test('no order of moves loses an answer that was given before', () => {
  const moves: fc.Arbitrary<Move> = fc.oneof(
    fc.constantFrom<Move>({ do: 'next' }, { do: 'back' }, { do: 'overview' }, { do: 'close' }),
    fc.constantFrom('q01', 'q05', 'q16', 'q34', 'q41').map((question): Move => ({ do: 'open', question })),
    fc.constantFrom<'full' | 'doorstep'>('full', 'doorstep').map((mode): Move => ({ do: 'mode', mode })),
  )
  const answers: Answers = { ...agreed, q03: value('couple'), q07: value({ text: 'Elkaar kennen.' }) }
  fc.assert(
    fc.property(fc.array(moves, { maxLength: 40 }), (many) => {
      const state = after(at('q07', answers), ...many)
      expect(state.answers).toMatchObject(answers)
      expect(typeof canGoBack(form, state)).toBe('boolean')
    }),
    { seed: 1 },
  )
})
