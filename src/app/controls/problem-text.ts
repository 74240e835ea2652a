import type { Problem } from '#domain/survey/question-types.ts'
import type { Text } from '#app/text/text.tsx'

/** What is wrong with an answer, in one sentence. */
export const problemText = (t: Text, { code, params }: Problem): string => {
  if (code === 'outOfRange' && params?.['max'] === undefined)
    return t('interview.problem_tooLow', { ...blank, ...params })
  return t(`interview.problem_${code}`, { ...blank, ...params })
}

/** A text asks for its placeholders even when a problem does not name them. */
const blank = { min: 0, max: 0, step: 1 }
