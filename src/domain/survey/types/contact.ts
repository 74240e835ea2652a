import * as z from 'zod/mini'
import { fieldsSchema } from './fields.ts'
import { rule } from './problem.ts'
import type { QuestionType } from './question-type.ts'

/** Contact details: `no`, or purposes with a phone number or an e-mail address. Becomes a record of its own; it is
 *  never an answer and never read back. */
export const contact: QuestionType<'contact'> = {
  control: 'contact',
  answer: (question, context) =>
    z.union([
      z.literal('no'),
      z.pipe(
        z.pipe(z.unknown(), z.transform(withoutBlanks)),
        fieldsSchema(question.fields ?? [], context).check(
          rule('reachable', (details: Record<string, unknown>) =>
            Boolean(details['phone'] ?? details['email']),
          ),
        ),
      ),
    ]),
  readBack: () => [],
}

/** A field that was left blank is a field that was not given. */
const withoutBlanks = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, text]) => text !== null && text !== ''))
    : value
