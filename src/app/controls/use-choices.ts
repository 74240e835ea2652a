import { useMemo } from 'react'
import type { Choice as FormChoice } from '#domain/survey/questionnaire.ts'
import { capital } from '#domain/text.ts'
import { useLabel } from '#app/text/text.tsx'
import type { Choice } from '#app/ui/choice-list.tsx'

/** Choices of the form as a list shows them, in the language of the screen. */
export const useChoices = (choices: readonly FormChoice[]): readonly Choice<string>[] => {
  const label = useLabel()
  return useMemo(
    () => choices.map((choice) => ({ value: choice.code, label: capital(label(choice.label)) })),
    [choices, label],
  )
}

/** More than this many choices stand in two columns. */
const longList = 8

/** In how many columns so many choices stand. */
export const columnsFor = (choices: readonly unknown[]): 1 | 2 => (choices.length > longList ? 2 : 1)
