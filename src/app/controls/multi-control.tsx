import { useState, type ReactNode } from 'react'
import { type Choice, choicesOf } from '#domain/survey/questionnaire.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { ManyChoiceList } from '#app/ui/choice-list.tsx'
import type { ControlProps } from './control.ts'
import { columnsFor, useChoices } from './use-choices.ts'

/** Several answers out of a list. One that stands alone takes the others away; one too many is refused in words. */
export const MultiControl = ({
  question,
  questionnaire,
  answers,
  value,
  onChange,
}: ControlProps): ReactNode => {
  const t = useText()
  const label = useLabel()
  const listed = choicesOf(questionnaire, question, answers)
  const choices = useChoices(listed)
  const [full, setFull] = useState(false)
  const codes = Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []
  const max = question.maxChoices

  const choose = (wished: readonly string[]) => {
    const kept = exclusively(listed, codes, wished)
    const tooMany = max !== undefined && kept.length > max
    setFull(tooMany)
    if (!tooMany) onChange(kept)
  }
  return (
    <>
      {max !== undefined && (
        <p className="small soft" role="status">
          {full
            ? t('interview.maxReached', { max })
            : t('interview.maxChoices', { max, count: codes.length })}
        </p>
      )}
      <ManyChoiceList
        legend={label(question.label)}
        legendLook="hidden"
        choices={choices}
        columns={columnsFor(choices)}
        values={codes}
        onChange={choose}
        numberKeys
      />
    </>
  )
}

/** What stays chosen after a tap, when some choices cannot go together with others. */
export const exclusively = (
  choices: readonly Pick<Choice, 'code' | 'exclusive'>[],
  before: readonly string[],
  wished: readonly string[],
): readonly string[] => {
  const alone = new Set(choices.filter(({ exclusive }) => exclusive).map(({ code }) => code))
  const added = wished.find((code) => !before.includes(code))
  if (added === undefined) return wished
  return alone.has(added) ? [added] : wished.filter((code) => !alone.has(code))
}
