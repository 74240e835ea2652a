import type { EditReason } from '#domain/survey/edit.ts'
import { questionOf, type Questionnaire } from '#domain/survey/questionnaire.ts'
import type { Label, Text } from '#app/text/text.tsx'

interface Around {
  readonly form: Questionnaire
  readonly t: Text
  readonly label: (label: Label) => string
}

/** Why something about the form cannot be done, in a sentence that names the question. */
export const reasonText = (
  { reason, at }: { readonly reason: EditReason; readonly at: string },
  around: Around,
): string => around.t(`questions.no_${reason}`, { question: nameOf(at, around) })

/** A question as people call it; without words yet, its place in the file. */
export const nameOf = (id: string, { form, t, label }: Around): string => {
  const question = questionOf(form, id)
  if (question === undefined) return id
  return question.label.nl.trim() === '' ? t('questions.nameless') : label(question.label)
}
