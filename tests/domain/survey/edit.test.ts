import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit, freeCode, nudge, turnedOff, usedBy, whyNot, type Edit } from '#domain/survey/edit.ts'
import type { QuestionChange } from '#domain/survey/edit-question.ts'
import { addableTypes } from '#domain/survey/edit-types.ts'
import { defaultQuestionnaire, parseQuestionnaire, type Questionnaire } from '#domain/survey/questionnaire.ts'
import { question } from './conversation.ts'

const shipped = defaultQuestionnaire
const earlier = [shipped]

/** The form after these steps, all of which must go. */
const after = (edits: readonly Edit[], from: Questionnaire = shipped, published = earlier): Questionnaire =>
  edits.reduce((form, edit) => {
    const edited = applyEdit(form, edit, published)
    if (!edited.ok) throw new Error(`${edit.do}: ${edited.reason} at ${edited.at}`)
    return edited.form
  }, from)

const add = (id: string, more: Partial<Extract<Edit, { do: 'add' }>> = {}): Edit => ({
  do: 'add',
  id,
  type: 'single',
  section: 'I',
  at: 1,
  ...more,
})
const change = (id: string, what: QuestionChange): Edit => ({ do: 'change', id, change: what })
const order = (form: Questionnaire) => form.sections.flatMap(({ questions }) => questions)
const bus = { code: 'c1', label: { nl: 'de bus', en: 'the bus' } }

describe('an edit of the questionnaire', () => {
  test('adds a question at its place', () => {
    const form = after([add('nbus')])
    expect(form.sections.find(({ code }) => code === 'I')?.questions).toEqual(['q37', 'nbus', 'q38', 'q39'])
    expect(question('nbus', form)).toMatchObject({
      type: 'single',
      section: 'I',
      sealed: false,
      allowDk: true,
    })
    expect(form.questions.map(({ id }) => id)).toEqual(order(form))
    expect(order(shipped)).not.toContain('nbus')
  })

  test('adds money under lock', () => {
    expect(question('neuro', after([add('neuro', { type: 'amount' })])).sealed).toBe(true)
  })

  test('changes words, choices, condition and settings, and leaves what this version does not know', () => {
    const known = structuredClone(shipped)
    question('q14', known)['later'] = 7
    const form = after(
      [
        add('nbus'),
        change('nbus', { label: { nl: 'Hoe reist u?', en: 'How do you travel?' }, choices: [bus] }),
        change('nbus', { showIf: { op: 'answered', question: 'q33' }, required: true, doorstep: true }),
        change('q14', { label: { nl: 'Wat is er al gedaan?' }, hint: { nl: 'Kort.' } }),
      ],
      known,
    )
    expect(question('nbus', form)).toMatchObject({
      label: { nl: 'Hoe reist u?' },
      choices: [bus],
      required: true,
      showIf: { op: 'answered', question: 'q33' },
    })
    expect(form.modes.doorstep.questions).toContain('nbus')
    expect(question('q14', form)).toMatchObject({ label: { nl: 'Wat is er al gedaan?' }, later: 7 })
    const without = after([change('nbus', { showIf: null, doorstep: false })], form)
    expect(question('nbus', without).showIf).toBeUndefined()
    expect(without.modes.doorstep.questions).not.toContain('nbus')
  })

  test('moves a question within its section and to another', () => {
    const form = after([{ do: 'move', id: 'q39', section: 'I', at: 0 }])
    expect(form.sections.find(({ code }) => code === 'I')?.questions).toEqual(['q39', 'q37', 'q38'])
    expect(question('q33', after([{ do: 'move', id: 'q33', section: 'I', at: 9 }])).section).toBe('I')
  })

  test('moves up and down, over the border of a section', () => {
    expect(nudge(shipped, 'q38', -1)).toEqual({ do: 'move', id: 'q38', section: 'I', at: 0 })
    expect(nudge(shipped, 'q37', -1)).toEqual({ do: 'move', id: 'q37', section: 'H', at: 3 })
    expect(nudge(shipped, 'q36', 1)).toEqual({ do: 'move', id: 'q36', section: 'I', at: 0 })
    expect(nudge(shipped, 'q01', -1)).toBeUndefined()
    expect(nudge(shipped, 'q99', 1)).toBeUndefined()
  })

  test('turns a question off and on again where it stood', () => {
    const off = after([{ do: 'turnOff', id: 'q13' }])
    expect(order(off)).not.toContain('q13')
    expect(turnedOff(off, earlier).map(({ id }) => id)).toEqual(['q13'])
    expect(after([{ do: 'turnOn', id: 'q13' }], off)).toEqual(shipped)
  })

  test('says which questions look at one', () => {
    expect(usedBy(shipped, 'q34')).toEqual(['q35'])
    expect(usedBy(shipped, 'q13')).toEqual([])
  })

  test('gives a choice a code that no version ever had', () => {
    const form = after([add('nbus'), change('nbus', { choices: [bus, { ...bus, code: 'c3' }] })])
    expect(freeCode(form, 'nbus', earlier)).toBe('c2')
    expect(freeCode(after([change('nbus', { choices: [] })], form), 'nbus', [shipped, form])).toBe('c2')
  })

  test.each<[string, Edit, string, string]>([
    ['turn off a core question', { do: 'turnOff', id: 'q22' }, 'core', 'q22'],
    ['turn off what another question needs', { do: 'turnOff', id: 'q28' }, 'ok', ''],
    ['turn off what a condition needs', { do: 'turnOff', id: 'q29' }, 'inUse', 'q30'],
    ['turn off what is not there', { do: 'turnOff', id: 'q77' }, 'notHere', 'q77'],
    ['turn on what is there', { do: 'turnOn', id: 'q13' }, 'notHere', 'q13'],
    [
      'ask the problem before the purpose',
      { do: 'move', id: 'q10', section: 'C', at: 0 },
      'purposeFirst',
      'q10',
    ],
    [
      'ask something before the consent',
      { do: 'move', id: 'q05', section: 'A', at: 0 },
      'consentFirst',
      'q05',
    ],
    [
      'move a question before the one it looks at',
      { do: 'move', id: 'q35', section: 'A', at: 2 },
      'looksAhead',
      'q35',
    ],
    ['move to a section that is not there', { do: 'move', id: 'q35', section: 'Z', at: 2 }, 'notHere', 'Z'],
    ['unlock what was locked', change('q36', { sealed: false }), 'unsealed', 'q36'],
    [
      'show an open question because of a locked one',
      change('q22', { showIf: { op: 'answered', question: 'q20' } }),
      'looksAtSealed',
      'q22',
    ],
    [
      'show a core question only sometimes',
      change('q22', { showIf: { op: 'answered', question: 'q03' } }),
      'coreChanged',
      'q22',
    ],
    ['take a core question from the door', change('q27', { doorstep: false }), 'coreLost', 'q27'],
    ['change the words of the consent', change('q01', { label: { nl: 'Mag het?' } }), 'consentWords', 'q01'],
    [
      'take away a code of a core question',
      change('q41', { choices: [{ code: 'right', label: { nl: 'ja' } }] }),
      'coreCodes',
      'q41',
    ],
    ['change the choices of a fixed list', change('q13', { choices: [bus] }), 'fixedChoices', 'q13'],
    ['use a code twice', change('q41', { choices: [bus, bus] }), 'codeTwice', 'q41'],
    [
      'offer more choices than fit',
      change('q41', { choices: Array.from({ length: 41 }, (_, at) => ({ ...bus, code: `c${at}` })) }),
      'tooMany',
      'q41',
    ],
    ['say more than fits', change('q14', { label: { nl: 'a'.repeat(301) } }), 'tooLong', 'q14'],
    ['turn numbers round', change('q30', { min: 50 }), 'bounds', 'q30'],
    ['lock a question that an open one looks at', change('q29', { sealed: true }), 'looksAtSealed', 'q30'],
    ['use an id again', add('q13'), 'reusedId', 'q13'],
    ['use an id that is none', add('Q 1'), 'reusedId', 'Q 1'],
    ['add a type that is not to be added', add('nx', { type: 'contact' as 'single' }), 'unknownType', 'nx'],
    ['add before the consent', add('nx', { section: 'A', at: 0 }), 'consentFirst', 'nx'],
    [
      'name a section at too great length',
      { do: 'nameSection', section: 'A', label: { nl: 'a'.repeat(121) } },
      'tooLong',
      'A',
    ],
  ])('that would %s ends as it should', (_, edit, reason, at) => {
    const edited = applyEdit(shipped, edit, earlier)
    expect(edited.ok ? ['ok', ''] : [edited.reason, edited.at]).toEqual([reason, at])
    expect(whyNot(shipped, edit, earlier)?.reason ?? 'ok').toBe(reason)
  })

  test('never unlocks what an earlier version had locked, nor gives an id another question', () => {
    const locked = after([change('q24', { sealed: true })])
    const unlock = change('q24', { sealed: false })
    expect(applyEdit(locked, unlock, [shipped]).ok).toBe(true)
    expect(whyNot(locked, unlock, [shipped, locked])?.reason).toBe('unsealed')
    const bused = after([add('nbus')])
    expect(whyNot(shipped, add('nbus', { type: 'text' }), [shipped, bused])?.reason).toBe('reusedId')
  })
})

describe('any sequence of edits', () => {
  const ids = [...shipped.questions.map(({ id }) => id), 'na', 'nb', 'nc']
  const id = fc.constantFrom(...ids)
  const words = fc.record({ nl: fc.string({ maxLength: 320 }), en: fc.string({ maxLength: 20 }) })
  const section = fc.constantFrom(...shipped.sections.map(({ code }) => code), 'Z')
  const condition = fc.oneof(
    fc.record({ op: fc.constant('answered' as const), question: id }),
    fc.record({
      op: fc.constant('not' as const),
      arg: fc.record({ op: fc.constant('eq' as const), question: id, value: fc.constantFrom('c1', 'none') }),
    }),
  )
  const what: fc.Arbitrary<QuestionChange> = fc.record(
    {
      label: words,
      hint: fc.option(words),
      choices: fc.array(fc.record({ code: fc.constantFrom('c1', 'c2', 'c3'), label: words }), {
        maxLength: 4,
      }),
      showIf: fc.option(condition),
      required: fc.boolean(),
      doorstep: fc.boolean(),
      sealed: fc.boolean(),
      max: fc.integer({ min: -5, max: 200 }),
      maxItems: fc.integer({ min: 0, max: 30 }),
      maxCents: fc.integer(),
    },
    { requiredKeys: [] },
  )
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('add' as const),
        id,
        type: fc.constantFrom(...addableTypes),
        section,
        at: fc.integer({ min: -2, max: 9 }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), id, change: what }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('move' as const),
        id,
        section,
        at: fc.integer({ min: -2, max: 9 }),
      }),
    },
    fc.record({ do: fc.constantFrom('turnOff' as const, 'turnOn' as const), id }),
    fc.record({ do: fc.constant('nameSection' as const), section, label: words }),
  )

  test('ends in a form on every floor; a step that would not is refused with a reason', () => {
    let taken = 0
    let refused = 0
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 25 }), (edits) => {
        let form = shipped
        for (const one of edits) {
          const before = JSON.stringify(form)
          const edited = applyEdit(form, one, earlier)
          expect(JSON.stringify(form)).toBe(before)
          if (edited.ok) {
            form = edited.form
            taken += 1
          } else {
            expect(edited.reason).toMatch(/^[a-z]+$/i)
            refused += 1
          }
        }
        // What is published travels as JSON.
        expect(parseQuestionnaire(JSON.parse(JSON.stringify(form)), earlier)).toMatchObject({ ok: true })
        for (const core of shipped.coreQuestions) expect(order(form)).toContain(core)
      }),
      { numRuns: 150 },
    )
    expect(Math.min(taken, refused)).toBeGreaterThan(200)
  })
})
