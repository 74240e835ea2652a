import { useId, useState, type ReactNode } from 'react'
import type { QuestionChange } from '#domain/survey/edit-question.ts'
import { isSealed } from '#domain/survey/questionnaire.ts'
import { useText } from '#app/text/text.tsx'
import { Field } from '#app/ui/field.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { type PartProps, Why } from './question-form.tsx'
import css from './questions.module.css'

/** Whether it has to be answered, where it is asked, whether it goes under lock, and its bounds. */
export const SettingsFields = (part: PartProps): ReactNode => {
  const { question } = part
  return (
    <div className={css['settings']}>
      <OnOff {...part} name="required" on={question.required} />
      <OnOff {...part} name="doorstep" on={question.doorstep} />
      <OnOff {...part} name="sealed" on={isSealed(question)} />
      <div className={css['bounds']}>
        {boundsOf[question.type]?.map((name) => (
          <Bound key={`${question.id} ${name}`} {...part} name={name} />
        ))}
      </div>
    </div>
  )
}

/** A switch, or where it cannot be turned the state and why. */
const OnOff = ({
  name,
  on,
  change,
  locked,
}: PartProps & { readonly name: 'required' | 'doorstep' | 'sealed'; readonly on: boolean }): ReactNode => {
  const t = useText()
  const id = useId()
  const why = locked({ [name]: !on })
  return (
    <div>
      <div className="row">
        <span id={id} className="grow">
          {t(`questions.set_${name}`)}
        </span>
        {why === undefined ? (
          <Switch
            on={on}
            labelledBy={id}
            onChange={(next) => {
              change({ [name]: next })
            }}
          />
        ) : (
          <strong>{t(on ? 'questions.yes' : 'questions.no')}</strong>
        )}
      </div>
      {why !== undefined && <Why>{why}</Why>}
    </div>
  )
}

type BoundName = 'maxLength' | 'maxChoices' | 'min' | 'max' | 'step' | 'maxCents' | 'maxItems'

const boundsOf: Readonly<Record<string, readonly BoundName[]>> = {
  text: ['maxLength'],
  themedText: ['maxLength'],
  multi: ['maxChoices'],
  number: ['min', 'max', 'step'],
  amount: ['maxCents'],
  photo: ['maxItems'],
}

/** A number. It counts as soon as it is one that the question can have; money is typed in euros. */
const Bound = ({ question, name, change, locked }: PartProps & { readonly name: BoundName }): ReactNode => {
  const t = useText()
  const inCents = name === 'maxCents'
  const now = question[name]
  const [typed, setTyped] = useState(now === undefined ? '' : String(inCents ? now / 100 : now))
  const number = Number(typed.replace(',', '.'))
  const next = inCents ? Math.round(number * 100) : number
  const isNone = typed.trim() === '' && name === 'maxChoices'
  const made = (text: number): QuestionChange => ({ [name]: text })
  const wrong = !isNone && (typed.trim() === '' || Number.isNaN(next) || locked(made(next)) !== undefined)
  return (
    <Field
      label={t(`questions.set_${name}`)}
      inputMode="decimal"
      value={typed}
      wrong={wrong ? t('questions.no_bounds') : undefined}
      onChange={({ target }) => {
        setTyped(target.value)
        const typedNumber = Number(target.value.replace(',', '.'))
        if (target.value.trim() === '' && name === 'maxChoices') change({ maxChoices: null })
        else if (target.value.trim() !== '' && !Number.isNaN(typedNumber)) {
          const wanted = made(inCents ? Math.round(typedNumber * 100) : typedNumber)
          if (locked(wanted) === undefined) change(wanted)
        }
      }}
    />
  )
}
