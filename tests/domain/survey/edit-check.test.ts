import { describe, expect, test } from 'vitest'
import { applyEdit, type Edit } from '#domain/survey/edit.ts'
import { markOf, reviewForm } from '#domain/survey/edit-check.ts'
import { neverAskIn } from '#domain/survey/never-ask.ts'
import { defaultQuestionnaire, type Questionnaire } from '#domain/survey/questionnaire.ts'

const shipped = defaultQuestionnaire
const after = (...edits: readonly Edit[]): Questionnaire =>
  edits.reduce((form, edit) => {
    const edited = applyEdit(form, edit, [shipped])
    if (!edited.ok) throw new Error(edited.reason)
    return edited.form
  }, shipped)
const added: Edit = { do: 'add', id: 'nbus', type: 'single', section: 'I', at: 0 }
const words = (nl: string, en?: string): Edit => ({
  do: 'change',
  id: 'nbus',
  change: { label: en === undefined ? { nl } : { nl, en } },
})
const choices: Edit = {
  do: 'change',
  id: 'nbus',
  change: {
    choices: [
      { code: 'c1', label: { nl: 'bus', en: 'bus' } },
      { code: 'c2', label: { nl: 'fiets', en: 'bike' } },
    ],
  },
}
const complete = [added, words('Hoe reist u?', 'How do you travel?'), choices]
const said = (form: Questionnaire, read: readonly string[] = []) =>
  reviewForm(form, [shipped], read).map(({ level, code, at, about }) =>
    [level, code, at, about].filter(Boolean).join(' '),
  )

describe('the check of a whole draft', () => {
  test('has nothing to say about a complete question', () => {
    expect(said(after(...complete))).toEqual([])
  })

  test.each<[string, readonly Edit[], readonly string[]]>([
    ['nothing changed', [], ['stops same']],
    ['a question without words and choices', [added], ['stops noWords nbus', 'stops noChoices nbus']],
    ['a question that was not translated', [...complete, words('Hoe reist u?')], ['warns noEnglish nbus']],
    [
      'a condition on a choice that nobody has',
      [
        ...complete,
        { do: 'change', id: 'q39', change: { showIf: { op: 'eq', question: 'nbus', value: 'c9' } } },
      ],
      ['stops unknownChoice q39'],
    ],
    ['a forbidden subject', [...complete, words('Wat is uw BSN?', 'x')], ['stops neverAsk nbus identity']],
    [
      'a subject to be careful with',
      [...complete, words('Wat doet de wijk aan gezondheid?', 'x')],
      ['warns neverAsk nbus health'],
    ],
  ])('says %s', (_, edits, expected) => {
    expect(said(after(...edits))).toEqual(expected)
  })

  test('is silent about what a coordinator answered for, until the subject is another', () => {
    const form = after(...complete, words('Wat doet de wijk aan gezondheid?', 'x'))
    const read = reviewForm(form, [shipped]).map(markOf)
    expect(said(form, read)).toEqual([])
    expect(said(after(...complete, words('Zijn er schulden in de wijk?', 'x')), read)).toEqual([
      'warns neverAsk nbus debt',
    ])
  })

  test('warns when the conversation at the door gets long', () => {
    const atDoor = ['q12', 'q13', 'q14', 'q15'].map((id): Edit => ({
      do: 'change',
      id,
      change: { doorstep: true },
    }))
    expect(said(after(...atDoor))).toEqual(['warns atDoorTooMany'])
  })

  test('does not hold published words against the list', () => {
    expect(reviewForm(after(...complete), [shipped]).filter(({ code }) => code === 'neverAsk')).toEqual([])
  })
})

describe('the words of what is never asked', () => {
  test.each([
    ['Wat is uw geboortedatum?', 'identity', 'forbidden'],
    ['Hoe heten uw kinderen?', 'others', 'forbidden'],
    ['Welke ziekte heeft u?', 'health', 'forbidden'],
    ['Hoeveel verdient u per maand?', 'income', 'forbidden'],
    ['How much do you earn?', 'income', 'forbidden'],
    ['Heeft u schulden?', 'debt', 'forbidden'],
    ['Wat is uw geloof?', 'belief', 'forbidden'],
    ['Op welke partij stemde u?', 'belief', 'forbidden'],
    ['Bent u voor of tegen het plan?', 'vote', 'careful'],
    ['Wie veroorzaakt overlast?', 'control', 'careful'],
    ['Zijn er schulden in deze wijk?', 'debt', 'careful'],
  ])('find in “%s” %s, %s', (text, about, level) => {
    expect(neverAskIn(text)).toContainEqual({ about, level })
  })

  test.each([
    'Hoe reist u naar uw werk?',
    'Staat de kerk door de week leeg?',
    'Welke bestemming kan dit plein krijgen?',
    'Heeft u een moestuin?',
    'Hoe gaat het met de buurtbus?',
  ])('find nothing in “%s”', (text) => {
    expect(neverAskIn(text)).toEqual([])
  })

  test('forbid no question of the product', () => {
    const texts = shipped.questions.flatMap(({ label, hint }) => [
      label.nl,
      label.en ?? '',
      hint?.nl ?? '',
      hint?.en ?? '',
    ])
    expect(neverAskIn(...texts).filter(({ level }) => level === 'forbidden')).toEqual([])
  })
})
