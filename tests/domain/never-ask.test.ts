import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { defaultQuestionnaire as form, fieldChoices } from '#domain/survey/questionnaire.ts'
import { recordTypes } from '#domain/records.ts'
import { assetKinds } from '#domain/field/taxonomy.ts'
import { newSighting } from '#domain/field/sighting.ts'
import { VisitFields } from '#domain/field/visit.ts'
import { finish } from '#domain/survey/finish.ts'
import { askedIn, fieldsOf, keptIn, never, type Spot } from '../support/never-ask.ts'
import { changed, fullConversation, question } from './survey/conversation.ts'

const found = (spots: readonly Spot[], pattern: RegExp) =>
  spots.filter(({ words }) => words.some((text) => pattern.test(text))).map(({ where }) => where)

/** Questions whose explanation uses a forbidden word to say that it is not asked. */
const saysNot: readonly string[] = ['q20', 'q31']
const foundIn = (questionnaire: typeof form, pattern: RegExp) =>
  found(askedIn(questionnaire), pattern).filter((where) => !saysNot.includes(where))
const stored = (): readonly Spot[] =>
  Object.entries(recordTypes).flatMap(([name, { fields }]) => fieldsOf(fields, name))

describe('what is never asked and never stored', () => {
  it.each(never)('$what: in no question, explanation or choice', ({ asked }) => {
    expect(foundIn(form, asked)).toEqual([])
  })

  it.each(never)('$what: under no name in an answer or a record', ({ stored: name }) => {
    expect(found([...keptIn(form), ...stored()], name)).toEqual([])
  })

  it.each<[string, string, string]>([
    ['citizen service number', 'Wat is uw burgerservicenummer?', 'bsn'],
    ['date of birth or age of a person', 'Wat is uw geboortedatum?', 'birthDate'],
    ['names of children or neighbours', 'Hoe heten uw kinderen?', 'childNames'],
    ['health, diagnosis, disability, care spending', 'Bent u vaak ziek?', 'diagnosis'],
    ['why somebody cannot talk', 'Waarom praten niet lukt', 'cannotTalkReason'],
    ['amount of income, which benefit, debts of the household', 'Welke uitkering heeft u?', 'incomeCents'],
    ['religion, ethnicity, origin, politics, union, sexuality, crime', 'Wat is uw geloof?', 'religion'],
    ['bad payers, neglected gardens, scores of people', 'Wie verwaarloost de tuin?', 'badPayer'],
    ['votes, likes, support percentages', 'Bent u voor of tegen?', 'supportPercentage'],
    ['the route of a walker, the time of day of a visit', 'Hoe laat was dat?', 'timeOfDay'],
    ['people who sleep outside', 'Waar slapen mensen? Wie slaapt buiten?', 'homeless'],
  ])('finds %s where it is planted', (what, sentence, name) => {
    const row = never.find((one) => one.what === what)
    if (row === undefined) throw new Error(`nothing is said about ${what}`)
    const planted = changed((draft) => {
      question('q12', draft).label = { nl: sentence }
      question('q34', draft).fields?.push({ name, type: 'text', required: false, label: { nl: sentence } })
    }) as typeof form
    expect(foundIn(planted, row.asked)).toEqual(['q12', `q34.${name}`])
    expect(found(keptIn(planted), row.stored)).toEqual([`q34.${name}`])
    const deep = z.looseObject({
      list: z.optional(z.array(z.nullable(z.looseObject({ [name]: z.string() })))),
    })
    expect(found(fieldsOf(deep, 'visit'), row.stored)).toHaveLength(1)
  })

  it.each(saysNot)('leaves %s out only because its explanation says that it is not asked', (id) => {
    const { label, hint } = question(id)
    expect(String(hint?.nl)).toMatch(/niet|geen/)
    expect(never.some(({ asked }) => asked.test(String(label.nl)) || asked.test(String(label.en)))).toBe(
      false,
    )
  })

  it('plants something for each kind of thing', () => {
    expect(never).toHaveLength(11)
    expect(new Set(never.map(({ what }) => what)).size).toBe(never.length)
  })

  it('sees fields at any depth of the real schemas', () => {
    const names = stored().flatMap(({ words }) => words)
    for (const name of ['sealedBlob', 'textHash', 'accuracyM', 'houseNumber', 'outcome', 'text', 'sha256'])
      expect(names).toContain(name)
  })
})

describe('what is asked in a form that cannot tell too much', () => {
  const offered = (id: string, name: string) => {
    const field = question(id).fields?.find((one) => one.name === name)
    return field === undefined ? [] : fieldChoices(form, field).map(({ code }) => code)
  }

  it('offers no care as a help that is wanted, nor as a gift', () => {
    expect(offered('q31', 'code')).not.toContain('caring')
    expect(offered('q31', 'code').length).toBeGreaterThan(10)
    expect(offered('q24', 'function')).not.toContain('care')
    expect(offered('q24', 'function').length).toBeGreaterThan(10)
    expect(question('q16').rows?.map(({ code }) => code)).not.toContain('care')
  })

  it('has kinds of income without an amount', () => {
    expect(question('q20').type).toBe('multi')
    expect(form.questions.filter(({ codeList }) => codeList === 'incomeKind').map(({ id }) => id)).toEqual([
      'q20',
    ])
  })

  it('takes debts as a theme about the neighbourhood only', () => {
    const spots = askedIn(form).filter(({ words }) => words.some((text) => /schuld|debt/i.test(text)))
    expect(spots.map(({ where }) => where).filter((where) => !/^q1[01]\.money$/.test(where))).toEqual([])
  })

  it('records only when that was allowed', () => {
    const consents = (purposes: readonly string[]) =>
      finish({
        questionnaire: form,
        answers: { ...fullConversation, q02: { state: 'value', value: purposes } },
        mode: 'full',
        interviewId: 'i',
        projectId: 'p',
        month: '2026-03',
        minutes: 40,
        newId: () => 'n',
        textHash: 'h',
      }).open.consent.recording
    expect(consents([])).toBe(false)
    expect(consents(['recording'])).toBe(true)
  })

  it('keeps homes that look empty from every shared map, and a visit without a time of day', () => {
    const homes = assetKinds.filter(({ coordinatorOnly }) => coordinatorOnly).map(({ code }) => code)
    expect(homes).toContain('dwelling')
    for (const kind of homes)
      expect(
        newSighting({
          kind,
          place: { lat: 52, lon: 5, accuracyM: 5 },
          unusedDegree: 'empty',
          ownerDomain: 'unknown',
        }).visibility,
      ).toBe('coordinator')
    const visit = {
      addressId: '0190a0b0-0000-7000-8000-000000000001',
      at: '2026-03-09',
      attemptNo: 1,
      outcome: 'noAnswer',
    }
    expect(z.safeParse(VisitFields, visit).success).toBe(true)
    expect(z.safeParse(VisitFields, { ...visit, at: '2026-03-09T19:30' }).success).toBe(false)
  })
})
