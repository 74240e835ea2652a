import { nextQuestion } from './interview-next.ts'
import { saveAnswer } from './interview-save.ts'
import type { Row } from './row.ts'

/** What somebody who asks feels: how long the next question takes, and how long until an answer is safe. */
export const interview = async (): Promise<readonly Row[]> => [
  ...(await nextQuestion()),
  ...(await saveAnswer()),
]
