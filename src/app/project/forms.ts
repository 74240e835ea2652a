import { inOrder } from '#domain/survey/form-version.ts'
import { defaultQuestionnaire, parseQuestionnaire, type Questionnaire } from '#domain/survey/questionnaire.ts'
import type { Shown } from '#app/store/overlay.ts'

/** The versions of the questionnaire on this phone. */
export interface Forms {
  /** Oldest first; the one that comes with the product among them. */
  readonly versions: readonly Questionnaire[]
  /** What a new conversation begins with. */
  readonly newest: Questionnaire
  /** The version that a draft or an answer was made with. */
  readonly of: (formId: string, version: string) => Questionnaire | undefined
}

/** @param shown the records of type `questionnaire`. One that the server would not take does not count, nor one that
 *  this version of the app cannot ask. */
export const formsIn = (shown: readonly Shown[]): Forms => {
  const published = shown.flatMap(({ record, whereabouts }) => {
    const parsed = parseQuestionnaire(record.fields['body'])
    return parsed.ok && whereabouts !== 'problem' ? [parsed.questionnaire] : []
  })
  const versions = inOrder([defaultQuestionnaire, ...published])
  return {
    versions,
    newest: versions.at(-1) ?? defaultQuestionnaire,
    of: (formId, version) => versions.find((form) => form.formId === formId && form.version === version),
  }
}
