import { openForm } from './interview-form.ts'
import { nextQuestion } from './interview-next.ts'
import { saveAnswer } from './interview-save.ts'
import type { Row } from './row.ts'

/** What somebody who asks feels: how long the next question takes, how long until an answer is safe, and how long until
 *  the first question stands there. */
export const interview = async (): Promise<readonly Row[]> => {
  const [next, slowest] = await nextQuestion()
  return [next, slowest, ...(await saveAnswer()), ...(await openForm(next))]
}
