import type { Mode, Questionnaire } from '#domain/survey/questionnaire.ts'
import { route } from '#domain/survey/route.ts'
import type { Draft } from '#app/store/draft.ts'

/** What a new conversation begins with: this form, at its first question. */
export const beginningOf = (
  form: Questionnaire,
  mode: Mode,
): Pick<Draft, 'mode' | 'formId' | 'formVersion' | 'at'> => ({
  mode,
  formId: form.formId,
  formVersion: form.version,
  at: route(form, {}, mode)[0]?.question.id ?? '',
})
