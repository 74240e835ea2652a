import { useState } from 'react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ChoiceList, ManyChoiceList } from '#app/ui/choice-list.tsx'
import { Field } from '#app/ui/field.tsx'
import { TextProvider } from '#app/text/text.tsx'
import { rendered } from './rendered.tsx'

const choices = [
  { value: 'here', label: 'Hier in de wijk' },
  { value: 'elsewhere', label: 'Ergens anders' },
  { value: 'varies', label: 'Dat wisselt', disabled: true },
] as const

const One = () => {
  const [value, setValue] = useState<(typeof choices)[number]['value'] | null>(null)
  return (
    <TextProvider>
      <ChoiceList legend="Waar?" choices={choices} value={value} onChange={setValue} numberKeys />
      <Field label="Toelichting" />
    </TextProvider>
  )
}

const Many = () => {
  const [values, setValues] = useState<readonly (typeof choices)[number]['value'][]>([])
  return <ManyChoiceList legend="Waar?" choices={choices} values={values} onChange={setValues} numberKeys />
}

const checked = () =>
  [...document.querySelectorAll<HTMLInputElement>('.choice input')].map((input) => input.checked)

test('the number keys choose, except a choice that is off', async () => {
  rendered(<One />)
  await expect.element(page.getByRole('group', { name: 'Waar?' })).toBeVisible()
  await userEvent.keyboard('2')
  await expect.poll(checked).toEqual([false, true, false])
  await userEvent.keyboard('3')
  await expect.poll(checked).toEqual([false, true, false])
})

test('a number typed into a field is text and no choice', async () => {
  rendered(<One />)
  await userEvent.type(page.getByLabelText('Toelichting'), '1')
  expect(checked()).toEqual([false, false, false])
  await expect.element(page.getByLabelText('Toelichting')).toHaveValue('1')
})

test('many answers can be on together, and a second tap takes one away', async () => {
  rendered(<Many />)
  await userEvent.click(page.getByRole('checkbox', { name: 'Hier in de wijk' }))
  await userEvent.click(page.getByRole('checkbox', { name: 'Ergens anders' }))
  await expect.poll(checked).toEqual([true, true, false])
  await userEvent.keyboard('1')
  await expect.poll(checked).toEqual([false, true, false])
})

test('no field of a form is remembered by the browser', async () => {
  rendered(<One />)
  await expect.element(page.getByLabelText('Toelichting')).toHaveAttribute('autocomplete', 'off')
})
