import type { Finding } from '#domain/survey/edit-check.ts'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import type { Label, Text } from '#app/text/text.tsx'
import { reasonText } from './reason-text.ts'

/** What was found about a draft, in a sentence. */
export const findingText = (
  { code, level, at, about }: Finding,
  around: { readonly form: Questionnaire; readonly t: Text; readonly label: (label: Label) => string },
): string => {
  const { t } = around
  switch (code) {
    case 'neverAsk':
      return `${t(`questions.never_${about ?? 'identity'}`)} ${t(level === 'stops' ? 'questions.neverStops' : 'questions.neverWarns')}`
    case 'noWords':
    case 'noEnglish':
    case 'noChoices':
    case 'unknownChoice':
    case 'atDoorTooMany':
    case 'same':
      return t(`questions.found_${code}`)
    default:
      return reasonText({ reason: code, at }, around)
  }
}
