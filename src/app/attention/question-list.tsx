import type { ReactNode } from 'react'
import type { AskedQuestion } from '#app/store/attention.ts'
import { QuestionCard } from './question-card.tsx'
import type { Say } from './use-said.ts'

/** Everything of which two values stand. A card that was answered again is another card. */
export const QuestionList = ({
  questions,
  say,
}: {
  readonly questions: readonly AskedQuestion[]
  readonly say: Say
}): ReactNode => (
  <ul className="list">
    {questions.map((question) => (
      <QuestionCard
        key={`${question.record.id} ${question.conflictIds.join()}`}
        question={question}
        say={say}
      />
    ))}
  </ul>
)
