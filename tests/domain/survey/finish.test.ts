import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { recordTypes } from '#domain/records.ts'
import type { Answers } from '#domain/survey/answer.ts'
import { finish, openSealed, padSealed, type FinishInput } from '#domain/survey/finish.ts'
import { readBack } from '#domain/survey/read-back.ts'
import { settle } from '#domain/survey/route.ts'
import { arbitraryAnswers, dk, form, fullConversation, pns, value } from './conversation.ts'

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const done = (answers: Answers, more: Partial<FinishInput> = {}) => {
  let made = 0
  return finish({
    questionnaire: form,
    answers,
    mode: 'full',
    interviewId: uuid(900),
    projectId: uuid(901),
    month: '2026-03',
    minutes: 43,
    newId: () => uuid((made += 1)),
    textHash: 'f'.repeat(64),
    ...more,
  })
}
const sealedIds = ['q16', 'q17', 'q19', 'q20', 'q21', 'q31', 'q36']

describe('finishing a conversation', () => {
  it('keeps months, fives and copies for grouping in the open part', () => {
    expect(done(fullConversation).open).toMatchObject({
      mode: 'full',
      consent: { version: '1.0.0', at: '2026-03', recording: false, quotes: true, withdrawnAt: null },
      formId: 'limonade-keukentafel',
      householdType: 'alone',
      size: 'one',
      tenure: 'rentCorporation',
      month: '2026-03',
      minutes: 45,
      finished: true,
    })
    expect('tenure' in done({ ...fullConversation, q05: pns }).open).toBe(false)
  })

  it('puts each question in exactly one part and mentions no sealed one in the open part', () => {
    const { open, sealed } = done(fullConversation)
    expect(Object.keys(sealed?.answers ?? {})).toEqual(sealedIds)
    expect(Object.keys(open.answers)).toHaveLength(41 - sealedIds.length)
    expect(sealed).toMatchObject({
      interviewId: uuid(900),
      projectId: uuid(901),
      rev: 1,
      formVersion: '1.0.0',
    })
  })

  it('names each picture of its open answers once, beside the answers', () => {
    const picture = (digit: string) => ({
      sha256: digit.repeat(64),
      small: 'f'.repeat(64),
      type: 'image/jpeg' as const,
      bytes: 9_000,
      width: 4,
      height: 3,
    })
    const questionnaire = structuredClone(form)
    for (const question of questionnaire.questions)
      if (question.id === 'q07' || question.id === 'q08') question.type = 'photo'
    const answers = {
      ...fullConversation,
      q07: value([picture('1')]),
      q08: value([picture('2'), picture('1')]),
    }
    const { open } = done(answers, { questionnaire })
    expect(open.photos).toEqual([picture('1'), picture('2')])
    expect(z.safeParse(recordTypes['interview']?.fields ?? z.never(), open).success).toBe(true)
    expect('photos' in done(fullConversation).open).toBe(false)
  })

  it('never lets a sealed or a contact answer into the open part or a child, whatever was answered', () => {
    for (const mode of ['full', 'doorstep'] as const)
      fc.assert(
        fc.property(arbitraryAnswers(mode), (answers) => {
          const marked = {
            ...answers,
            q16: value('ZEGEL'),
            q36: value([{ kind: 'ZEGEL' }]),
            q42: value({ name: 'ZEGEL' }),
          }
          const { open, children } = done(marked, { mode })
          for (const id of [...sealedIds, 'q42']) expect(open.answers).not.toHaveProperty(id)
          expect(JSON.stringify([open, children])).not.toContain('ZEGEL')
        }),
      )
  })

  it('makes records that the server takes', () => {
    for (const mode of ['full', 'doorstep'] as const)
      fc.assert(
        fc.property(arbitraryAnswers(mode), (answers) => {
          const { open, children } = done(answers, { mode })
          const types = [{ type: 'interview', fields: open as unknown }, ...children]
          for (const { type, fields } of types) {
            const schema = recordTypes[type]?.fields
            expect(
              schema && z.safeParse(schema, JSON.parse(JSON.stringify(fields))).error?.issues,
            ).toBeUndefined()
          }
        }),
      )
  })

  it('has nothing to seal when no sealed question was asked, and seals a refusal to say', () => {
    expect(done({ q01: value('yes') }).sealed).toBeUndefined()
    expect(done({ q01: value('yes'), q16: pns }, { mode: 'doorstep' }).sealed?.answers['q16']).toEqual(pns)
  })

  it('leaves nothing but the no when somebody declines', () => {
    const { open, sealed, children } = done({ ...fullConversation, q01: value('no') })
    expect([sealed, children]).toEqual([undefined, []])
    expect(Object.values(open.answers).filter(({ state }) => state !== 'notAsked')).toEqual([value('no')])
  })

  it('makes a tip of each thing with its own idea, and a structure of each group', () => {
    const interviewRef = uuid(900)
    const tip = { ownershipEvidence: 'guess', status: 'tip', visibility: 'coordinator', interviewRef }
    expect(done(fullConversation).children).toEqual([
      {
        type: 'assetSighting',
        recordId: uuid(1),
        fields: {
          ...tip,
          kind: 'parking',
          unusedDegree: 'empty',
          ownerDomain: 'government',
          note: 'bij het plein',
          ideas: [],
        },
      },
      {
        type: 'assetSighting',
        recordId: uuid(2),
        fields: {
          ...tip,
          kind: 'church',
          unusedDegree: 'partTime',
          ownerDomain: 'unknown',
          ideas: [{ use: 'meeting', text: 'Samen eten.' }],
        },
      },
      {
        type: 'structure',
        recordId: uuid(3),
        fields: { name: 'De Kan', kind: 'social', functions: ['company'], status: 'running', interviewRef },
      },
      {
        type: 'structure',
        recordId: uuid(4),
        fields: { name: 'De Ploeg', kind: 'economic', functions: [], status: 'unknown', interviewRef },
      },
    ])
  })
})

describe('the sealed text', () => {
  const expected = { projectId: uuid(901), interviewId: uuid(900) }
  const text = padSealed(JSON.stringify(done(fullConversation).sealed))

  it('has a length that tells nothing, in bytes of UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (any) => {
        const bytes = new TextEncoder().encode(padSealed(any)).length
        expect(bytes % 4096).toBe(0)
        expect(bytes).toBeGreaterThan(0)
        expect(padSealed(any).startsWith(any)).toBe(true)
      }),
    )
    expect(new TextEncoder().encode(padSealed('€'.repeat(1366))).length).toBe(8192)
    expect(new TextEncoder().encode(padSealed(`x\ud800`)).length).toBe(4096)
    expect(padSealed('x'.repeat(4096)).length).toBe(4096)
    expect(padSealed('ab', 8)).toBe('ab      ')
  })

  it('opens for its own record', () => {
    expect(openSealed(text, { ...expected, rev: 1 })).toMatchObject({
      ok: true,
      answers: { q20: value(['paidWork']) },
    })
  })

  it.each([
    ['another project', { ...expected, projectId: uuid(1) }, 'otherProject'],
    ['another interview', { ...expected, interviewId: uuid(1) }, 'otherInterview'],
    ['a newer record', { ...expected, rev: 2 }, 'olderRev'],
  ])('is set aside for %s', (_, other, reason) => {
    expect(openSealed(text, other)).toEqual({ ok: false, reason })
  })

  it('is set aside when it cannot be read', () => {
    for (const unreadable of ['', 'x', '{}', 'null', text.replace('"rev"', '"REV"')])
      expect(openSealed(unreadable, expected)).toEqual({ ok: false, reason: 'unreadable' })
  })
})

describe('the read-back', () => {
  const rows = readBack(form, settle(form, fullConversation, 'full'), 'nl')
  const row = (id: string) => rows.find(({ questionId }) => questionId === id)

  it('has a row with words for every question that was asked, and none for itself', () => {
    expect(rows.map(({ questionId }) => questionId)).toEqual(
      form.questions.map(({ id }) => id).filter((id) => !['q41', 'q42'].includes(id)),
    )
    expect(rows.filter(({ lines }) => lines.length === 0)).toEqual([])
  })

  it('says amounts, own words and what was not known', () => {
    const plain = (row('q16')?.lines ?? []).map((line) => line.replaceAll('\u00a0', ' '))
    expect(plain).toHaveLength(4)
    expect(plain[0]).toMatch(/: € 168 per maand$/)
    expect(plain).toContain('Sport, cultuur en uitgaan: Zeg ik liever niet')
    expect(row('q16')?.sealed).toBe(true)
    expect(row('q11')?.lines[1]).toBe('“De eigenaar zegt elk jaar: volgend jaar.”')
    expect(row('q08')).toMatchObject({ state: 'dk', lines: ['Weet ik niet'], sealed: false })
    expect(row('q27')?.lines).toEqual(['Koken, tuinieren en groen onderhouden'])
    expect(row('q25')?.lines[0]).toMatch(/, 2\.100 kWh, /)
    expect(readBack(form, { q08: dk }, 'en')[0]?.lines).toEqual(['I don’t know'])
  })
})
