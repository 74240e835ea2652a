import { useState, type ReactNode } from 'react'
import { choicesOf } from '#domain/survey/questionnaire.ts'
import { isObject } from '#domain/survey/rows.ts'
import { useText } from '#app/text/text.tsx'
import { ChoiceList } from '#app/ui/choice-list.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { defaultPeriods, firstPeriod } from './amount-control.tsx'
import { AmountField } from './amount-field.tsx'
import type { ControlProps } from './control.ts'
import { FilledRows } from './filled-rows.tsx'
import { withPart } from './parts.ts'
import { SealedNote } from './sealed-note.tsx'
import { useChoices } from './use-choices.ts'

/** Code of the band that says nothing is spent. */
const nothing = 'none'

/** Costs, one row at a time: a band, an amount, or nothing. */
export const AmountGridControl = (props: ControlProps): ReactNode => {
  const { part, value, onChange } = props
  if (part === undefined) return null
  const cell = isObject(value) && isObject(value[part]) ? value[part] : {}
  return (
    <>
      <Cell
        {...props}
        key={part}
        cell={cell}
        onCell={(changed) => {
          onChange(withPart(value, part, changed))
        }}
      />
      {props.question.sealed && <SealedNote />}
      <FilledRows {...props} />
    </>
  )
}

type How = 'band' | 'amount' | 'none'

const Cell = ({
  question,
  questionnaire,
  mode,
  cell,
  onCell,
}: ControlProps & {
  readonly cell: Readonly<Record<string, unknown>>
  readonly onCell: (cell: unknown) => void
}): ReactNode => {
  const t = useText()
  const bands = choicesOf(questionnaire, question)
  const shown = useChoices(bands.filter(({ code }) => code !== nothing))
  const [how, setHow] = useState<How>(() => howOf(cell))
  const periods = question.amountPeriods ?? defaultPeriods
  const [period, setPeriod] = useState(
    typeof cell['period'] === 'string' ? cell['period'] : firstPeriod(periods),
  )
  const bandOnly =
    question.allowAmount === false || (mode === 'doorstep' && question.doorstepBandOnly === true)
  const ways: readonly { readonly value: How; readonly label: string }[] = [
    { value: 'band', label: t('interview.band') },
    ...(bandOnly ? [] : [{ value: 'amount' as const, label: t('interview.amountWay') }]),
    ...(bands.some(({ code }) => code === nothing)
      ? [{ value: 'none' as const, label: t('interview.nothing') }]
      : []),
  ]
  return (
    <>
      <Segments
        legend={t('interview.howAmount')}
        value={how}
        choices={ways}
        onChange={(way) => {
          setHow(way)
          onCell(way === 'none' ? { state: 'value', band: nothing } : undefined)
        }}
      />
      {how === 'band' && (
        <ChoiceList
          legend={t('interview.band')}
          legendLook="hidden"
          choices={shown}
          columns={2}
          value={typeof cell['band'] === 'string' ? cell['band'] : null}
          onChange={(band) => {
            onCell({ state: 'value', band })
          }}
          numberKeys
        />
      )}
      {how === 'amount' && (
        <AmountField
          cents={typeof cell['cents'] === 'number' ? cell['cents'] : undefined}
          period={period}
          periods={periods}
          onChange={(amount) => {
            setPeriod(amount.period)
            onCell(
              amount.cents === undefined
                ? undefined
                : { state: 'value', cents: amount.cents, period: amount.period, source: 'estimate' },
            )
          }}
        />
      )}
    </>
  )
}

const howOf = (cell: Readonly<Record<string, unknown>>): How => {
  if (typeof cell['cents'] === 'number') return 'amount'
  return cell['band'] === nothing ? 'none' : 'band'
}
