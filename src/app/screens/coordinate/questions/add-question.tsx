import { useState, type ReactNode } from 'react'
import type { Edit } from '#domain/survey/edit.ts'
import { addableTypes, type AddableType } from '#domain/survey/edit-types.ts'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import { capital } from '#domain/text.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choice-list.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { Sheet } from '#app/ui/sheet.tsx'

/** Chooses how the answer is given and in which part of the conversation the question comes. */
export const AddQuestion = ({
  open,
  form,
  onAdd,
  onClose,
}: {
  readonly open: boolean
  readonly form: Questionnaire
  readonly onAdd: (edit: Extract<Edit, { do: 'add' }>) => void
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [type, setType] = useState<AddableType>('single')
  const [section, setSection] = useState('I')
  const there = form.sections.find(({ code }) => code === section) ?? form.sections.at(-1)
  return (
    <Sheet title={t('questions.add')} open={open} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (there !== undefined)
            onAdd({ do: 'add', id: newId(), type, section: there.code, at: placeIn(there.questions) })
        }}
      >
        <ChoiceList
          legend={t('questions.howAnswered')}
          value={type}
          choices={addableTypes.map((one) => ({
            value: one,
            label: capital(t(`questions.type_${one}`)),
            hint: t(`questions.typeHint_${one}`),
          }))}
          columns={2}
          onChange={setType}
        />
        <SelectField
          label={t('questions.inSection')}
          value={there?.code ?? ''}
          onChange={({ target }) => {
            setSection(target.value)
          }}
        >
          {form.sections.map(({ code, label: words }) => (
            <option key={code} value={code}>
              {label(words)}
            </option>
          ))}
        </SelectField>
        <div className="buttons">
          <Button look="main" type="submit">
            {t('questions.addThis')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  )
}

/** At the end of a section, but before the read-back that closes the conversation. */
const placeIn = (questions: readonly string[]): number => {
  const end = questions.indexOf('q41')
  return end === -1 ? questions.length : end
}

/** Random, so that it is another question in every neighbourhood, and the same one where a template brings it. */
const newId = (): string => `n${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`
