import { useId, type ReactNode } from 'react'
import { Check } from 'lucide-react'
import { useNumberKeys } from './number-keys.ts'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly icon?: ReactNode
  readonly disabled?: boolean
}

interface ChoiceListProps<Value extends string> {
  readonly legend: ReactNode
  /** `ask` is the big question, `title` a line above the answers, `hidden` only for a screen reader. */
  readonly legendLook?: 'ask' | 'title' | 'hidden'
  readonly choices: readonly Choice<Value>[]
  readonly columns?: 1 | 2
  /** The keys 1–9 choose. For the one list that a screen is about. */
  readonly numberKeys?: boolean
}

/** One answer out of a few. The whole label is the target; a tap chooses and does not move on. */
export const ChoiceList = <Value extends string>({
  value,
  onChange,
  ...list
}: ChoiceListProps<Value> & {
  readonly value: Value | null
  readonly onChange: (value: Value) => void
}): ReactNode => (
  <Choices {...list} type="radio" isChosen={(choice) => choice === value} onChoose={onChange} />
)

/** Any number of answers; each is told whether it is on. */
export const ManyChoiceList = <Value extends string>({
  values,
  onChange,
  ...list
}: ChoiceListProps<Value> & {
  readonly values: readonly Value[]
  readonly onChange: (values: readonly Value[]) => void
}): ReactNode => (
  <Choices
    {...list}
    type="checkbox"
    isChosen={(choice) => values.includes(choice)}
    onChoose={(choice) => {
      onChange(values.includes(choice) ? values.filter((other) => other !== choice) : [...values, choice])
    }}
  />
)

const Choices = <Value extends string>({
  legend,
  legendLook = 'title',
  choices,
  columns = 1,
  numberKeys = false,
  type,
  isChosen,
  onChoose,
}: ChoiceListProps<Value> & {
  readonly type: 'radio' | 'checkbox'
  readonly isChosen: (value: Value) => boolean
  readonly onChoose: (value: Value) => void
}): ReactNode => {
  const name = useId()
  useNumberKeys(numberKeys ? choices.length : 0, (index) => {
    const choice = choices[index]
    if (choice !== undefined && choice.disabled !== true) onChoose(choice.value)
  })
  return (
    <fieldset className={columns === 2 ? 'choices grid-2' : 'choices'}>
      <legend className={legendClass[legendLook]}>{legend}</legend>
      {choices.map(({ value, label, hint, icon, disabled }) => (
        <label className="choice" key={value}>
          <input
            type={type}
            name={name}
            value={value}
            checked={isChosen(value)}
            disabled={disabled === true}
            autoComplete="off"
            onChange={() => {
              onChoose(value)
            }}
          />
          {icon}
          <span>
            {label}
            {hint !== undefined && <span className="hint">{hint}</span>}
          </span>
          <Check className="i tick" aria-hidden="true" />
        </label>
      ))}
    </fieldset>
  )
}

const legendClass = { ask: 'ask', title: undefined, hidden: 'sr' }
