import { describe, expect, test } from 'vitest'
import { applyEdit, type Edit } from '#domain/survey/edit.ts'
import { changesBetween } from '#domain/survey/form-changes.ts'
import { inOrder, nextVersion, shortVersion } from '#domain/survey/form-version.ts'
import { defaultQuestionnaire, type Questionnaire } from '#domain/survey/questionnaire.ts'
import { readTemplate, writeTemplate } from '#domain/survey/template.ts'
import { changed, question } from './conversation.ts'

const shipped = defaultQuestionnaire
const versions = (...names: readonly string[]) => names.map((version) => ({ version }))

describe('versions', () => {
  test('follow by number, whatever order they came in, and the same everywhere', () => {
    const mixed = versions('1.10.0+aaaa', 'x', '1.2.0+zzzz', '1.0.0', '1.2.0+bbbb')
    const expected = ['x', '1.0.0', '1.2.0+bbbb', '1.2.0+zzzz', '1.10.0+aaaa']
    expect(inOrder(mixed).map(({ version }) => version)).toEqual(expected)
    expect(inOrder(mixed.toReversed()).map(({ version }) => version)).toEqual(expected)
  })

  test('get the next number, and never the same name as another', () => {
    expect(nextVersion(versions('1.0.0', '1.9.0+aaaa'), '7f3a')).toBe('1.10.0+7f3a')
    expect(shortVersion('1.10.0+7f3a')).toBe('1.10')
    expect(shortVersion('zomer')).toBe('zomer')
  })
})

describe('what changed', () => {
  const after = (...edits: readonly Edit[]) =>
    edits.reduce<Questionnaire>((form, edit) => {
      const edited = applyEdit(form, edit, [shipped])
      if (!edited.ok) throw new Error(edited.reason)
      return edited.form
    }, shipped)
  test.each<[string, readonly Edit[], readonly string[]]>([
    ['nothing', [], []],
    ['an added question', [{ do: 'add', id: 'nx', type: 'text', section: 'I', at: 0 }], ['added nx']],
    ['one that is off', [{ do: 'turnOff', id: 'q13' }], ['off q13']],
    ['only the one that was moved', [{ do: 'move', id: 'q37', section: 'I', at: 2 }], ['moved q37']],
    ['other words', [{ do: 'change', id: 'q14', change: { label: { nl: 'Wat?' } } }], ['words q14']],
    [
      'a translation',
      [{ do: 'change', id: 'q14', change: { label: { nl: question('q14').label.nl, en: 'What?' } } }],
      ['translation q14'],
    ],
    [
      'condition, lock and settings',
      [
        {
          do: 'change',
          id: 'q39',
          change: { showIf: { op: 'answered', question: 'q33' }, sealed: true, doorstep: true },
        },
      ],
      ['condition q39', 'sealed q39', 'settings q39'],
    ],
    ['a section', [{ do: 'nameSection', section: 'I', label: { nl: 'Samen' } }], ['section I']],
  ])('is %s', (_, edits, expected) => {
    expect(changesBetween(shipped, after(...edits)).map(({ kind, at }) => `${kind} ${at}`)).toEqual(expected)
  })
})

describe('a template file', () => {
  test('is read as it was written', () => {
    expect(readTemplate(writeTemplate(shipped), [shipped])).toEqual({ ok: true, form: shipped })
  })

  test.each<[string, string, readonly { reason: string; at: string }[]]>([
    ['no JSON', 'naam;vraag', [{ reason: 'notJson', at: '' }]],
    ['JSON that nests without end', '['.repeat(100_000), [{ reason: 'notJson', at: '' }]],
    ['something else', '{"type":"Polygon"}', [{ reason: 'notTemplate', at: '' }]],
    ['a file that is too large', ' '.repeat(2_000_001), [{ reason: 'tooLarge', at: '' }]],
    [
      'a form of the wrong shape',
      writeTemplate(changed((d) => Object.assign(question('q05', d), { label: 3 })) as Questionnaire),
      [{ reason: 'shape', at: 'questions.4.label' }],
    ],
    [
      'a form below two floors, and says both',
      writeTemplate(
        changed((d) => {
          question('q16', d).sealed = false
          question('q03', d).allowDk = false
        }) as Questionnaire,
      ),
      [
        { reason: 'unsealed', at: 'q16' },
        { reason: 'moneyOpen', at: 'q16' },
        { reason: 'coreChanged', at: 'q03' },
        { reason: 'coreChanged', at: 'q16' },
      ],
    ],
    [
      'texts that no phone can show',
      writeTemplate(changed((d) => (question('q05', d).label.nl = 'a'.repeat(301))) as Questionnaire),
      [{ reason: 'tooLong', at: 'q05' }],
    ],
    [
      'more questions than a conversation can hold',
      writeTemplate(
        changed((d) => {
          const last = d.sections.at(-1)
          for (let number = 0; number < 60; number++) {
            d.questions.push({
              ...structuredClone(question('q14', d)),
              id: `n${number}`,
              showIf: undefined,
            } as never)
            last?.questions.push(`n${number}`)
          }
        }) as Questionnaire,
      ),
      [{ reason: 'tooMany', at: 'questions' }],
    ],
  ])('is refused when it is %s', (_, text, problems) => {
    expect(readTemplate(text, [shipped])).toEqual({ ok: false, problems })
  })

  test('cannot unlock what was locked here', () => {
    const locked = changed((d) => (question('q24', d).sealed = true)) as Questionnaire
    expect(readTemplate(writeTemplate(shipped), [shipped, locked])).toEqual({
      ok: false,
      problems: [{ reason: 'unsealed', at: 'q24' }],
    })
  })
})
