import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers } from '#domain/survey/answer.ts'
import { checkFloors, parseQuestionnaire, type Questionnaire } from '#domain/survey/questionnaire.ts'
import {
  coreCount,
  effectOf,
  mayOpen,
  next,
  outcomeOf,
  position,
  previous,
  resumeAt,
  route,
  settle,
} from '#domain/survey/route.ts'
import {
  arbitraryAnswers,
  changed,
  dk,
  form,
  fullConversation,
  pns,
  question,
  value,
} from './conversation.ts'

const modes = ['full', 'doorstep'] as const
const ids = (answers: Answers, mode: 'full' | 'doorstep') =>
  route(form, answers, mode).map(({ question: { id } }) => id)
const garbage = fc.dictionary(
  fc.constantFrom(...form.questions.map(({ id }) => id), '__proto__', 'constructor'),
  fc.oneof(
    fc.record({ state: fc.constant('value' as const), value: fc.jsonValue() }),
    fc.constantFrom(dk, pns, { state: 'notAsked' as const }),
  ),
  { noNullPrototype: true },
)

describe('the route', () => {
  it('asks the ten questions of the doorstep and never the contact details', () => {
    expect(ids({ q10: value({ text: 'x' }) }, 'doorstep')).toEqual(form.modes.doorstep.questions)
    expect(ids(fullConversation, 'full')).not.toContain('q42')
  })

  it('starts with consent and ends there after a no', () => {
    expect(ids({}, 'full')[0]).toBe('q01')
    expect(ids({ ...fullConversation, q01: value('no') }, 'full')).toEqual(['q01'])
  })

  it('skips the questions about why when all goes well or nothing was said', () => {
    for (const q10 of [value('none'), dk, pns])
      expect(ids({ ...fullConversation, q10 }, 'full').filter((id) => /q1[1245]/.test(id))).toEqual([])
  })

  it('forgets nothing that depends on an answer which itself fell off the route', () => {
    // q12 looks at q11, which q10 takes off the route; q11 is still in the draft.
    const answers = { ...fullConversation, q10: value('none') }
    expect(ids(answers, 'full')).not.toContain('q12')
    expect(settle(form, answers, 'full')['q11']).toEqual({ state: 'notAsked' })
    expect(ids({ ...answers, q10: fullConversation['q10'] ?? dk }, 'full')).toContain('q12')
  })

  it('asks what leaves only when some row has spending', () => {
    const without = value({
      energy: { state: 'value', band: 'none' },
      food: { state: 'dk' },
      water: { state: 'value', cents: 0, period: 'month' },
    })
    expect(ids({ ...fullConversation, q16: without }, 'full')).not.toContain('q17')
    expect(ids(fullConversation, 'full')).toContain('q17')
  })

  it('keeps the order of the form and asks the purpose before the problem, whatever was answered', () => {
    const order = form.sections.flatMap(({ questions }) => questions)
    for (const mode of modes)
      fc.assert(
        fc.property(fc.oneof(arbitraryAnswers(mode), garbage), (answers) => {
          const asked = ids(answers, mode)
          expect(asked).toEqual(order.filter((id) => asked.includes(id)))
          if (asked.includes('q10')) expect(asked.indexOf('q07')).toBeLessThan(asked.indexOf('q10'))
          expect(asked.indexOf('q07') < 0).toBe(asked.length === 1)
        }),
      )
  })

  it('goes back to where it came from', () => {
    for (const mode of modes)
      fc.assert(
        fc.property(arbitraryAnswers(mode), (answers) => {
          for (const id of ids(answers, mode)) {
            const after = next(form, answers, mode, id)
            if (after !== undefined)
              expect(previous(form, answers, mode, after.question.id)?.question.id).toBe(id)
            const before = previous(form, answers, mode, id)
            if (before !== undefined)
              expect(next(form, answers, mode, before.question.id)?.question.id).toBe(id)
          }
        }),
        { numRuns: 30 },
      )
  })

  it('goes on from a question that fell off the route', () => {
    const answers = { ...fullConversation, q10: value('none') }
    expect(next(form, answers, 'full', 'q11')?.question.id).toBe('q13')
    expect(previous(form, answers, 'full', 'q11')?.question.id).toBe('q10')
    expect(next(form, answers, 'full', 'q99')).toBeUndefined()
  })
})

describe('settling', () => {
  it('gives every question but the contact details exactly one state, also for nonsense', () => {
    for (const mode of modes)
      fc.assert(
        fc.property(fc.oneof(arbitraryAnswers(mode), garbage), (answers) => {
          const settled = settle(form, answers, mode)
          expect(Object.keys(settled).sort()).toEqual(
            form.questions
              .map(({ id }) => id)
              .filter((id) => id !== 'q42')
              .sort(),
          )
          expect(settle(form, settled, mode)).toEqual(settled)
          for (const [id, { state }] of Object.entries(settled))
            if (!ids(answers, mode).includes(id) && id !== 'q04') expect(state).toBe('notAsked')
        }),
      )
  })

  it('derives one person from living alone, at the table only', () => {
    expect(settle(form, { q03: value('alone'), q04: value('three') }, 'full')['q04']).toEqual(value('one'))
    expect(settle(form, { q03: value('alone') }, 'doorstep')['q04']).toEqual({ state: 'notAsked' })
    expect(ids({ q03: value('couple') }, 'full')).toContain('q04')
  })

  it('drops rows, ideas and wishes that an earlier answer took away', () => {
    const settled = settle(
      form,
      {
        ...fullConversation,
        q27: value(['cooking']),
        q34: value([{ kind: 'parking', unusedDegree: 'empty' }]),
        q22: value(['swap', 'lend']),
      },
      'full',
    )
    expect(settled['q28']).toEqual(value({ cooking: { usedWhere: 'outside', hoursPerWeek: 2.5 } }))
    expect(settled['q35']).toEqual(value([null]))
    expect(settled['q23']).toEqual({ state: 'notAsked' })
  })
})

describe('opening a question', () => {
  it('refuses the problem while the purpose has no state', () => {
    const { q07: _, ...without } = fullConversation
    expect(mayOpen(form, without, 'full', 'q10')).toBe(false)
    for (const state of [dk, pns, value({ text: 'x' })])
      expect(mayOpen(form, { ...without, q07: state }, 'full', 'q10')).toBe(true)
    expect(mayOpen(form, { ...without, q07: { state: 'notAsked' } }, 'full', 'q10')).toBe(false)
  })

  it('refuses the problem without the purpose in a published form that says nothing about it', () => {
    const published = changed((draft) => {
      const purpose = question('q07', draft)
      purpose.required = false
      delete purpose.mustPrecede
    }) as Questionnaire
    expect(checkFloors(published)).toEqual([])
    const { q07: _, ...without } = fullConversation
    for (const answers of [without, { ...without, q07: { state: 'notAsked' } as const }]) {
      expect(mayOpen(published, answers, 'full', 'q10')).toBe(false)
      expect(resumeAt(published, answers, 'full')?.question.id).toBe('q07')
    }
    expect(mayOpen(published, { ...without, q07: pns }, 'full', 'q10')).toBe(true)
  })

  it('refuses to jump beyond the first unanswered required question, and to open what is not asked', () => {
    const answers = { q01: value('yes'), q03: value('couple') }
    expect(mayOpen(form, answers, 'full', 'q04')).toBe(true)
    expect(mayOpen(form, answers, 'full', 'q05')).toBe(false)
    expect(mayOpen(form, fullConversation, 'full', 'q42')).toBe(false)
    expect(mayOpen(form, { ...fullConversation, q01: dk }, 'full', 'q03')).toBe(false)
  })

  it('resumes at the first open question and at the end when none is open', () => {
    expect(resumeAt(form, {}, 'full')?.question.id).toBe('q01')
    expect(resumeAt(form, { q01: value('yes') }, 'doorstep')?.question.id).toBe('q03')
    expect(resumeAt(form, fullConversation, 'full')?.question.id).toBe('q41')
  })
})

describe('position and outcome', () => {
  it('counts the sections of the mode and the questions of the route', () => {
    expect(position(form, fullConversation, 'full', 'q16')).toMatchObject({
      sectionIndex: 4,
      sectionCount: 10,
      withinSection: 0,
    })
    expect(position(form, fullConversation, 'doorstep', 'q41')).toMatchObject({
      sectionIndex: 8,
      sectionCount: 9,
      questionNumber: 10,
      questionCount: 10,
    })
    expect(position(form, {}, 'full', 'q42')).toBeUndefined()
  })

  it.each([
    ['a no to taking part', { q01: value('no') }, 'refusal'],
    ['a confirmed read-back', fullConversation, 'interviewFull'],
    [
      'a finished conversation in which all was declined',
      { q01: value('yes'), q41: value('right') },
      'interviewFull',
    ],
    ['a read-back that has to change', { ...fullConversation, q41: value('change') }, 'partial'],
    [
      'five core questions, "I do not know" included',
      { q01: value('yes'), q03: dk, q07: dk, q10: dk, q22: dk },
      'partial',
    ],
    [
      'four core questions, declining not counted',
      { q01: value('yes'), q03: dk, q07: dk, q10: dk, q22: pns },
      'brokenOff',
    ],
    ['nothing', {}, 'brokenOff'],
  ] as const)('counts %s', (_, answers, outcome) => {
    expect(outcomeOf(form, answers, 'full')).toBe(outcome)
  })

  it('tells a doorstep conversation apart and counts its core', () => {
    expect(outcomeOf(form, fullConversation, 'doorstep')).toBe('interviewDoorstep')
    expect(coreCount(form, fullConversation)).toBe(10)
  })

  it('knows what an answer sets off', () => {
    expect(effectOf(question('q01'), value('no'))).toEqual({ end: 'refusal' })
    expect(effectOf(question('q41'), value('change'))).toEqual({ goTo: 'overview' })
    expect(effectOf(question('q41'), value('right'))).toBeUndefined()
  })
})

it('simply works with a changed label and an added choice', () => {
  const parsed = parseQuestionnaire(
    changed((draft) => {
      question('q03', draft).label.nl = 'Met wie woont u?'
      draft.choiceLists['householdType']?.push({
        code: 'boat',
        label: { nl: 'op een boot', en: 'on a boat' },
      })
    }),
  )
  expect(parsed.ok && route(parsed.questionnaire, { q03: value('boat') }, 'full').length).toBeGreaterThan(30)
})
