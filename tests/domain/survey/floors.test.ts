import { describe, expect, it } from 'vitest'
import type { Condition } from '#domain/survey/condition.ts'
import {
  checkFloors,
  defaultQuestionnaire,
  parseQuestionnaire,
  type Questionnaire,
} from '#domain/survey/questionnaire.ts'
import { changed, question } from './conversation.ts'

const at = (draft: Questionnaire, id: string) => question(id, draft)
const section = (draft: Questionnaire, index: number) => {
  const found = draft.sections[index]
  if (found === undefined) throw new Error(`no section ${index}`)
  return found
}
const onSealed: Condition = { op: 'answered', question: 'q20' }

describe('the floors of a form', () => {
  it('let the shipped form pass', () => {
    expect(checkFloors(defaultQuestionnaire)).toEqual([])
  })

  it.each<[string, (draft: Questionnaire) => void, string, string]>([
    ['unseals costs', (d) => (at(d, 'q16').sealed = false), 'unsealed', 'q16'],
    [
      'unseals costs and drops its floors',
      (d) => ((at(d, 'q16').sealed = false), (d['floors'] = {})),
      'unsealed',
      'q16',
    ],
    [
      'asks an open question because of a sealed one',
      (d) => (at(d, 'q22').showIf = onSealed),
      'looksAtSealed',
      'q22',
    ],
    [
      'hides a look at a sealed question deep in a tree',
      (d) => (at(d, 'q22').showIf = { op: 'not', arg: { op: 'or', args: [onSealed] } }),
      'looksAtSealed',
      'q22',
    ],
    [
      'derives an open answer from a sealed one',
      (d) => (at(d, 'q22').derive = { if: onSealed, value: ['swap'] }),
      'looksAtSealed',
      'q22',
    ],
    [
      'takes the rows of an open grid from a sealed one',
      (d) => (at(d, 'q28').rowsFrom = { question: 'q16' }),
      'looksAtSealed',
      'q28',
    ],
    ['looks ahead', (d) => (at(d, 'q05').showIf = { op: 'answered', question: 'q22' }), 'looksAhead', 'q05'],
    [
      'looks at itself',
      (d) => (at(d, 'q05').showIf = { op: 'answered', question: 'q05' }),
      'looksAhead',
      'q05',
    ],
    [
      'drops the opening line',
      (d) => (d.openingLine = { nl: 'Hallo', en: 'Hello' }),
      'openingLine',
      'openingLine',
    ],
    ['drops the stop phrase', (d) => (d.stopPhrase = { nl: '', en: '' }), 'stopPhrase', 'stopPhrase'],
    ['makes consent optional', (d) => (at(d, 'q01').required = false), 'consentFirst', 'q01'],
    ['goes on after a no', (d) => delete at(d, 'q01').onAnswer, 'consentFirst', 'q01'],
    ['asks something before consent', (d) => section(d, 0).questions.reverse(), 'consentFirst', 'q02'],
    ['leaves consent out at the door', (d) => d.modes.doorstep.questions?.shift(), 'consentFirst', 'q01'],
    [
      'asks the problem before the purpose',
      (d) => ((section(d, 2).questions = ['q10', 'q07', 'q08', 'q09']), section(d, 3).questions.shift()),
      'purposeFirst',
      'q10',
    ],
    [
      'asks the purpose only of some',
      (d) => (at(d, 'q07').showIf = { op: 'eq', question: 'q03', value: 'alone' }),
      'purposeFirst',
      'q10',
    ],
    [
      'forgets that the purpose goes first',
      (d) => (delete at(d, 'q07').mustPrecede, d.sections.splice(3, 0, ...d.sections.splice(2, 1))),
      'purposeFirst',
      'q10',
    ],
    [
      'leaves the purpose out at the door',
      (d) => d.modes.doorstep.questions?.splice(2, 1),
      'purposeFirst',
      'q10',
    ],
    ['makes contact details an answer', (d) => delete at(d, 'q42').inAnswers, 'contactInAnswers', 'q42'],
    [
      'asks for a picture under lock',
      (d) => Object.assign(at(d, 'q07'), { type: 'photo', sealed: true }),
      'sealedPhoto',
      'q07',
    ],
    [
      'asks for more pictures than a conversation may bring',
      (d) => Object.assign(at(d, 'q07'), { type: 'photo', maxItems: 37 }),
      'tooManyPhotos',
      'questions',
    ],
    ['uses a type that nobody knows', (d) => (at(d, 'q05').type = 'toString'), 'unknownType', 'q05'],
    ['has a question in no section', (d) => section(d, 0).questions.pop(), 'sections', 'sections'],
  ])('refuse a form that %s', (_, change, reason, place) => {
    expect(parseQuestionnaire(changed(change))).toEqual({ ok: false, reason, at: place })
  })

  it('keep sealed what the version before had sealed', () => {
    const before = parseQuestionnaire(changed((d) => (at(d, 'q18').sealed = true)))
    expect(before.ok && checkFloors(defaultQuestionnaire, [before.questionnaire])).toEqual([
      { code: 'unsealed', at: 'q18' },
    ])
  })

  it('are not reached by what is no form at all', () => {
    for (const json of [null, 3, [], {}, { ...defaultQuestionnaire, questions: 'x' }])
      expect(parseQuestionnaire(json)).toMatchObject({ ok: false, reason: 'shape' })
  })

  it('keep parts of a form that this version does not know', () => {
    const parsed = parseQuestionnaire(changed((d) => ((at(d, 'q05')['later'] = 1), (d['later'] = 2))))
    expect(parsed.ok && [parsed.questionnaire['later'], at(parsed.questionnaire, 'q05')['later']]).toEqual([
      2, 1,
    ])
  })
})
