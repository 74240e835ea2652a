import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { question } from '../../domain/survey/conversation.ts'
import { asked } from './asked.tsx'

const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))
const choose = (name: string) => userEvent.click(page.getByLabelText(name, { exact: true }))

describe('every question', () => {
  test.each(defaultQuestionnaire.questions.map(({ id, key }) => [id, key]))(
    '%s (%s) has a label for each field, and the browser remembers none',
    async (id) => {
      asked(id, id === 'q42' ? {} : undefined)
      await expect.poll(() => document.querySelector('button, input, textarea, select')).not.toBeNull()
      for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea, select')) {
        expect(field.autocomplete, field.outerHTML).toBe('off')
        expect(field.labels?.length || field.getAttribute('aria-label'), field.outerHTML).toBeTruthy()
      }
    },
  )

  test.each(['place', 'photo', 'date', 'month', 'amount'])('of type %s has a control too', async (type) => {
    asked({ ...question('q30'), type })
    await expect.poll(() => document.querySelector('button, input, p')).not.toBeNull()
  })
})

describe('several answers', () => {
  test('one that stands alone takes the others away, and the other way round', async () => {
    const control = asked('q32')
    await choose('Energie')
    await choose('Niets')
    expect(control.value()).toEqual(['none'])
    await choose('Water en riool')
    expect(control.value()).toEqual(['water'])
  })

  test('one too many is refused in words', async () => {
    const control = asked('q37')
    await choose('Zorghub')
    await choose('Mobiliteitshub')
    await choose('Materialenhub')
    expect(control.value()).toEqual(['care', 'mobility'])
    await expect.element(page.getByText('U kunt er hooguit 2 kiezen. Haal er eerst een weg.')).toBeVisible()
  })
})

describe('own words', () => {
  test('a trace of a person is pointed out and not refused', async () => {
    const control = asked('q07')
    await userEvent.fill(page.getByRole('textbox'), 'Bel Jan op 06-12345678')
    await expect.element(page.getByText('Dit lijkt op een telefoonnummer.')).toBeVisible()
    expect(control.value()).toEqual({ text: 'Bel Jan op 06-12345678' })
  })

  test('that there is nothing is an answer', async () => {
    const control = asked('q10')
    await choose('Niets, het gaat goed')
    expect(control.value()).toBe('none')
  })
})

describe('why, and why is that', () => {
  test('goes on no deeper than the form allows', async () => {
    const control = asked('q11', undefined, 'doorstep')
    await userEvent.fill(page.getByRole('textbox'), 'Enkel glas.')
    await press('Vraag door: en hoe komt dát?')
    await userEvent.fill(page.getByRole('textbox'), 'De eigenaar wacht.')
    await expect.element(page.getByRole('button', { name: /^Vraag door/ })).not.toBeInTheDocument()
    expect(control.value()).toEqual([
      { depth: 1, text: 'Enkel glas.' },
      { depth: 2, text: 'De eigenaar wacht.' },
    ])
  })

  test('an earlier link can be changed', async () => {
    const control = asked('q11', [
      { depth: 1, text: 'Enkel glas.' },
      { depth: 2, text: 'De eigenaar wacht.' },
    ])
    await press('Verander: Enkel glas.')
    await userEvent.fill(page.getByRole('textbox'), 'Nog steeds enkel glas.')
    expect(control.value()).toMatchObject([
      { text: 'Nog steeds enkel glas.' },
      { text: 'De eigenaar wacht.' },
    ])
  })
})

describe('costs', () => {
  test('an amount is kept as it is typed and stepped', async () => {
    const control = asked('q16')
    await choose('Bedrag')
    await userEvent.fill(page.getByLabelText('Bedrag in euro'), '22.000')
    await choose('per week')
    expect(control.value()).toMatchObject({ energy: { cents: 2_200_000, period: 'week' } })
    await press('10 euro minder')
    expect(control.value()).toMatchObject({ energy: { cents: 2_199_000 } })
  })

  test('at the door only a band is asked', async () => {
    const control = asked('q16', undefined, 'doorstep')
    await choose('Tot € 50')
    expect(control.value()).toEqual({ energy: { state: 'value', band: 'upTo50' } })
    await expect.element(page.getByLabelText('Bedrag', { exact: true })).not.toBeInTheDocument()
  })
})

describe('a list of things', () => {
  const help = [{ code: 'cooking' }, { code: 'admin', frequency: 'weekly' }]

  test('what is needed and missing is said at the field, and what was chosen is already kept', async () => {
    const control = asked('q34')
    await press('Iets noemen')
    await userEvent.selectOptions(page.getByLabelText('Welke soort?'), 'Kerk')
    expect(control.value()).toEqual([{ kind: 'church' }])
    await press('Zet in de lijst')
    await expect.element(page.getByRole('alert')).toHaveTextContent('Kies of schrijf eerst een antwoord.')
    await choose('Helemaal leeg')
    await press('Zet in de lijst')
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    expect(control.value()).toEqual([{ kind: 'church', unusedDegree: 'empty' }])
  })

  test('what is taken away can be brought back', async () => {
    const control = asked('q31', help)
    await userEvent.click(page.getByRole('button', { name: /^Haal weg/ }).first())
    expect(control.value()).toEqual([help[1]])
    await press('Ongedaan maken')
    expect(control.value()).toEqual(help)
  })

  test('a change that is not wanted leaves the list as it was', async () => {
    const control = asked('q31', help)
    await userEvent.click(page.getByRole('button', { name: /^Koken/ }))
    await choose('Elke week')
    await press('Niet doen')
    expect(control.value()).toEqual(help)
  })

  test('that there is nothing is an answer of its own', async () => {
    const control = asked('q31')
    expect(control.value()).toBeUndefined()
    await choose('Nergens bij')
    expect(control.value()).toEqual([])
  })

  test('an idea stands at the place of the thing that it is about', async () => {
    const control = asked('q35')
    await userEvent.click(page.getByRole('button', { name: /^Kerk/ }))
    await userEvent.selectOptions(page.getByLabelText('Wat kan daar?'), 'Ontmoeten')
    await press('Zet in de lijst')
    expect(control.value()).toEqual([null, { use: 'meeting' }])
  })
})
